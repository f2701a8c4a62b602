// node bench/start-up.mjs [folder]: seconds from the start of the process to the first 200 of /readyz, eleven times on a
// running Postgres that is migrated already, with the Node that runs this script. `folder` holds `dist` and
// `node_modules`, as in the image; the project's own otherwise. The processor time, which a busy machine changes less,
// is read where there is a /proc.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildIfStale } from '../scripts/build.mjs';
import { freePort } from '../scripts/free-port.mjs';
import { IMAGE_FLAGS } from '../scripts/image-command.mjs';
import { temporaryFolder } from './parts/start-up.mjs';

const RUNS = 11;
const POLL_MS = 5;
const PATIENCE_MS = 30_000;
const root = join(import.meta.dirname, '..');
const app = resolve(process.argv[2] ?? root);

buildIfStale();
const { EmbeddedPostgres } = await import(join(root, 'dist/embedded-postgres/embedded-postgres.js'));
const { folder, remove } = temporaryFolder();
const postgres = await EmbeddedPostgres.start({ dataDir: folder, role: 'owner' });
const env = {
  PATH: process.env['PATH'] ?? '',
  NODE_ENV: 'production',
  DATABASE_URL: postgres.url,
  ADMIN_API_KEY: randomBytes(33).toString('base64url'),
  CREDENTIAL_KEYS: `bench:${randomBytes(32).toString('base64')}`,
};
try {
  await start(); // migrates
  const starts = [];
  for (let run = 0; run < RUNS; run++) starts.push(await start());
  const ready = spread(starts.map(({ seconds }) => seconds));
  const busy = spread(starts.map(({ processor }) => processor));
  console.log(`Node ${process.version}, ${RUNS} starts: ready after ${ready} s, processor time ${busy} s`);
} finally {
  await postgres.stop();
  remove();
}

/** Median, least and most. @param {number[]} values */
function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [median, least, most] = [sorted[(RUNS - 1) / 2], sorted[0], sorted.at(-1)].map((value) =>
    value?.toFixed(2),
  );
  return `${median} (${least} to ${most})`;
}

/** Of user and system. @param {number | undefined} pid */
function processorSeconds(pid) {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return Number.NaN;
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

async function start() {
  const port = await freePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...IMAGE_FLAGS, 'dist/bundle/main.js'], {
    cwd: app,
    env: { ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null || performance.now() - startedAt > PATIENCE_MS)
        throw new Error('the service did not become ready');
      await sleep(POLL_MS);
    }
    const seconds = (performance.now() - startedAt) / 1_000;
    return { seconds, processor: processorSeconds(child.pid) };
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
function isReady(port) {
  return new Promise((answer) => {
    get(`http://127.0.0.1:${port}/readyz`, { agent: false }, (reply) => {
      reply.resume();
      answer(reply.statusCode === 200);
    }).on('error', () => answer(false));
  });
}
