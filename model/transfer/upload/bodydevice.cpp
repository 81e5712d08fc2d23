// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/bodydevice.h"

#include <utility>

namespace tranship {

BodyDevice::BodyDevice(std::function<qint64(char *, qint64)> give) : m_give(std::move(give))
{
    // Qt's buffer would be another copy.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 BodyDevice::readData(char *bytes, qint64 most)
{
    return m_give ? m_give(bytes, most) : -1;
}

qint64 BodyDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace tranship
