import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** The build writes it last. */
const built = join(root, 'dist', 'bundle');
const sources = ['src', 'migrations'].map((name) => join(root, name));

/** Builds when there is no build or a source is newer; a production image has no sources and is left alone. */
export function buildIfStale() {
  if (!sources.every((folder) => existsSync(folder)) || isFresh()) return;
  // What the build prints goes to stderr: stdout belongs to the command that asked for it.
  const { status } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}

function isFresh() {
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newest));
}

/** @param {string} folder */
function newest(folder) {
  let latest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && /\.(ts|js|css|html)$/.test(entry.name) && !entry.name.endsWith('.spec.ts'))
      latest = Math.max(latest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return latest;
}
