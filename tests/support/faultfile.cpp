// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/faultfile.h"

#include <array>
#include <limits>
#include <mutex>

namespace tranship::test {

/// The plan of faults and the tally, shared by all files of one FaultFiles.
class FaultFiles::Faults {
public:
    /// Counts the call; an error when it is to fail.
    Done count(FileCall call)
    {
        const std::lock_guard lock(m_mutex);
        Plan &plan = m_plans[static_cast<size_t>(call)];
        ++plan.calls;
        if (plan.calls < plan.firstFailure || plan.calls > plan.lastFailure)
            return {};
        return failure(plan.error);
    }

    void plan(FileCall call, int nth, int times, const Error &error)
    {
        const std::lock_guard lock(m_mutex);
        Plan &plan = m_plans[static_cast<size_t>(call)];
        plan.firstFailure = plan.calls + nth;
        plan.lastFailure = plan.firstFailure + times - 1;
        plan.error = error;
    }

    void heal()
    {
        const std::lock_guard lock(m_mutex);
        for (Plan &plan : m_plans)
            plan.firstFailure = never;
        m_freeSpace.reset();
    }

    int calls(FileCall call)
    {
        const std::lock_guard lock(m_mutex);
        return static_cast<int>(m_plans[static_cast<size_t>(call)].calls);
    }

    void addBytes(qint64 bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_bytes += bytes;
    }

    qint64 bytes()
    {
        const std::lock_guard lock(m_mutex);
        return m_bytes;
    }

    void setFreeSpace(std::optional<qint64> bytes)
    {
        const std::lock_guard lock(m_mutex);
        m_freeSpace = bytes;
    }

    std::optional<qint64> freeSpace()
    {
        const std::lock_guard lock(m_mutex);
        return m_freeSpace;
    }

private:
    static constexpr qint64 never = std::numeric_limits<qint64>::max();

    struct Plan {
        qint64 calls = 0;
        qint64 firstFailure = never;
        qint64 lastFailure = never;
        Error error;
    };

    std::mutex m_mutex;
    std::array<Plan, 6> m_plans;
    qint64 m_bytes = 0;
    std::optional<qint64> m_freeSpace;
};

namespace {

class FaultFile final : public ByteFile {
public:
    FaultFile(std::shared_ptr<ByteFile> real, std::shared_ptr<FaultFiles::Faults> faults)
        : m_real(std::move(real)),
          m_faults(std::move(faults))
    {
    }

    [[nodiscard]] Done write(qint64 offset, QByteArrayView bytes) override
    {
        if (Done counted = m_faults->count(FileCall::Write); !counted)
            return counted;
        Done written = m_real->write(offset, bytes);
        if (written)
            m_faults->addBytes(bytes.size());
        return written;
    }

    void writeDirectly() override { m_real->writeDirectly(); }

    [[nodiscard]] Result<qint64> read(qint64 offset, std::span<char> buffer) override
    {
        if (Done counted = m_faults->count(FileCall::Read); !counted)
            return failure(counted.error());
        return m_real->read(offset, buffer);
    }

    [[nodiscard]] Done sync() override
    {
        Done counted = m_faults->count(FileCall::Sync);
        return counted ? m_real->sync() : counted;
    }

    void startWriteback(qint64 offset, qint64 length) override
    {
        m_real->startWriteback(offset, length);
    }

    [[nodiscard]] Done truncate(qint64 size) override
    {
        Done counted = m_faults->count(FileCall::Truncate);
        return counted ? m_real->truncate(size) : counted;
    }

    void reserve(qint64 size) override { m_real->reserve(size); }

    void forget(qint64 offset, qint64 length) override { m_real->forget(offset, length); }

    [[nodiscard]] Result<qint64> size() const override { return m_real->size(); }

    [[nodiscard]] FileIdentity identity() const override { return m_real->identity(); }

private:
    std::shared_ptr<ByteFile> m_real;
    std::shared_ptr<FaultFiles::Faults> m_faults;
};

using MadeFile = Result<std::shared_ptr<ByteFile>>;

MadeFile wrapped(const MadeFile &real, const std::shared_ptr<FaultFiles::Faults> &faults)
{
    if (!real)
        return real;
    return std::make_shared<FaultFile>(*real, faults);
}

} // namespace

FaultFiles::FaultFiles(PartFiles &real) : m_real(real), m_faults(std::make_shared<Faults>()) { }

FaultFiles::~FaultFiles() = default;

void FaultFiles::fail(FileCall call, int nth, const Error &error, int times)
{
    m_faults->plan(call, nth, times, error);
}

void FaultFiles::failAlways(FileCall call, const Error &error)
{
    m_faults->plan(call, 1, std::numeric_limits<int>::max(), error);
}

void FaultFiles::heal()
{
    m_faults->heal();
}

int FaultFiles::count(FileCall call) const
{
    return m_faults->calls(call);
}

qint64 FaultFiles::bytesWritten() const
{
    return m_faults->bytes();
}

void FaultFiles::setFreeSpace(std::optional<qint64> bytes)
{
    m_faults->setFreeSpace(bytes);
}

MadeFile FaultFiles::create(const QString &folder, const QString &name)
{
    if (Done counted = m_faults->count(FileCall::Create); !counted)
        return failure(counted.error());
    return wrapped(m_real.create(folder, name), m_faults);
}

MadeFile FaultFiles::open(const QString &folder, const QString &name, FileIdentity expected)
{
    if (Done counted = m_faults->count(FileCall::Open); !counted)
        return failure(counted.error());
    return wrapped(m_real.open(folder, name, expected), m_faults);
}

Result<qint64> FaultFiles::freeSpace(const QString &folder)
{
    if (const std::optional<qint64> bytes = m_faults->freeSpace())
        return *bytes;
    return m_real.freeSpace(folder);
}

} // namespace tranship::test
