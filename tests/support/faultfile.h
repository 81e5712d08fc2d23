// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/files/bytefile.h"

#include <optional>

namespace tranship::test {

/// What of part files can be counted and made to fail.
enum class FileCall { Create, Open, Write, Read, Sync, Truncate };

/// Real part files in which chosen calls fail. May be turned while other threads use its files.
class FaultFiles final : public PartFiles {
public:
    explicit FaultFiles(PartFiles &real);
    ~FaultFiles() override;

    /// The nth call of that kind from now on (1: the next) and the `times - 1` after it answer
    /// `error` and do nothing. Replaces what was set for that kind before.
    void fail(FileCall call, int nth, const Error &error, int times = 1);
    void failAlways(FileCall call, const Error &error);
    void heal();
    /// Calls so far, failed ones too.
    [[nodiscard]] int count(FileCall call) const;
    /// Bytes written with success so far.
    [[nodiscard]] qint64 bytesWritten() const;
    /// What freeSpace() answers; nullopt: the truth.
    void setFreeSpace(std::optional<qint64> bytes);

    [[nodiscard]] Result<std::shared_ptr<ByteFile>> create(const QString &folder,
                                                           const QString &name) override;
    [[nodiscard]] Result<std::shared_ptr<ByteFile>> open(const QString &folder, const QString &name,
                                                         FileIdentity expected) override;
    [[nodiscard]] Result<qint64> freeSpace(const QString &folder) override;

    class Faults;

private:
    PartFiles &m_real;
    std::shared_ptr<Faults> m_faults;
};

} // namespace tranship::test
