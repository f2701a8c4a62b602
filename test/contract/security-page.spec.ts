import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const page = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8');

/** The first cell of each line of a table, with the text of the whole line. */
function rowsBelow(heading: string): { name: string; text: string }[] {
  const section = page.split(`### ${heading}\n`)[1]!.split(/\n#+ /)[0]!;
  return [...section.matchAll(/^\| ((?:API|V)\d+ [^|]*?) +\|.*$/gm)].map(([text, name]) => ({
    name: name!,
    text,
  }));
}

const numbers = (rows: { name: string }[]) => rows.map(({ name }) => name.split(' ')[0]);
const API = rowsBelow('OWASP API Security Top 10 (2023)');
const ASVS = rowsBelow('OWASP ASVS 5.0');

describe('SECURITY.md', () => {
  it('has a line for each of the ten risks, and for each chapter that applies', () => {
    expect(numbers(API)).toEqual(Array.from({ length: 10 }, (_, index) => `API${index + 1}`));
    const chapters = Array.from({ length: 17 }, (_, index) => `V${index + 1}`);
    expect(numbers(ASVS)).toEqual(chapters.filter((chapter) => !['V5', 'V17'].includes(chapter)));
  });

  it.each([...API, ...ASVS].map(({ name, text }) => [name, text]))('%s names tests that exist', (_, text) => {
    const paths = [...text.matchAll(/`([\w./-]+\.spec\.ts)`/g)].map((match) => match[1]!);
    expect(paths).not.toEqual([]);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('names tests that exist for its promises', () => {
    const paths = [...page.matchAll(/`([\w./-]+\.spec\.ts|test\/[\w./-]+)`/g)].map((match) => match[1]!);
    expect(paths.length).toBeGreaterThan(30);
    const isThere = (path: string) =>
      existsSync(join(ROOT, path)) || existsSync(join(ROOT, 'test/security', path));
    expect(paths.filter((path) => !isThere(path))).toEqual([]);
  });
});
