// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QIODevice>

#include <functional>

namespace tranship {

/// A request's body as Qt reads it: each byte once. That it is sequential and cannot go back is
/// what keeps Qt from sending a request again when its connection breaks.
class BodyDevice final : public QIODevice {
    Q_OBJECT

public:
    /// `give` copies the next bytes, so many at most, and says how many; 0: not now.
    explicit BodyDevice(std::function<qint64(char *, qint64)> give);

    /// `give` is not called any more.
    void detach() { m_give = nullptr; }

    [[nodiscard]] bool isSequential() const override { return true; }

    [[nodiscard]] bool reset() override { return false; }

protected:
    qint64 readData(char *bytes, qint64 most) override;
    qint64 writeData(const char *bytes, qint64 length) override;

private:
    std::function<qint64(char *, qint64)> m_give;
};

} // namespace tranship
