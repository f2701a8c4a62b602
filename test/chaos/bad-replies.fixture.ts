import type { ServerResponse } from 'node:http';
import { answer } from '../contract/tencent/stub-server.js';

/** A reply that is none, and what a caller is told about it. */
export interface BadReply {
  name: string;
  send(response: ServerResponse): void;
  scode: number;
  /** It ends only because somebody gives up. */
  endless?: true;
}

const UNREACHABLE = 30052;
const TIMEOUT = 30053;
const UNREADABLE = 30054;

const JSON_TYPE = { 'content-type': 'application/json' };
const HTML = '<html><body><h1>502 Bad Gateway</h1></body></html>';
const MIB = Buffer.alloc(1024 * 1024, 'x');
const HUGE_MIB = 200;

export const BAD_REPLIES: BadReply[] = [
  { name: 'silence', send: () => undefined, scode: TIMEOUT, endless: true },
  {
    name: 'a head without a body',
    send: (response) => response.writeHead(200, { ...JSON_TYPE, 'content-length': 100 }).flushHeaders(),
    scode: TIMEOUT,
    endless: true,
  },
  { name: 'a body that drips', send: drip, scode: TIMEOUT, endless: true },
  {
    name: 'a redirect',
    send: (response) => response.writeHead(302, { location: '/elsewhere', 'content-length': 0 }).end(),
    scode: UNREADABLE,
  },
  {
    name: 'HTML with 200',
    send: (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(HTML),
    scode: UNREADABLE,
  },
  {
    name: 'HTML with 502',
    send: (response) => response.writeHead(502, { 'content-type': 'text/html' }).end(HTML),
    scode: UNREADABLE,
  },
  {
    name: 'nothing with 200',
    send: (response) => response.writeHead(200, { 'content-length': 0 }).end(),
    scode: UNREADABLE,
  },
  {
    name: 'JSON that is no envelope',
    send: (response) => response.writeHead(200, JSON_TYPE).end('{"ok":true}'),
    scode: UNREADABLE,
  },
  {
    name: 'half of a body',
    send: (response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': 100 });
      response.write('{"Response":{', () => response.socket?.destroy());
    },
    scode: UNREADABLE,
  },
  {
    name: 'a closed connection',
    send: (response) => void response.socket?.destroy(),
    scode: UNREACHABLE,
  },
  {
    name: 'a half-closed connection',
    send: (response) => void response.socket?.end(),
    scode: UNREACHABLE,
  },
  {
    name: 'a reset connection',
    send: (response) => void response.socket?.resetAndDestroy(),
    scode: UNREACHABLE,
  },
  {
    name: '200 MB that say so',
    send: (response) => {
      response.writeHead(200, { ...JSON_TYPE, 'content-length': HUGE_MIB * MIB.length });
      flood(response);
    },
    scode: UNREADABLE,
  },
  {
    name: '200 MB in chunks',
    send: (response) => {
      response.writeHead(200, JSON_TYPE);
      flood(response);
    },
    scode: UNREADABLE,
  },
];

/** What a healthy cloud answers to everything that the tests ask. */
export const sendHealthy = (response: ServerResponse): void =>
  answer(response, {
    TotalCount: 1,
    DiskSet: [{ DiskId: 'disk-giys4n0i', DiskState: 'UNATTACHED', DiskSize: 20, Portable: true }],
    DiskIdSet: ['disk-00000001'],
  });

/** One byte every 20 ms: never idle, never done. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { ...JSON_TYPE, 'content-length': 10_000 });
  const timer = setInterval(() => response.write(' '), 20);
  response.once('close', () => clearInterval(timer));
}

/** As fast as the other side takes it. */
function flood(response: ServerResponse, sent = 0): void {
  if (sent === HUGE_MIB || response.destroyed) return void response.end();
  const more = response.write(MIB);
  if (more) setImmediate(flood, response, sent + 1);
  else response.once('drain', () => flood(response, sent + 1));
}
