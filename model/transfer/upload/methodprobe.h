// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/transfer/upload/uploadprotocol.h"

#include <functional>
#include <memory>
#include <optional>

namespace tranship {

/// Makes the protocol of the session's method, as makeUploadProtocol() does.
using UploadProtocolMaker =
    std::function<std::unique_ptr<UploadProtocol>(const UploadAim &, const UploadSession &)>;

/// The method that needs no question: S3Multipart for a list of presigned URLs, Put for a presigned
/// URL (of S3, Google, Azure), whose server answers nothing else. nullopt: the server is to be
/// asked.
[[nodiscard]] std::optional<UploadMethod> methodByAim(const UploadAim &aim);

/// What an answer to OPTIONS at the target says, of any status, in this order:
///
/// - Tus-Resumable or Tus-Version: Tus
/// - Upload-Limit, Upload-Draft-Interop-Version, or Accept-Patch with application/partial-upload:
///   Resumable
/// - a Server of Microsoft's IIS: nullopt
/// - DAV, or an Allow with PROPFIND or MKCOL: Nextcloud where the path is one of its files, else
///   WebDav
/// - an Allow with PUT: Put
///
/// nullopt: BITS is possible, and has to be asked for itself. A method that has no reply is not
/// among the answers for an upload-reply job.
[[nodiscard]] std::optional<UploadMethod> methodByOptions(const UploadAim &aim,
                                                          const ResponseHead &head);

/// The same when the server does not speak BITS: what is left is Post where Allow has POST and not
/// PUT, else Put.
[[nodiscard]] UploadMethod methodWithoutBits(const UploadAim &aim, const ResponseHead &head);

/// What a remembered choice is good for: scheme, host, port and the first folder of the path,
/// "https://host:443/files". A server often speaks one thing here and another there.
[[nodiscard]] QString probeKey(const QUrl &url);

/// UploadMethod::Auto: asks the server what it speaks, with OPTIONS at the target, then, where that
/// does not tell, with a Ping of BITS. Neither has a body, so nothing is guessed with the file.
/// Goes on as the protocol chosen, which stands in `session.method` from then on.
///
/// A server that is in trouble (500, 503, ...) or wants a login has not answered: the upload ends
/// with that, to be tried again. Five redirects of the question are followed; the chosen protocol
/// finds its own way from the target.
[[nodiscard]] std::unique_ptr<UploadProtocol>
makeMethodProbe(const UploadAim &aim, const UploadSession &session, UploadProtocolMaker make);

} // namespace tranship
