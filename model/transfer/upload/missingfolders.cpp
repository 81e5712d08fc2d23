// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/missingfolders.h"

#include "model/transfer/upload/davanswers.h"
#include "model/transfer/upload/uploadanswers.h"

namespace tranship {

using namespace Qt::StringLiterals;

std::optional<UploadRequest> MissingFolders::next() const
{
    if (m_failed || m_wanted.isEmpty())
        return std::nullopt;
    return question("MKCOL", m_wanted.last());
}

void MissingFolders::answered(const UploadAnswer &answer)
{
    if (m_failed || m_wanted.isEmpty())
        return;
    const int status = answer.head.status;
    const bool isThere = isStored(status) || status == 405;
    const bool lacksParent = status == 409 || status == 404;
    const bool isRoot = m_wanted.last().path() == "/"_L1;
    if (isThere) {
        m_wanted.removeLast();
        m_isClimbing = false;
    } else if (lacksParent && m_isClimbing && !isRoot) {
        m_wanted.append(folderOf(m_wanted.last()));
    } else {
        m_failed = refusedEnd(answer.head, u"the folder cannot be made"_s);
    }
}

} // namespace tranship
