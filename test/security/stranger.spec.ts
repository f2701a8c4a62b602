import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bound, CONNECTIONS, type Neighbour, SECONDS, startNeighbour } from './neighbour.fixture.js';

/** Requests that a stranger sends at once on each connection. */
const PIPELINED = 1_300;
const ROUND_MS = 1_000;
const KEPT_ROUNDS = 15;

describe('a stranger', () => {
  let neighbour: Neighbour;
  beforeAll(
    async () => {
      neighbour = await startNeighbour();
    },
    60_000 + 4_000 * SECONDS,
  );
  afterAll(() => neighbour.close());

  /**
   * Sends the text on each connection and reads nothing. Each second all of them are opened again; those before stay
   * open for a while, as far as the service lets them.
   */
  function flood(text: string): () => void {
    const { hostname, port } = new URL(neighbour.service.origin);
    const sockets: Socket[] = [];
    const open = () => {
      for (let i = 0; i < CONNECTIONS; i += 1) {
        const socket = connect(Number(port), hostname).pause();
        socket.on('error', () => undefined);
        socket.write(text);
        sockets.push(socket);
      }
      for (const old of sockets.splice(0, Math.max(0, sockets.length - CONNECTIONS * KEPT_ROUNDS)))
        old.destroy();
    };
    open();
    const timer = setInterval(open, ROUND_MS);
    return () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
    };
  }

  it.each([
    ['the document', 'GET /openapi.json'],
    ['the document as YAML', 'GET /openapi.yaml'],
    ['the metrics', 'GET /metrics'],
    ['the health', 'GET /healthz'],
    ['the readiness', 'GET /readyz'],
    ['what is not there', 'GET /nothing'],
    ['disks without a token', 'POST /v1/tencent/disk/list'],
    ['disks with a wrong token', 'POST /v1/tencent/disk/list', 'Host: x\r\nAuthorization: Bearer wrong\r\n'],
    ['no host', 'GET /healthz', ''],
    ['what cannot be expected', 'GET /healthz', 'Host: x\r\nExpect: a miracle\r\n'],
  ])(
    'who asks for %s and does not read delays nobody and takes no memory',
    async (_, line, headers = 'Host: x\r\n') => {
      const text = `${line} HTTP/1.1\r\n${headers}\r\n`.repeat(PIPELINED);
      const { quiet, attacked, growthMiB } = await neighbour.under(line, () => flood(text));
      expect(attacked.failed).toBe(0);
      expect(attacked.tail).toBeLessThan(bound(quiet.tail));
      expect(growthMiB).toBeLessThan(64);
    },
    300_000,
  );
});
