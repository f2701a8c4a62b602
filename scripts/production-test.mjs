// npm run test:production: makes the work folder of the service image as the Dockerfile does: the build, the packages
// without those for development and the optional ones, pruned. Starts from there what is started in a container, on a
// real Postgres and the sandbox.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from './build.mjs';
import { Checks } from './checks.mjs';
import { freePort } from './free-port.mjs';
import { IMAGE_FLAGS } from './image-command.mjs';

const READY_MS = 30_000;
/** Of the whole work folder. */
const MAX_MIB = 60;
const LICENCE = /^(licen[cs]e|copying|notice|copyright)/i;
const SCOPE = { TenantUuid: 'acme', ClusterUuid: 'prod-1', Region: 'ap-guangzhou' };
const ACCOUNT = { SecretId: 'AKIDproductiontest', SecretKey: randomBytes(16).toString('hex') };
const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'disk-production-'));
const app = join(folder, 'app');
const checks = new Checks();

buildIfStale();
// The embedded one of the project, which production does not install.
const { EmbeddedPostgres } = await import(join(root, 'dist/embedded-postgres/embedded-postgres.js'));
const postgres = await EmbeddedPostgres.start({ dataDir: join(folder, 'postgres'), role: 'owner' });
const [port, sandboxPort] = [await freePort(), await freePort()];
/** As in a container whose file system is read-only: no file is written, and no other program started. */
const RESTRICTED = process.allowedNodeEnvironmentFlags.has('--permission')
  ? ['--permission', '--allow-fs-read=*']
  : [];
const env = {
  PATH: process.env['PATH'],
  NODE_ENV: 'production',
  DATABASE_URL: postgres.url,
  ADMIN_API_KEY: randomBytes(33).toString('base64url'),
  CREDENTIAL_KEYS: `production:${randomBytes(32).toString('base64')}`,
  PORT: String(port),
  TENCENT_API_ORIGIN: `http://127.0.0.1:${sandboxPort}`,
};
const sandbox = spawn(process.execPath, [join(root, 'dist/sandbox/main.js')], {
  env: {
    SANDBOX_PORT: String(sandboxPort),
    SANDBOX_ACCOUNTS: `${ACCOUNT.SecretId}:${ACCOUNT.SecretKey}`,
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
try {
  await checks.run('npm installs what production needs', async () => install());
  const licences = filesIn(join(app, 'node_modules')).filter((path) => LICENCE.test(basename(path)));
  await checks.run(`what is pruned leaves at most ${MAX_MIB} MiB`, async () => pruneAndWeigh());
  await checks.run('each package that stays has its licence texts', async () => compareLicences(licences));
  await checks.run('the migration ends well', async () => run('dist/bin/migrate.js'));
  await checks.run('the service serves pages and routes, and ends well on SIGTERM', serve);
  await checks.run('the commands end well', async () => {
    const rows = JSON.parse(run('dist/bin/cli.js', 'credential', 'list', '--tenant', 'acme', '--json'));
    if (JSON.stringify(rows).includes('prod-1') === false)
      throw new Error('the stored credential is missing');
    run('dist/bin/cli.js', 'credential', 'verify', '--tenant', 'acme', '--cluster', 'prod-1');
    run('dist/bin/cli.js', 'audit', 'verify');
    run('dist/bin/cli.js', 'keys', 'status');
  });
} finally {
  sandbox.kill('SIGKILL');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
checks.close();

function install() {
  for (const name of ['package.json', 'package-lock.json', '.npmrc', 'dist'])
    cpSync(join(root, name), join(app, name), { recursive: true });
  asInDockerfile(/^RUN (rm -r dist.+)$/m);
  asInDockerfile(/^RUN (npm ci .+?) && npm cache/m);
  // The image has the rest only.
  for (const name of ['package-lock.json', '.npmrc']) rmSync(join(app, name));
}

/** Runs a command of the Dockerfile on the folder. @param {RegExp} line */
function asInDockerfile(line) {
  const command = line.exec(readFileSync(join(root, 'Dockerfile'), 'utf8'))?.[1];
  if (!command) throw new Error(`no line ${line} in the Dockerfile`);
  const here = command.replace('scripts/prune.mjs /image', `${join(root, 'scripts/prune.mjs')} ${app}`);
  const { status } = spawnSync('sh', ['-ec', here], { cwd: app, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${command} ended with ${status}`);
}

function pruneAndWeigh() {
  const before = mebibytes(app);
  asInDockerfile(/^RUN cp .+ && (node scripts\/prune\.mjs \/image)$/m);
  const after = mebibytes(app);
  console.log(`work folder of the image: ${before.toFixed(1)} MiB, pruned ${after.toFixed(1)} MiB`);
  if (after > MAX_MIB) throw new Error(`${after.toFixed(1)} MiB are left`);
}

/** What the files take on a disk with blocks of 4 KiB. @param {string} path */
function mebibytes(path) {
  const blocks = filesIn(path).map((file) => Math.ceil(statSync(file).size / 4_096));
  return blocks.reduce((sum, count) => sum + count, 0) / 256;
}

/** @param {string} path */
function filesIn(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** @param {string[]} before */
function compareLicences(before) {
  const stay = before.filter((path) => existsSync(join(dirname(path), 'package.json')));
  const gone = stay.filter((path) => !existsSync(path));
  console.log(`${stay.length - gone.length} licence texts`);
  if (stay.length < 100 || gone.length > 0) throw new Error(`missing: ${gone.join(', ')}`);
}

/** What it prints. @param {string} program @param {...string} args */
function run(program, ...args) {
  const { status, stdout } = spawnSync(process.execPath, [...RESTRICTED, program, ...args], {
    cwd: app,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}: ${stdout}`);
  return stdout;
}

async function serve() {
  const child = spawn(process.execPath, [...RESTRICTED, ...IMAGE_FLAGS, 'dist/bundle/main.js'], {
    cwd: app,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    for (const end = Date.now() + READY_MS; !(await isReady()); await sleep(100))
      if (child.exitCode !== null || Date.now() > end) throw new Error('it did not become ready');
    await use();
    child.kill('SIGTERM');
    const [code] = await exited;
    if (code !== 0) throw new Error(`it ended with ${code}`);
  } finally {
    child.kill('SIGKILL');
  }
}

/** The pages, and a read of Tencent, which goes through the SDK. */
async function use() {
  const page = await get('/docs');
  const parts = [...page.matchAll(/(?:src|href)="\.\/(docs\/[^"]+\.\w+)"/g)].map((match) => `/${match[1]}`);
  if (parts.length < 5) throw new Error('Swagger UI is not complete');
  for (const path of [...parts, '/openapi.json', '/openapi.yaml', '/docs/errors', '/metrics'])
    await get(path);
  await post('credential/create', { ...SCOPE, ...ACCOUNT });
  const { TotalCount } = await post('disk/list', SCOPE);
  if (!(TotalCount > 0)) throw new Error('no disks');
  await post('region/list', { TenantUuid: SCOPE.TenantUuid, ClusterUuid: SCOPE.ClusterUuid });
}

/** @param {string} path */
async function get(path) {
  const reply = await fetch(`http://127.0.0.1:${port}${path}`);
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
  return reply.text();
}

/** @param {string} route @param {object} body @returns {Promise<any>} */
async function post(route, body) {
  const reply = await fetch(`http://127.0.0.1:${port}/v1/tencent/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${env.ADMIN_API_KEY}` },
    body: JSON.stringify(body),
  });
  const { scode, message, desc, data } = /** @type {any} */ (await reply.json());
  if (scode !== 0) throw new Error(`${route}: ${message} ${desc}`);
  return data;
}

function isReady() {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}
