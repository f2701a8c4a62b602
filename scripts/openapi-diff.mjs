// npm run openapi:diff -- [base] [revision]: names what changed between two versions of the OpenAPI document.
//
// base      a git ref, whose openapi.json is taken, or a file. Unless told otherwise HEAD when the working tree
//           differs from it, else the version before the last commit that changed the document
// revision  a file; openapi.json of the working tree unless told otherwise
//
// Ends with 1 when a change breaks callers and the document still has the same version, with 2 when what it was
// told to compare is not there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const [given, revision = 'openapi.json'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'openapi-diff-'));
try {
  const base = given ?? lastOther();
  if (base === undefined) console.log('openapi:diff: this history holds no other version to compare with');
  else process.exitCode = compare(existsSync(base) ? base : committedAt(base));
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Undefined in a history that begins with this version: a first commit, a shallow clone, no repository. */
function lastOther() {
  const committed = git('show', 'HEAD:openapi.json');
  if (committed.status !== 0) return undefined;
  if (committed.stdout !== readFileSync(revision, 'utf8')) return 'HEAD';
  const parent = `${git('log', '-n', '1', '--format=%H', '--', 'openapi.json').stdout.trim()}^`;
  return git('cat-file', '-e', `${parent}:openapi.json`).status === 0 ? parent : undefined;
}

/** @param {string} ref */
function committedAt(ref) {
  const { status, stdout, stderr, error } = git('show', `${ref}:openapi.json`);
  if (status !== 0) throw new Error(`no openapi.json in ${ref}: ${stderr?.trim() ?? error?.message}`);
  const file = join(folder, 'base.json');
  writeFileSync(file, stdout);
  console.log(`openapi:diff: compared with ${ref}`);
  return file;
}

/** @param {string} base */
function compare(base) {
  const redocly = join(project, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // The rules that know what breaks callers are switched on in the configuration; without them nothing is reported.
    [redocly, 'diff', base, revision, '--config', join(project, 'redocly.yaml'), '--fail-on', 'major'],
    { encoding: 'utf8', maxBuffer: 64 << 20, env: { ...process.env, REDOCLY_TELEMETRY: 'off' } },
  );
  process.stdout.write(stdout);
  if (!/\d+ major, \d+ minor, \d+ patch/.test(stdout))
    throw new Error(`redocly did not compare anything:\n${stderr}`);
  if (status === 0) return 0;
  const [before, after] = [versionIn(base), versionIn(revision)];
  const verdict = before === after ? `and the version is ${after} as before` : `${before} became ${after}`;
  console.log(`openapi:diff: callers break, ${verdict}`);
  return before === after ? 1 : 0;
}

/** @param {string} file @returns {string} */
function versionIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).info.version;
}

/** @param {string[]} args */
function git(...args) {
  return spawnSync('git', args, { encoding: 'utf8', maxBuffer: 64 << 20 });
}
