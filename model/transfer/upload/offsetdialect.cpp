// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/offsetdialect.h"

#include "model/transfer/upload/uploadanswers.h"

namespace tranship {

using namespace Qt::StringLiterals;

OffsetWord OffsetWord::of(Kind kind)
{
    OffsetWord word;
    word.kind = kind;
    return word;
}

OffsetWord OffsetWord::failed(ErrorCode code, const QString &detail)
{
    OffsetWord word = of(Kind::Failed);
    word.end = failedEnd(makeError(code, ErrorContext::RemoteFile, detail));
    return word;
}

OffsetWord OffsetWord::refused(const ResponseHead &head, const QString &what)
{
    OffsetWord word = of(Kind::Failed);
    word.end = refusedEnd(head, what);
    return word;
}

OffsetWord OffsetWord::createdBy(const ResponseHead &head, const QUrl &from)
{
    if (head.header("Location").trimmed().isEmpty())
        return failed(ErrorCode::ProtocolMismatch, u"the server names no URL of the upload"_s);
    UploadPlace place(from);
    if (const Done location = place.follow(head); !location)
        return failed(location.error().code, location.error().detail);
    OffsetWord word = of(Kind::Created);
    word.url = place.url();
    return word;
}

bool isRefusedQuestion(int status)
{
    const bool isAboutUs = status == 401 || status == 407 || status == 412 || isTrouble(status);
    return status == 501 || (status >= 400 && status <= 499 && !isAboutUs);
}

bool isSuccess(int status)
{
    return status >= 200 && status <= 299;
}

void addHeader(UploadRequest &request, const QByteArray &name, const QByteArray &value)
{
    request.headers.append({name, value});
}

} // namespace tranship
