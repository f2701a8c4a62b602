import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const textOf = (file: string): string => readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8');
const [english, chinese] = [textOf('README.md'), textOf('README.zh-CN.md')];

const headings = (text: string): string[] => [...text.matchAll(/^(#+) /gm)].map(([, level]) => level!);
/** Indented and fenced. */
const codeBlocks = (text: string): string[] => [
  ...[...text.matchAll(/^```[^\n]*\n[^]*?^```$/gm)].map(([block]) => block),
  ...[...text.matchAll(/(?:^ {4,}\S[^\n]*\n)+/gm)].map(([block]) => block),
];
/** What stands as code in the first column of tables: routes, variables, commands. */
const names = (text: string): string[][] =>
  [...text.matchAll(/^\| (`[^|]*?) +\|/gm)].map(([, cell]) => cell!.match(/`[^`]+`/g) ?? []);
const links = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/README|portal-guide/.test(target));

describe('the README in Chinese', () => {
  it('has the sections of the one in English', () => {
    expect(headings(english).length).toBeGreaterThan(8);
    expect(headings(chinese)).toEqual(headings(english));
  });

  it('has the same commands, examples and drawings', () => {
    expect(codeBlocks(english).length).toBeGreaterThan(8);
    expect(codeBlocks(chinese)).toEqual(codeBlocks(english));
  });

  it('has the same routes, variables and commands in its tables', () => {
    expect(names(english).length).toBeGreaterThan(40);
    expect(names(chinese)).toEqual(names(english));
  });

  it('leads to the same pages', () => {
    expect([...new Set(links(chinese))].toSorted()).toEqual([...new Set(links(english))].toSorted());
  });
});
