// SPDX-FileCopyrightText: 2026 Tranship contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server of resumable uploads (draft-ietf-httpbis-resumable-upload, interop version 8) on 127.0.0.1, at /files:
// node resumableserver.mjs FOLDER [PORT [MOST-BYTES [interim]]]
//
// Uploads lie in FOLDER under their id, beside ID.json. With "interim", 104 comes before other answers, as the draft
// wants it of servers that can. The first line of standard output is "READY PORT"; then comes a line of JSON for each
// request when its head is here, and one when its answer has left. It ends when its standard input does.

import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const [folder, port = '0', mostBytes = '0', mode = ''] = process.argv.slice(2);
const version = '8';
const limit = Number(mostBytes) > 0 ? `max-size=${mostBytes}, max-age=3600` : 'max-age=3600';
const running = new Map(); // id -> the request whose body is being appended

function say(what) {
    process.stdout.write(JSON.stringify(what) + '\n');
}

function numberOf(text) {
    return text === undefined ? -1 : Number(text);
}

function place(id) {
    return path.join(folder, id);
}

function load(id) {
    try {
        const state = JSON.parse(fs.readFileSync(place(id) + '.json', 'utf8'));
        return { ...state, offset: fs.statSync(place(id)).size };
    } catch {
        return null;
    }
}

function save(id, state) {
    fs.writeFileSync(place(id) + '.json', JSON.stringify(state));
}

function interim(request, response, headers) {
    if (mode !== 'interim' || request.headers['upload-draft-interop-version'] !== version)
        return;
    const lines = Object.entries({ 'Upload-Draft-Interop-Version': version, ...headers })
        .map(([name, value]) => `${name}: ${value}\r\n`);
    response.socket.write(`HTTP/1.1 104 Upload Resumption Supported\r\n${lines.join('')}\r\n`);
}

function answer(request, response, status, headers = {}, body = '') {
    response.on('finish', () => say({
        event: 'answer', method: request.method, status, offset: numberOf(headers['Upload-Offset']),
    }));
    response.writeHead(status, { 'Content-Length': body.length, ...headers });
    response.end(request.method === 'HEAD' ? '' : body);
}

// What came before a connection broke stays.
function append(request, id, done) {
    const file = fs.openSync(place(id), 'a');
    running.set(id, request);
    let isOpen = true;
    const close = () => {
        if (!isOpen)
            return;
        isOpen = false;
        fs.closeSync(file);
        if (running.get(id) === request)
            running.delete(id);
    };
    request.on('data', bytes => isOpen && fs.writeSync(file, bytes));
    request.on('close', close);
    request.on('end', () => { close(); done(); });
}

function complete(request, response, id, state) {
    save(id, { ...state, isComplete: true });
    const digest = createHash('sha256').update(fs.readFileSync(place(id))).digest('base64');
    answer(request, response, 200, {
        'Upload-Complete': '?1', 'Upload-Offset': load(id).offset, 'Repr-Digest': `sha-256=:${digest}:`,
    });
}

function create(request, response) {
    const length = numberOf(request.headers['upload-length']);
    if (Number(mostBytes) > 0 && length > Number(mostBytes))
        return answer(request, response, 413, { 'Upload-Limit': limit });
    const id = randomUUID();
    const url = `/files/${id}`;
    fs.writeFileSync(place(id), '');
    save(id, { length, isComplete: false });
    interim(request, response, { Location: url, 'Upload-Limit': limit });
    append(request, id, () => {
        if (request.headers['upload-complete'] === '?1')
            return complete(request, response, id, { length });
        answer(request, response, 201, {
            Location: url, 'Upload-Limit': limit, 'Upload-Complete': '?0', 'Upload-Offset': load(id).offset,
        });
    });
}

function patch(request, response, id, state) {
    const offset = { 'Upload-Offset': state.offset, 'Upload-Complete': state.isComplete ? '?1' : '?0' };
    if (state.isComplete || numberOf(request.headers['upload-offset']) !== state.offset) {
        const type = 'https://iana.org/assignments/http-problem-types#mismatching-upload-offset';
        const problem = JSON.stringify({ type, 'expected-offset': state.offset });
        return answer(request, response, 409, { ...offset, 'Content-Type': 'application/problem+json' }, problem);
    }
    let isTold = false;
    request.on('data', () => {
        if (!isTold)
            interim(request, response, { 'Upload-Offset': load(id).offset });
        isTold = true;
    });
    append(request, id, () => {
        if (request.headers['upload-complete'] === '?1')
            return complete(request, response, id, state);
        answer(request, response, 204, { 'Upload-Complete': '?0', 'Upload-Offset': load(id).offset });
    });
}

function serve(request, response) {
    say({
        event: 'request', method: request.method, offset: numberOf(request.headers['upload-offset']),
        length: numberOf(request.headers['content-length']),
    });
    const id = path.basename(new URL(request.url, 'http://127.0.0.1').pathname);
    if (request.method === 'OPTIONS') {
        return answer(request, response, 204, {
            'Accept-Patch': 'application/partial-upload', 'Upload-Limit': limit,
            'Upload-Draft-Interop-Version': version,
        });
    }
    if (request.method === 'POST')
        return create(request, response);
    // Whoever asks has given up on what is still running.
    running.get(id)?.destroy();
    running.delete(id);
    const state = load(id);
    if (!state)
        return answer(request, response, 404);
    switch (request.method) {
    case 'HEAD':
        return answer(request, response, 204, {
            'Upload-Offset': state.offset, 'Upload-Complete': state.isComplete ? '?1' : '?0',
            'Upload-Length': state.length, 'Upload-Limit': limit, 'Cache-Control': 'no-store',
        });
    case 'PATCH':
        return patch(request, response, id, state);
    case 'DELETE':
        fs.rmSync(place(id));
        fs.rmSync(place(id) + '.json');
        return answer(request, response, 204);
    default:
        return answer(request, response, 405, { Allow: 'OPTIONS, POST, HEAD, PATCH, DELETE' });
    }
}

const server = http.createServer(serve);
server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`READY ${server.address().port}\n`));

process.stdin.on('end', () => process.exit(0));
process.stdin.resume();
