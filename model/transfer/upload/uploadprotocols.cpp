// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bitsupload.h"
#include "model/transfer/upload/davupload.h"
#include "model/transfer/upload/methodprobe.h"
#include "model/transfer/upload/nextcloudupload.h"
#include "model/transfer/upload/putupload.h"
#include "model/transfer/upload/resumableupload.h"
#include "model/transfer/upload/s3upload.h"
#include "model/transfer/upload/tusupload.h"
#include "model/transfer/upload/uploadprotocol.h"

namespace tranship {

std::unique_ptr<UploadProtocol> makeUploadProtocol(const UploadAim &aim,
                                                   const UploadSession &session)
{
    switch (session.method) {
    case UploadMethod::Post:
        return makePostUpload(aim, session);
    case UploadMethod::WebDav:
        return makeDavUpload(aim, session);
    case UploadMethod::Bits:
        return makeBitsUpload(aim, session);
    case UploadMethod::Tus:
        return makeTusUpload(aim, session);
    case UploadMethod::Resumable:
        return makeResumableUpload(aim, session);
    case UploadMethod::Nextcloud:
        return makeNextcloudUpload(aim, session);
    case UploadMethod::S3Multipart:
        return makeS3Upload(aim, session);
    case UploadMethod::Auto:
        return makeMethodProbe(aim, session, makeUploadProtocol);
    case UploadMethod::Put:
        break;
    }
    return makePutUpload(aim, session);
}

std::optional<UploadRequest> cancelRequest(const UploadAim &aim, const UploadSession &session)
{
    if (!session.isOpen())
        return {};
    switch (session.method) {
    case UploadMethod::WebDav:
        return davCancelRequest(aim, session);
    case UploadMethod::Bits:
        return bitsCancelRequest(aim, session);
    case UploadMethod::Tus:
        return tusCancelRequest(aim, session);
    case UploadMethod::Resumable:
        return resumableCancelRequest(aim, session);
    case UploadMethod::Nextcloud:
        return nextcloudCancelRequest(aim, session);
    case UploadMethod::S3Multipart:
        return s3CancelRequest(aim, session);
    case UploadMethod::Auto:
    case UploadMethod::Put:
    case UploadMethod::Post:
        break;
    }
    return {};
}

CancelVerdict judgeCancel(const UploadSession &session, const UploadAnswer &answer)
{
    switch (session.method) {
    case UploadMethod::WebDav:
        return judgeDavCancel(answer);
    case UploadMethod::Bits:
        return judgeBitsCancel(answer);
    case UploadMethod::Tus:
        return judgeTusCancel(answer);
    case UploadMethod::Resumable:
        return judgeResumableCancel(answer);
    case UploadMethod::Nextcloud:
        return judgeNextcloudCancel(answer);
    case UploadMethod::S3Multipart:
        return judgeS3Cancel(answer);
    case UploadMethod::Auto:
    case UploadMethod::Put:
    case UploadMethod::Post:
        break;
    }
    // There was nothing to tell.
    return CancelVerdict::Gone;
}

std::optional<UploadRequest> closeRequest(const UploadAim &aim, const UploadSession &session)
{
    if (session.method != UploadMethod::Bits)
        return {};
    return bitsCloseRequest(aim, session);
}

} // namespace tranship
