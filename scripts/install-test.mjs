// npm ci, as on a fresh machine, with an eye on the network: an install talks to the registry that npm is given (or to
// the proxy before it) and to nothing else. Some packages have install scripts that report to their makers; .npmrc turns
// such scripts off, and nothing here needs them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'disk-service-install-'));
const file = join(folder, 'connections');

/** @param {string[]} args @param {NodeJS.ProcessEnv} [env] */
const npm = (args, env = {}) =>
  spawnSync('npm', args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

/** @param {string} name */
function hostOf(name) {
  const value = npm(['config', 'get', name]).stdout.trim();
  return URL.canParse(value) ? new URL(value).hostname : undefined;
}

try {
  const expected = new Set(['registry', 'proxy', 'https-proxy'].map(hostOf));
  const installed = npm(['ci'], {
    CONNECTIONS_FILE: file,
    NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --require=${join(import.meta.dirname, 'record-connections.cjs')}`,
  });
  process.stdout.write(installed.stdout);
  if (installed.status !== 0) process.exit(installed.status ?? 1);
  const hosts = new Set(existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []);
  const strangers = [...hosts].filter((host) => host !== '' && !expected.has(host));
  const scripts = npm(['config', 'get', 'ignore-scripts']).stdout.trim();
  const faults = [
    ...(strangers.length > 0
      ? [`the install connected to ${strangers.length} other host(s): ${strangers.join(', ')}`]
      : []),
    ...(scripts === 'true' ? [] : ['.npmrc does not turn off install scripts']),
  ];
  for (const fault of faults) console.error(fault);
  console.log(`${2 - faults.length} passed, ${faults.length} failed`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
