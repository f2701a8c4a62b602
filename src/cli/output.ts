import { once } from 'node:events';
import { tablesOf } from './tables.js';

/** Every command that has a result takes it. */
export interface OutputOptions {
  json?: boolean;
}

/** By the name of a list in the result: the fields that its table shows; JSON has all of them. */
export type Columns = Readonly<Record<string, readonly string[]>>;

/** Beijing time as the routes write it; `fromBeijing` reads it back. */
const BEIJING_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/**
 * The result of a command: tables on a terminal, else one JSON document; nothing else is written to standard output.
 * Set `process.exitCode` before: whoever reads may close the pipe, which ends the process.
 */
export function print(value: object, { json = false }: OutputOptions = {}, columns: Columns = {}): void {
  const shown = withOffsets(value);
  process.stdout.write(
    json || !process.stdout.isTTY ? `${JSON.stringify(shown, null, 2)}\n` : tablesOf(shown, columns),
  );
}

/** One JSON document a line; resolves when more can be taken, so that a slow reader does not fill the memory. */
export async function writeLines(values: readonly object[]): Promise<void> {
  const lines = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
}

/** The fields that are times, of the result and of the rows in it, with the offset that the routes leave out. */
function withOffsets(value: object): Record<string, unknown> {
  const fields = Object.entries(value).map(([name, field]: [string, unknown]) => {
    if (Array.isArray(field)) return [name, field.map((row) => (isRow(row) ? withOffsets(row) : row))];
    return [name, isTimeName(name) && typeof field === 'string' ? withOffset(field) : field];
  });
  return Object.fromEntries(fields) as Record<string, unknown>;
}

const isTimeName = (name: string): boolean => /(Time|At)$/.test(name);

const withOffset = (text: string): string => text.replace(BEIJING_TIME, '$1T$2+08:00');

const isRow = (value: unknown): value is object => typeof value === 'object' && value !== null;
