import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bound, CONNECTIONS, type Neighbour, startNeighbour } from './neighbour.fixture.js';

/** Requests that a stranger sends at once on each connection. */
const PIPELINED = 1_300;
const RECONNECT_MS = 1_000;

describe('a stranger', () => {
  let neighbour: Neighbour;
  beforeAll(async () => {
    neighbour = await startNeighbour();
  }, 60_000);
  afterAll(() => neighbour.close());

  /** Sends the text on each connection and reads nothing; connects again a second after it was closed. */
  function flood(text: string): () => void {
    const { hostname, port } = new URL(neighbour.service.origin);
    const sockets = new Set<Socket>();
    let over = false;
    const open = () => {
      if (over) return;
      const socket = connect(Number(port), hostname).pause();
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        setTimeout(open, RECONNECT_MS);
      });
      socket.write(text);
    };
    for (let i = 0; i < CONNECTIONS; i += 1) open();
    return () => {
      over = true;
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
      expect(attacked.p99).toBeLessThan(bound(quiet.p99));
      expect(growthMiB).toBeLessThan(64);
    },
    300_000,
  );
});
