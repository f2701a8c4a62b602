// npm run test:production: installs the build as the Dockerfile does, without development and optional packages, into
// a folder of its own, and starts from there what the service image starts, on a real Postgres.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from './build.mjs';
import { Checks } from './checks.mjs';
import { freePort } from './free-port.mjs';

const READY_MS = 30_000;
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'disk-production-'));
const app = join(folder, 'app');
const checks = new Checks();

buildIfStale();
// The embedded one of the project, which production does not install.
const { EmbeddedPostgres } = await import(join(root, 'dist/embedded-postgres/embedded-postgres.js'));
const postgres = await EmbeddedPostgres.start({ dataDir: join(folder, 'postgres'), role: 'owner' });
const port = await freePort();
const env = {
  PATH: process.env['PATH'],
  NODE_ENV: 'production',
  DATABASE_URL: postgres.url,
  ADMIN_API_KEY: randomBytes(33).toString('base64url'),
  CREDENTIAL_KEYS: `production:${randomBytes(32).toString('base64')}`,
  PORT: String(port),
};
try {
  await checks.run('npm installs what production needs', async () => install());
  await checks.run('the migration ends well', async () => {
    const { status } = spawnSync('node', ['dist/bin/migrate.js'], { cwd: app, env, stdio: 'inherit' });
    if (status !== 0) throw new Error(`it ended with ${status}`);
  });
  await checks.run('the service becomes ready, and ends well on SIGTERM', serve);
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
checks.close();

function install() {
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'dist'])
    cpSync(join(root, name), join(app, name), { recursive: true });
  for (const name of ['sandbox', 'bin/start.js', 'bin/openapi.js', 'bin/docs.js'])
    rmSync(join(app, 'dist', name), { recursive: true });
  const options = ['--omit=dev', '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', ['ci', ...options], { cwd: app, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm ended with ${status}`);
}

async function serve() {
  const child = spawn('node', ['dist/main.js'], { cwd: app, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const exited = once(child, 'exit');
  try {
    for (const end = Date.now() + READY_MS; !(await isReady()); await sleep(100))
      if (child.exitCode !== null || Date.now() > end) throw new Error('it did not become ready');
    child.kill('SIGTERM');
    const [code] = await exited;
    if (code !== 0) throw new Error(`it ended with ${code}`);
  } finally {
    child.kill('SIGKILL');
  }
}

function isReady() {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
