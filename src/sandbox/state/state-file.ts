import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AccountState } from './account-state.js';

/** A change that makes older files unreadable needs a new number. */
const VERSION = 1;
const MAX_BYTES = 64 * 1024 * 1024;

export type AccountStates = Record<string, AccountState>;

const LISTS = [
  'disks',
  'deletedDisks',
  'instances',
  'snapshots',
  'policies',
  'orders',
  'operations',
  'trail',
] as const;

/** The accounts in the file, by SecretId. One that cannot be read is renamed, and `say` is told. */
export function readState(path: string, say: (sentence: string) => void): AccountStates {
  let size: number | undefined;
  try {
    size = statSync(path, { throwIfNoEntry: false })?.size;
  } catch {
    // Its folder cannot be used; the first write says so.
  }
  if (size === undefined) return {};
  try {
    if (size > MAX_BYTES) throw new Error('it is too large');
    return accountsIn(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const kept = `${path}.${Date.now()}.damaged`;
    renameSync(path, kept);
    const why = error instanceof SyntaxError ? 'it is no JSON' : (error as Error).message;
    say(`the state in ${path} cannot be read (${why}): it is kept as ${kept}, and the seeded data is used`);
    return {};
  }
}

function accountsIn(content: unknown): AccountStates {
  const { version, accounts } = (content ?? {}) as { version?: unknown; accounts?: AccountStates };
  if (version !== VERSION) throw new Error('another version of the sandbox has written it');
  if (typeof accounts !== 'object' || accounts === null) throw new Error('it has no accounts');
  for (const account of Object.values(accounts))
    for (const list of LISTS) if (!isListOfObjects(account?.[list])) throw new Error(`it has no ${list}`);
  return accounts;
}

const isListOfObjects = (list: unknown): boolean =>
  Array.isArray(list) && list.every((item) => typeof item === 'object' && item !== null);

export const textOf = (accounts: AccountStates): string => JSON.stringify({ version: VERSION, accounts });

/** Whoever reads the file, at any moment, finds this state or the one before. */
export async function writeState(path: string, text: string): Promise<void> {
  if (text.length > MAX_BYTES) throw new Error(`it would have more than ${MAX_BYTES} bytes`);
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
