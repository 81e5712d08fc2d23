// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/download/filedownload.h"

#include "model/job/checksum.h"
#include "model/transfer/download/downloadsession.h"

namespace tranship {

FileDownload::FileDownload(DownloadServices services, Owner &owner, File file)
    : d(std::make_unique<Private>(*this, services, owner, std::move(file)))
{
}

FileDownload::~FileDownload()
{
    d->stop();
}

void FileDownload::start()
{
    d->start();
}

void FileDownload::stop()
{
    d->stop();
}

const File &FileDownload::file() const
{
    return d->file();
}

QList<BlockHash> FileDownload::takeBlocks()
{
    return d->takeBlocks();
}

QList<ConnectionView> FileDownload::connections() const
{
    return d->connections();
}

bool FileDownload::isSettling() const
{
    return d->isSettling();
}

void FileDownload::checkpoint(std::function<void(const Result<bool> &)> done)
{
    d->checkpoint(std::move(done));
}

} // namespace tranship
