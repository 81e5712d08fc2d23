// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/control/arguments.h"
#include "model/job/certificate.h"
#include "model/job/jobstate.h"
#include "model/job/linkoffer.h"
#include "model/queue/requests.h"

#include <QSet>

/// What a request carries, as the engine's values. What does not fit is remembered in the
/// arguments' problem().
namespace tranship {

/// {name, description?, type?, priority?, settings?}
[[nodiscard]] NewJob newJobFrom(Arguments &arguments);
/// {files: [{url, path, name?, mirrors?: [URL], checksum?, checksumSource?, ranges?: "0-99,400-",
/// pieces?: {algorithm, length, digests: [HEX]}, partUrls?: [URL]}]}, one at least.
[[nodiscard]] QList<NewFile> newFilesFrom(Arguments &arguments);
/// {states: [NAME]}, one at least.
[[nodiscard]] QSet<JobState> statesFrom(Arguments &arguments);
/// {host, fingerprint}
[[nodiscard]] CertificateKey certificateKeyFrom(Arguments &arguments);
/// {urls: [TEXT], referrer?: URL, cookies?: TEXT}: few, short and without control characters;
/// cookies with one URL only. Whether they are URLs is for the dialog to say that they fill.
[[nodiscard]] LinkOffer linkOfferFrom(Arguments &arguments);

/// {kind: "header" | "server" | "proxy" | "certificate", name, user, secret, token, keep:
/// "keychain" | "session"}; an empty secret takes away what was there.
[[nodiscard]] JobSecret secretFrom(Arguments &arguments);

} // namespace tranship
