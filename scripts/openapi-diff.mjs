// npm run openapi:diff -- [base] [revision]: names what changed between two versions of the API document.
//
// base      a git ref (HEAD unless told otherwise), whose openapi.json is taken, or a file
// revision  a file; openapi.json of the working tree unless told otherwise
//
// Ends with 1 when a change breaks callers, with 2 when there is nothing to compare.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const [base = 'HEAD', revision = join(root, 'openapi.json')] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'openapi-diff-'));
try {
  process.exitCode = compare(existsSync(base) ? base : committedAt(base));
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 2;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} ref */
function committedAt(ref) {
  const git = spawnSync('git', ['show', `${ref}:openapi.json`], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (git.status !== 0)
    throw new Error(`no openapi.json in ${ref}: ${git.stderr?.trim() ?? git.error?.message}`);
  const file = join(folder, 'base.json');
  writeFileSync(file, git.stdout);
  return file;
}

/** @param {string} file */
function compare(file) {
  const redocly = join(root, 'node_modules', '@redocly', 'cli', 'bin', 'cli.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    // The rules that know what breaks callers are switched on in the configuration; without them all is well.
    [redocly, 'diff', file, revision, '--config', join(root, 'redocly.yaml'), '--fail-on', 'major'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20, env: { ...process.env, REDOCLY_TELEMETRY: 'off' } },
  );
  process.stdout.write(stdout);
  if (!/\d+ major, \d+ minor, \d+ patch/.test(stdout))
    throw new Error(`redocly did not compare anything:\n${stderr}`);
  return status === 0 ? 0 : 1;
}
