// The first half of npm run test:clients: generates two TypeScript clients from openapi.json, compiles them strictly
// together with the programs that use them, and leaves the result in test/clients/dist, which git ignores.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = join(import.meta.dirname, '..');
const clients = join(root, 'test', 'clients');
const generated = join(clients, 'dist');

/** Ends the process when a generator or the compiler fails. */
export function generateClients() {
  const document = join(root, 'openapi.json');
  rmSync(generated, { recursive: true, force: true });
  mkdirSync(generated, { recursive: true });
  run('openapi-typescript', 'bin/cli.js', document, '--output', join(generated, 'openapi-typescript.ts'));
  run(
    '@hey-api/openapi-ts',
    'bin/run.js',
    ...['--input', document, '--output', join(generated, 'hey-api')],
    ...['--client', '@hey-api/client-fetch', '--silent', '--no-log-file'],
  );
  // Our own client is compiled with the program that uses it, from where the others are.
  cpSync(join(root, 'clients', 'typescript', 'src'), join(generated, 'own-client'), { recursive: true });
  run('typescript', 'bin/tsc', '--project', join(clients, 'tsconfig.json'));
}

/**
 * @param {string} name
 * @param {string} program
 * @param {string[]} args
 */
function run(name, program, ...args) {
  const started = Date.now();
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', name, program), ...args], {
    cwd: clients,
    stdio: ['ignore', 2, 2],
  });
  console.error(`${name}: ${status === 0 ? 'done' : `failed with ${status}`} in ${Date.now() - started} ms`);
  if (status !== 0) process.exit(status ?? 1);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) generateClients();
