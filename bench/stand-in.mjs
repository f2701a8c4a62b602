// A stand-in for Tencent that uses very little time: replies are made once, signatures are not checked. It is the same
// for every subject, so subjects differ only in their own work.
import { createServer } from 'node:net';
import { describeDisks, describeRegions } from './parts/tencent-replies.mjs';

/** @type {Record<string, number>} */
let latencyMs = {};
let calls = 0;

/** @type {Map<string, Buffer>} */
const replies = new Map();

/** @param {string} action @param {number} rows */
function replyTo(action, rows) {
  const key = `${action} ${rows}`;
  let reply = replies.get(key);
  if (!reply) {
    reply = Buffer.from(action === 'DescribeRegions' ? describeRegions() : describeDisks(rows));
    replies.set(key, reply);
  }
  return reply;
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

const server = createServer({ noDelay: true }, (socket) => {
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
});

/** @param {import('node:net').Socket} socket @param {string} requestHead @param {string} body */
function answer(socket, requestHead, body) {
  calls += 1;
  const rows = Number(/"Limit":\s*(\d+)/.exec(body)?.[1] ?? 20);
  const reply = replyTo(header(requestHead, 'x-tc-action:'), rows);
  const isLast = /\r\nconnection: *close/i.test(requestHead);
  const send = () => {
    socket.cork();
    socket.write(headOf(reply.length), 'latin1');
    socket.write(reply);
    socket.uncork();
    if (isLast) socket.end();
  };
  const delay = latencyMs[header(requestHead, 'x-tc-region:')] ?? 0;
  if (delay === 0) send();
  else setTimeout(send, delay);
}

process.on('message', (/** @type {any} */ message) => {
  if (message.latencyMs) latencyMs = message.latencyMs;
  process.send?.({ calls });
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => {
  process.send?.({ origin: `http://127.0.0.1:${/** @type {any} */ (server.address()).port}` });
});
