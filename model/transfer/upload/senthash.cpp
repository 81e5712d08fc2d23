// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/transfer/upload/senthash.h"

#include "model/files/digest.h"
#include "model/transfer/upload/uploadsource.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace tranship {

namespace {

constexpr qint64 blockLength = 1024 * 1024;
/// Read by one task: the worker turns to other files in between.
constexpr qint64 batch = 4 * blockLength;

} // namespace

class SentHash::Work {
public:
    explicit Work(Checksum::Algorithm algorithm) : m_algorithm(algorithm) { }

    void stop() { m_isStopped = true; }

    void add(QByteArrayView bytes)
    {
        if (m_isStopped || m_error)
            return;
        if (!m_digest) {
            Result<Digest> begun = Digest::begin(m_algorithm);
            if (!begun) {
                m_error = begun.error();
                return;
            }
            m_digest = std::move(*begun);
        }
        if (const Done added = m_digest->add(bytes); !added)
            m_error = added.error();
    }

    void read(SourceFile &file, ByteRange range)
    {
        std::vector<char> block(static_cast<size_t>(std::min(blockLength, range.length())));
        for (qint64 at = range.begin; at < range.end && !m_isStopped && !m_error;) {
            const qint64 length = std::min(blockLength, range.end - at);
            const std::span bytes(block.data(), static_cast<size_t>(length));
            if (const Done got = file.read(at, bytes); !got)
                m_error = localError(got.error());
            else
                add({block.data(), length});
            at += length;
        }
    }

    [[nodiscard]] Result<QByteArray> value()
    {
        add({}); // of an empty file nothing else comes
        if (m_error)
            return failure(*m_error);
        return m_digest->value();
    }

private:
    const Checksum::Algorithm m_algorithm;
    std::atomic<bool> m_isStopped = false;
    std::optional<Digest> m_digest;
    std::optional<Error> m_error;
};

SentHash::SentHash(Worker &hashing) : m_hashing(hashing)
{
    begin(0);
}

SentHash::~SentHash()
{
    m_work->stop();
}

void SentHash::begin(qint64 total)
{
    if (m_work)
        m_work->stop();
    m_work = std::make_shared<Work>(Checksum::Algorithm::Sha256);
    m_file.reset();
    m_total = total;
    m_planned = 0;
    m_sent = 0;
    m_isReading = false;
    m_isLeftBehind = false;
}

bool SentHash::isAtEnd() const
{
    return m_planned == m_total;
}

void SentHash::sending(const std::shared_ptr<SourceFile> &file, qint64 at,
                       const std::shared_ptr<const QByteArray> &bytes)
{
    m_file = file;
    m_sent = std::max(m_sent, at + bytes->size());
    const qint64 known = m_planned - at;
    if (known < 0 || m_isReading || m_isLeftBehind)
        return readOn();
    if (known >= bytes->size())
        return;
    if (m_waiting + bytes->size() > mostWaiting) {
        m_isLeftBehind = true;
        return;
    }
    m_planned = at + bytes->size();
    m_waiting += bytes->size();
    m_hashing.post(
        [work = m_work, bytes, known] { work->add(QByteArrayView(*bytes).sliced(known)); }, this,
        [this, length = bytes->size()] { m_waiting -= length; });
}

void SentHash::readOn()
{
    if (m_isReading || m_isLeftBehind || m_planned >= m_sent)
        return;
    m_isReading = true;
    const ByteRange range{m_planned, std::min(m_planned + batch, m_sent)};
    m_planned = range.end;
    m_hashing.post([work = m_work, file = m_file, range] { work->read(*file, range); }, this,
                   [this, work = m_work] {
                       if (work != m_work)
                           return;
                       m_isReading = false;
                       readOn();
                   });
}

void SentHash::digest(const std::shared_ptr<SourceFile> &file, Checksum::Algorithm algorithm,
                      Answer done)
{
    if (algorithm != Checksum::Algorithm::Sha256)
        return digestOf(file, {0, m_total}, algorithm, std::move(done));
    readTo(file, m_work, {std::exchange(m_planned, m_total), m_total}, std::move(done));
}

void SentHash::digestOf(const std::shared_ptr<SourceFile> &file, ByteRange range,
                        Checksum::Algorithm algorithm, Answer done)
{
    readTo(file, std::make_shared<Work>(algorithm), range, std::move(done));
}

void SentHash::readTo(const std::shared_ptr<SourceFile> &file, const std::shared_ptr<Work> &work,
                      ByteRange rest, Answer done)
{
    const ByteRange range{rest.begin, std::min(rest.begin + batch, rest.end)};
    using Value = std::optional<Result<QByteArray>>;
    runOn<Value>(
        m_hashing, this,
        [work, file, range, isLast = range.end == rest.end]() -> Value {
            work->read(*file, range);
            return isLast ? Value(work->value()) : std::nullopt;
        },
        [this, file, work, next = ByteRange{range.end, rest.end},
         done = std::move(done)](const Value &value) {
            if (value)
                return done(*value);
            readTo(file, work, next, done);
        });
}

} // namespace tranship
