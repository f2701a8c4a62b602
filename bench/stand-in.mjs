// A stand-in for Tencent that uses very little time: replies are made once, signatures are not checked. It is the same
// for every subject, so subjects differ only in their own work. With STAND_IN_TLS, the file of a key and a certificate, it
// speaks TLS.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { latencyMsOf } from './parts/latency.mjs';
import { describeDisks, describePage, describeRegions, done } from './parts/tencent-replies.mjs';

/**
 * none: replies are sent at once. byRegion: after as long as a call to the region takes. drawn: after the latency that
 * belongs to the number in the request, or to the count of calls where there is none.
 * @typedef {{ kind: 'none' } | { kind: 'byRegion', ms: Record<string, number> } | { kind: 'drawn', seed: number }} Latency
 */

/** @type {Latency} */
let latency = { kind: 'none' };
let drawn = 0;
/** @type {Record<string, number>} */
let calls = {};

/** @type {Map<string, Buffer>} */
const replies = new Map();

/** @param {string} key @param {() => string} make */
function kept(key, make) {
  let reply = replies.get(key);
  if (!reply) replies.set(key, (reply = Buffer.from(make())));
  return reply;
}

/** A page with conditions is full, whatever its offset; one without is of the 5,000 disks of a search. @param {string} action @param {string} body */
function replyTo(action, body) {
  if (action === 'DescribeRegions') return kept(action, describeRegions);
  if (action !== 'DescribeDisks') return kept('done', done);
  const rows = numberIn(/"Limit":\s*(\d+)/, body) ?? 20;
  if (body.includes('"Filters"')) return kept(`disks ${rows}`, () => describeDisks(rows));
  const offset = numberIn(/"Offset":\s*(\d+)/, body) ?? 0;
  return kept(`page ${offset} ${rows}`, () => describePage(offset, rows));
}

/** @param {RegExp} pattern @param {string} body */
function numberIn(pattern, body) {
  const found = pattern.exec(body)?.slice(1).find(Boolean);
  return found === undefined ? undefined : Number(found);
}

/** @param {string} region @param {string} body */
function delayOf(region, body) {
  if (latency.kind === 'none') return 0;
  if (latency.kind === 'byRegion') return latency.ms[region] ?? 0;
  const number = numberIn(/"Offset":\s*(\d+)|"DiskName":\s*"name-(\d+)"/, body);
  return latencyMsOf(latency.seed, number ?? (drawn += 1));
}

let head = '';
/** @param {number} length */
function headOf(length) {
  return `${head}Content-Length: ${length}\r\n\r\n`;
}
function renewHead() {
  head =
    'HTTP/1.1 200 OK\r\nServer: stand-in\r\nConnection: keep-alive\r\nContent-Type: application/json\r\n' +
    `Date: ${new Date().toUTCString()}\r\n`;
}
renewHead();
setInterval(renewHead, 1000).unref();

/** @param {string} text @param {string} name lower case, with colon */
function header(text, name) {
  const at = text.toLowerCase().indexOf(`\r\n${name}`);
  return at < 0 ? '' : text.slice(at + name.length + 2, text.indexOf('\r\n', at + 2)).trim();
}

/** @param {import('node:net').Socket} socket */
function serve(socket) {
  let pending = '';
  socket.on('error', () => socket.destroy());
  socket.setEncoding('latin1');
  socket.on('data', (/** @type {unknown} */ chunk) => {
    pending += /** @type {string} */ (chunk);
    for (;;) {
      const headEnd = pending.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const requestHead = pending.slice(0, headEnd + 2);
      const length = Number(header(requestHead, 'content-length:') || 0);
      const end = headEnd + 4 + length;
      if (pending.length < end) return;
      const body = pending.slice(headEnd + 4, end);
      pending = pending.slice(end);
      answer(socket, requestHead, body);
    }
  });
}

/** @param {import('node:net').Socket} socket @param {string} requestHead @param {string} body */
function answer(socket, requestHead, body) {
  const action = header(requestHead, 'x-tc-action:');
  calls[action] = (calls[action] ?? 0) + 1;
  const reply = replyTo(action, body);
  const isLast = /\r\nconnection: *close/i.test(requestHead);
  const send = () => {
    socket.cork();
    socket.write(headOf(reply.length), 'latin1');
    socket.write(reply);
    socket.uncork();
    if (isLast) socket.end();
  };
  const delay = delayOf(header(requestHead, 'x-tc-region:'), body);
  if (delay === 0) send();
  else setTimeout(send, delay);
}

// Answers with the calls since the message before.
process.on('message', (/** @type {{ latency?: Latency }} */ message) => {
  if (message.latency) latency = message.latency;
  drawn = 0;
  process.send?.({ calls });
  calls = {};
});
process.on('disconnect', () => process.exit(0));
const { STAND_IN_TLS } = process.env;
const server = STAND_IN_TLS
  ? createTlsServer(JSON.parse(readFileSync(STAND_IN_TLS, 'utf8')), serve)
  : createServer({ noDelay: true }, serve);
server.listen(0, '127.0.0.1', () => {
  const { port } = /** @type {any} */ (server.address());
  process.send?.({ origin: `${STAND_IN_TLS ? 'https' : 'http'}://127.0.0.1:${port}` });
});
