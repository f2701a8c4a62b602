import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'docs', 'runbooks');

/** Commands of a runbook: a fenced block of `bash`. A word after `bash` names it for the scene that carries it out. */
export interface Block {
  /** The heading above it. */
  section: string;
  name: string;
  text: string;
}

const HEADING = /^##+ (.+)$/;
const FENCE = /^( *)```(.*)$/;

export const runbookNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .map((file) => file.replace(/\.md$/, ''));

export const runbookText = (name: string): string => readFileSync(join(FOLDER, `${name}.md`), 'utf8');

/** In the order of the page. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let section = '';
  let open: { indent: string; info: string; lines: string[] } | undefined;
  for (const line of markdown.split('\n')) {
    const [, indent, info] = FENCE.exec(line) ?? [];
    if (open && indent !== undefined) {
      const [language, name = ''] = open.info.split(' ');
      if (language === 'bash') blocks.push({ section, name, text: `${open.lines.join('\n')}\n` });
      open = undefined;
    } else if (open) open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    else if (indent !== undefined) open = { indent, info: info!, lines: [] };
    else section = HEADING.exec(line)?.[1] ?? section;
  }
  return blocks;
}

/** What GitHub makes of the headings, for links. */
export const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
