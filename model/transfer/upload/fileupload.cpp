// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/fileupload.h"

#include "model/transfer/upload/uploadrun.h"

namespace tranship {

FileUpload::FileUpload(UploadServices services, Owner &owner, File file)
    : d(std::make_unique<Private>(*this, std::move(services), owner, std::move(file)))
{
}

FileUpload::~FileUpload()
{
    d->stop();
}

void FileUpload::start()
{
    d->start();
}

void FileUpload::stop()
{
    d->stop();
}

const File &FileUpload::file() const
{
    return d->file();
}

QList<ConnectionView> FileUpload::connections() const
{
    return d->connections();
}

bool FileUpload::isSettling() const
{
    return d->isSettling();
}

void FileUpload::checkpoint(std::function<void(const Result<bool> &)> done)
{
    d->checkpoint(std::move(done));
}

} // namespace tranship
