// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/job/uploadsession.h"

#include "model/job/names.h"

#include <array>

namespace tranship {

using namespace Qt::StringLiterals;

namespace {

/// By their numbers.
constexpr std::array methodNames{"auto"_L1,      "put"_L1,       "post"_L1,
                                 "webdav"_L1,    "bits"_L1,      "tus"_L1,
                                 "resumable"_L1, "nextcloud"_L1, "s3-multipart"_L1};

} // namespace

QLatin1String uploadMethodName(UploadMethod method)
{
    return nameIn(methodNames, method);
}

std::optional<UploadMethod> uploadMethodFromName(QStringView name)
{
    return valueIn<UploadMethod>(methodNames, name);
}

} // namespace tranship
