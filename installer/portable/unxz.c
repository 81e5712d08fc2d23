// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Standard input, an .xz stream, to standard output. Linked statically: it goes into the installer,
// because a small system has neither xz nor zstd. Exit code 1 and a word on standard error when the
// stream is damaged or the output cannot be written.

#include <lzma.h>

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { blockSize = 1 << 16 };

static int fail(const char *why)
{
    fprintf(stderr, "unpacking failed: %s\n", why);
    return 1;
}

static int writeAll(const uint8_t *bytes, size_t count)
{
    while (count > 0) {
        const ssize_t written = write(STDOUT_FILENO, bytes, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -1;
        bytes += written;
        count -= (size_t)written;
    }
    return 0;
}

/// One step of the decoder; asks for more input when it has none.
static lzma_ret decode(lzma_stream *stream, uint8_t *input, lzma_action *action)
{
    if (stream->avail_in == 0 && *action == LZMA_RUN) {
        const ssize_t got = read(STDIN_FILENO, input, blockSize);
        if (got < 0)
            return errno == EINTR ? LZMA_OK : LZMA_PROG_ERROR;
        stream->next_in = input;
        stream->avail_in = (size_t)got;
        *action = got == 0 ? LZMA_FINISH : LZMA_RUN;
    }
    return lzma_code(stream, *action);
}

int main(void)
{
    static uint8_t input[blockSize];
    static uint8_t output[blockSize];
    lzma_stream stream = LZMA_STREAM_INIT;
    lzma_action action = LZMA_RUN;
    if (lzma_stream_decoder(&stream, UINT64_MAX, 0) != LZMA_OK)
        return fail("not enough memory");
    for (;;) {
        stream.next_out = output;
        stream.avail_out = blockSize;
        const lzma_ret step = decode(&stream, input, &action);
        if (writeAll(output, blockSize - stream.avail_out) != 0)
            return fail(strerror(errno));
        if (step == LZMA_STREAM_END)
            return 0;
        if (step != LZMA_OK)
            return fail(step == LZMA_MEM_ERROR ? "not enough memory" : "the data is damaged");
    }
}
