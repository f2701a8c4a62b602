import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of package.json, which is two folders above this file both in the sources and in the build. */
export const VERSION = (
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')) as {
    version: string;
  }
).version;
