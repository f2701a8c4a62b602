import type { Client } from 'pg';

/** Ends the connection without asking the server, which may not answer. */
export function hangUp(client: Client): void {
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}
