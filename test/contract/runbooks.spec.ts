import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorsOf, blocksOf, runbookNames, runbookText } from '../runbooks/markdown.js';

const root = join(import.meta.dirname, '..', '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Those that the curl of RHEL 8, 7.61, has; no `--json` and no `--fail-with-body`. */
const CURL_OPTIONS = new Set(
  `-s -S -sS -si -f -i -o -w -H -d -x -K --silent --show-error --fail --include --output --write-out --header --data
  --proxy --config --max-time`.split(/\s+/),
);
/** A token or a key as an argument, which every user of the machine can see. */
const SECRET = /authorization|bearer|\$\{?\w*(TOKEN|API_KEY|PASSWORD|SECRET_KEY|CREDENTIAL_KEYS)\b/i;
/** The address of a database holds its password; these have theirs from PGSERVICEFILE. */
const DATABASE_URL = /postgres(ql)?:\/\/|\$\{?\w*(DATABASE|_URL|DIRECT)|--password|PGPASSWORD/;
const POSTGRES_PROGRAM = /\b(psql|pg_dump|pg_restore|pg_basebackup)$/;

/** What is wrong with the commands of a page. */
function faultsOf(code: string): string[] {
  const lines = code.replaceAll('\\\n', ' ');
  // A text in quotes holds no option; without it the words of a command are between its separators.
  const commands = lines
    .replaceAll(/'[^']*'|"[^"]*"/g, (text) => (SECRET.test(text) || DATABASE_URL.test(text) ? text : '""'))
    .split(/[|;\n]|&&|\$\(|\bdo\b|\buntil\b/);
  return commands.flatMap((command) => {
    const words = command.trim().split(/\s+/);
    const program = words.find((word) => !word.includes('=')) ?? '';
    if (program === 'curl') {
      const options = words.filter((word) => word.startsWith('-') && !CURL_OPTIONS.has(word));
      return [...options.map((option) => `${option} of curl`), ...(SECRET.test(command) ? [command] : [])];
    }
    return POSTGRES_PROGRAM.test(program) && DATABASE_URL.test(command) ? [command] : [];
  });
}

/** Fenced and indented. */
const codeOf = (markdown: string): string[] => [
  ...[...markdown.matchAll(/^ *```[^\n]*\n([^]*?)^ *```$/gm)].map(([, code]) => code!),
  ...[...markdown.matchAll(/(?:^ {4,}\S[^\n]*\n)+/gm)].map(([code]) => code),
];

describe('the check of commands', () => {
  it.each([
    `curl "$ORIGIN" --json '{}'`,
    'curl --fail-with-body "$ORIGIN"',
    'curl -s "$ORIGIN" -H "Authorization: Bearer $TOKEN"',
    'curl -s \\\n  -H "X: $ADMIN_API_KEY" "$ORIGIN"',
    'pg_dump --file=x "$DATABASE_URL"',
    'PGPASSWORD=x psql --dbname=disk',
    'until curl --json x; do sleep 1; done',
  ])('finds %s', (command) => {
    expect(faultsOf(command)).not.toEqual([]);
  });
});

describe.each([
  ...['README', ...runbookNames()].map((name) => `docs/runbooks/${name}.md`),
  'README.md',
  'README.zh-CN.md',
  'SECURITY.md',
  'docs/upgrading.md',
  'docs/operations/audit-retention.md',
  'docs/operations/slow-request.md',
  'docs/portal-guide.md',
  'docs/clients.md',
])('the commands of %s', (path) => {
  it('run with the curl of RHEL 8 and show no secret', () => {
    expect(codeOf(textOf(path)).flatMap(faultsOf)).toEqual([]);
  });
});

describe.each(runbookNames())('the runbook %s', (name) => {
  const text = runbookText(name);

  it('is carried out by a scene of its own, which knows its blocks', () => {
    const scene = textOf(`test/runbooks/${name}.spec.ts`);
    expect(scene).toMatch(`open('${name}'`);
    const names = blocksOf(text).map((block) => block.name);
    expect(names).not.toEqual([]);
    expect(names).not.toContain('');
    expect(new Set(names).size).toBe(names.length);
    for (const [, used] of scene.matchAll(/through\('(\w+)'/g))
      if (name !== 'alerts') expect(names).toContain(used);
  });

  it('says how to tell that it is over, unless it is a list of alerts', () => {
    expect(name === 'alerts' || text.includes('is over')).toBe(true);
  });

  it('is in the table of the folder', () => {
    expect(runbookText('README')).toContain(`](${name}.md)`);
  });

  it('leads to pages and headings that exist', () => {
    const folder = join(root, 'docs', 'runbooks');
    const links = [...text.matchAll(/\]\(([^)#:]*)(?:#([^)]+))?\)/g)];
    for (const [, file = '', anchor] of links) {
      const path = join(folder, file === '' ? `${name}.md` : file);
      expect(existsSync(path), path).toBe(true);
      if (anchor) expect(anchorsOf(readFileSync(path, 'utf8')), `${file}#${anchor}`).toContain(anchor);
    }
  });
});

describe('docs/runbooks/site.sh', () => {
  const NAMES = /^(?:export )?([A-Z]+)=|^(\w+)\(\)/gm;
  const namesIn = (text: string) =>
    [...text.matchAll(NAMES)].map(([, variable, command]) => variable ?? command!);

  it('is a script of bash', () => {
    expect(spawnSync('bash', ['-n', join(root, 'docs', 'runbooks', 'site.sh')]).status).toBe(0);
  });

  it('has all that the scenes are given, and more only for Postgres in a container', () => {
    const given = new Set(namesIn(textOf('test/runbooks/site.fixture.ts')));
    const documented = namesIn(textOf('docs/runbooks/site.sh'));
    expect(documented.length).toBeGreaterThan(10);
    expect(documented.filter((name) => !given.has(name))).toEqual(['psql', 'pg_dump', 'pg_restore']);
  });
});
