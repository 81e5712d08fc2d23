// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/files/directmemory.h"

#include "model/files/bytefile.h"

#include <cstdint>
#include <new>

#include <sys/mman.h>

namespace tranship {

namespace {

constexpr std::align_val_t alignment{static_cast<size_t>(directAlignment)};

bool isOfBigPages(qint64 size)
{
    return size % DirectMemory::bigPage == 0;
}

/// Mapped with room for one page more, of which what lies around whole pages goes back at once.
char *mapBigPages(size_t size)
{
    constexpr auto page = static_cast<size_t>(DirectMemory::bigPage);
    void *mapped =
        ::mmap(nullptr, size + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED)
        throw std::bad_alloc();
    const size_t before = (page - reinterpret_cast<uintptr_t>(mapped) % page) % page;
    char *data = static_cast<char *>(mapped) + before;
    if (before > 0)
        (void)::munmap(mapped, before);
    (void)::munmap(data + size, page - before);
#ifdef Q_OS_LINUX
    // A hint: without big pages it is slower, that is all.
    (void)::madvise(data, size, MADV_HUGEPAGE);
#endif
    return data;
}

char *take(qint64 size)
{
    const auto bytes = static_cast<size_t>(size);
    return isOfBigPages(size) ? mapBigPages(bytes)
                              : static_cast<char *>(::operator new(bytes, alignment));
}

} // namespace

DirectMemory::DirectMemory(qint64 size) : m_size(size), m_data(take(size)) { }

DirectMemory::~DirectMemory()
{
    if (isOfBigPages(m_size))
        (void)::munmap(m_data, static_cast<size_t>(m_size));
    else
        ::operator delete(m_data, alignment);
}

} // namespace tranship
