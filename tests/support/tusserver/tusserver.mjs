// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A tus server on 127.0.0.1, at /files: node tusserver.mjs FOLDER [PORT [MOST-BYTES]]
//
// Uploads lie in FOLDER under their id, beside ID.json. The first line of standard output is
// "READY PORT"; then comes a line of JSON for each request when its head is here, and one when its
// answer has left. It ends when its standard input does.

import http from 'node:http';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';

const [folder, port = '0', mostBytes = '0'] = process.argv.slice(2);

const tus = new Server({
    path: '/files',
    datastore: new FileStore({ directory: folder, expirationPeriodInMilliseconds: 3_600_000 }),
    maxSize: Number(mostBytes),
});

function say(line) {
    process.stdout.write(line + '\n');
}

function numberOf(text) {
    return text === undefined ? -1 : Number(text);
}

// Headers that are given to writeHead() as a list cannot be asked for afterwards.
function offsetIn(headers) {
    const entries = Array.isArray(headers) ? headers.flat() : Object.entries(headers ?? {}).flat();
    const at = entries.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === 'upload-offset');
    return at < 0 ? -1 : Number(entries[at + 1]);
}

const server = http.createServer((request, response) => {
    say(JSON.stringify({
        event: 'request',
        method: request.method,
        url: request.url,
        offset: numberOf(request.headers['upload-offset']),
        length: numberOf(request.headers['content-length']),
    }));
    let offset = -1;
    const writeHead = response.writeHead;
    response.writeHead = (...head) => {
        offset = offsetIn(head.at(-1));
        return writeHead.apply(response, head);
    };
    response.on('finish', () => say(JSON.stringify({
        event: 'answer',
        method: request.method,
        url: request.url,
        status: response.statusCode,
        offset,
    })));
    tus.handle(request, response);
});
server.listen(Number(port), '127.0.0.1', () => say(`READY ${server.address().port}`));

process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
