import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { DataSource } from 'typeorm';
import type { AuditEvent } from './audit-event.js';
import { exportEvents } from './audit-export.js';
import type { AuditMonth } from './audit-month.js';
import type { EventSource } from './month-verifier.js';

const BATCH_ROWS = 1_000;

/** Writes a month as JSON lines. The file has its name only when it is complete and on the disk. */
export async function writeMonth(dataSource: DataSource, month: AuditMonth, path: string): Promise<void> {
  const part = `${path}.part`;
  const stream = createWriteStream(part, { mode: 0o600, flush: true });
  const ended = finished(stream);
  ended.catch(() => undefined);
  try {
    await exportEvents(dataSource, { month }, async (events) => {
      const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('');
      if (!stream.write(lines)) await Promise.race([once(stream, 'drain'), ended]);
    });
  } finally {
    stream.end();
  }
  await ended;
  await rename(part, path);
}

/** The events in a file, in its order. Throws an Error with the number of a line that is none. */
export async function* readMonth(path: string): EventSource {
  let batch: AuditEvent[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    number += 1;
    batch.push(eventOf(line, number));
    if (batch.length < BATCH_ROWS) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

export async function sha256Of(path: string): Promise<string> {
  const sum = createHash('sha256');
  for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
  return sum.digest('hex');
}

function eventOf(line: string, number: number): AuditEvent {
  try {
    const event = JSON.parse(line) as AuditEvent;
    if (typeof event.tenant_uuid === 'string' && Number.isSafeInteger(event.seq)) return event;
  } catch {
    // Said below, without the text.
  }
  throw new Error(`line ${number} of the file is no event of the trail`);
}
