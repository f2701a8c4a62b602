import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AppConfig, CredentialKey } from '../config/app-config.js';
import { parseCredentialKeys } from '../config/credential-keys.js';

/**
 * Always the same id, so that a key that was generated again after the file was lost is detected as another key of
 * this id.
 */
const GENERATED_KEY_ID = 'local1';

/** The file cannot be read, made or used. The message is for the operator and holds nothing of a key. */
class KeyFileError extends Error {
  override name = 'KeyFileError';
}

/** The keys of the configuration, else those of `<DATA_DIR>/credential-keys` beside the embedded database. */
export function credentialKeysOf(config: AppConfig): CredentialKey[] {
  if (config.credentialKeys.length > 0 || config.databaseUrl !== undefined) return config.credentialKeys;
  const path = join(config.dataDir, 'credential-keys');
  const text = readKeyFile(path) ?? createKeyFile(config.dataDir, path);
  const { keys, faults } = parseCredentialKeys(text.trim());
  if (faults.length > 0 || keys.length === 0)
    throw new KeyFileError(`The file ${path} holds no usable key: ${faults.join('; ') || 'it is empty'}`);
  return keys;
}

function readKeyFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes((cause as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw new KeyFileError(`The file ${path} cannot be read by this user`, { cause });
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new KeyFileError(
      `DATA_DIR ${dataDir} cannot be used (${reason}). It must be a folder this user may write to.`,
      { cause },
    );
  }
}

/**
 * Written to another file, flushed and linked to its name: when two processes start at once one of them succeeds,
 * and no process reads a part of a key. Losing this file loses every stored credential.
 */
function createKeyFile(dataDir: string, path: string): string {
  makeFolder(dataDir);
  const aside = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(aside, 'wx', 0o600);
  writeSync(file, `${GENERATED_KEY_ID}:${randomBytes(32).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(aside, path);
    const folder = openSync(dataDir, 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  return readFileSync(path, 'utf8');
}
