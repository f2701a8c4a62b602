import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.mjs';

const READY_MS = 60_000;
const EXIT_MS = 30_000;

/**
 * What `npm start` starts, on free ports and with a folder of its own. `stop` ends it and removes the folder.
 * @param {Record<string, string>} [environment]
 */
export async function startService(environment = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'disk-service-'));
  const port = await freePort();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'start.mjs')], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      SANDBOX_PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  const exited = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), EXIT_MS);
    await exited;
    clearTimeout(timer);
    rmSync(dataDir, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  for (const end = Date.now() + READY_MS; ; await new Promise((next) => setTimeout(next, 100))) {
    // The last line of the start: the credential of the sandbox is stored.
    if (output.includes('Swagger UI')) return { origin, stop };
    if (child.exitCode === null && Date.now() < end) continue;
    await stop();
    throw new Error(`the service did not start:\n${output}`);
  }
}
