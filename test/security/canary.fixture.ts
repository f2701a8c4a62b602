/** Planted secrets and the search for them. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface Canary {
  name: string;
  /** Of letters and digits alone, so that it survives escaping; whatever holds it holds the secret in part. */
  core: string;
  /** The whole secret. */
  value: string;
}

/** A secret around a core of its own that occurs nowhere else. `around` may hold what needs escaping. */
export function plant(name: string, around: (core: string) => string = (core) => core): Canary {
  const core = `cNry${name.replace(/[^A-Za-z]/g, '')}x7Qz`;
  return { name, core, value: around(core) };
}

/** Every spelling that is searched for: of the core, and of the whole where it needs escaping. */
export function formsOf({ core, value }: Canary): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  return [
    ...new Set([
      core,
      core.toLowerCase(),
      core.toUpperCase(),
      [...core].toReversed().join(''),
      ...base64Of(core),
      ...base64Of(core).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
      Buffer.from(core).toString('hex'),
      Buffer.from(core).toString('hex').toUpperCase(),
      Buffer.from(core, 'utf16le').toString('latin1'),
      value,
      json,
      JSON.stringify(json).slice(1, -1),
      encodeURIComponent(value),
      encodeURIComponent(encodeURIComponent(value)),
      Buffer.from(value).toString('base64'),
      Buffer.from(value).toString('base64url'),
    ]),
  ];
}

/** Base64 of any text that holds the core contains one of these three, whatever stands before and after it. */
function base64Of(core: string): string[] {
  return [0, 1, 2].map((offset) => {
    const text = Buffer.from('\0'.repeat(offset) + core).toString('base64');
    const begin = offset === 0 ? 0 : offset + 1;
    const whole = Math.floor(((offset + core.length) * 8) / 6);
    return text.slice(begin, whole);
  });
}

export interface Finding {
  canary: string;
  form: string;
  place: string;
  around: string;
}

export function search(place: string, content: string | Buffer, canaries: readonly Canary[]): Finding[] {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return canaries.flatMap((canary) =>
    formsOf(canary).flatMap((form) => {
      const at = bytes.indexOf(form, 0, 'latin1');
      if (at < 0) return [];
      const around = bytes.subarray(Math.max(0, at - 80), at + form.length + 20).toString('latin1');
      return [{ canary: canary.name, form, place, around }];
    }),
  );
}

/** Every file of a folder. A file that is a copy of another, as most of a new database are, is searched once. */
export function searchFolder(
  folder: string,
  canaries: readonly Canary[],
): { files: string[]; found: Finding[] } {
  const seen = new Set<string>();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  const found = paths.flatMap((path) => {
    const content = readFileSync(path);
    const digest = createHash('sha1').update(content).digest('hex');
    if (seen.has(digest)) return [];
    seen.add(digest);
    return search(path, content, canaries);
  });
  return { files: paths.map((path) => relative(folder, path)), found };
}

/** Everything that `ps` shows of a process and of what it started. */
export function commandLines(pid: number): string {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => parentOf(name) === pid);
  return [String(pid), ...children].map((each) => readQuietly(`/proc/${each}/cmdline`)).join('\n');
}

const parentOf = (pid: string): number =>
  Number(/^\d+ \(.*\) \S (\d+)/s.exec(readQuietly(`/proc/${pid}/stat`))?.[1] ?? 0);

function readQuietly(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
