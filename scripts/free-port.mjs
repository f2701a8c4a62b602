import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Below the range from which an operating system takes ports for outgoing connections: a port of that range may be
 * taken by any connection between the check here and the start of the program that shall listen on it.
 */
const RANGE = { first: 10_000, end: 32_000 };

/** A port of 127.0.0.1 that nothing listens on. @returns {Promise<number>} */
export async function freePort() {
  for (;;) {
    const port = randomInt(RANGE.first, RANGE.end);
    if (await canListen(port)) return port;
  }
}

/** @param {number} port */
async function canListen(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}
