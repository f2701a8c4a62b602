// npm run test:matrix [-- <document>]: generates a client with each generator of test/clients/matrix, compiles it
// strictly and drives it: list, create, inspect, failure. What the machine has no program for is skipped and said.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GENERATORS, JAVA_LIBRARIES } from '../test/clients/matrix/generators.mjs';
import { Checks } from './checks.mjs';
import { startService } from './service-process.mjs';

/** @import { Generator } from '../test/clients/matrix/generators.mjs' */

const ADMIN_API_KEY = 'key-for-the-matrix-of-clients-0123456789';
const PYTHON_LIBRARIES = ['urllib3', 'six', 'dateutil', 'certifi'];
const root = join(import.meta.dirname, '..');
const folder = join(root, 'test', 'clients', 'matrix');
const out = join(folder, 'dist');
const build = join(out, 'build');
const document = resolve(process.argv[2] ?? join(root, 'openapi.json'));
const checks = new Checks();

/** @param {string} program @param {string[]} args @returns {Promise<string>} what it printed */
async function run(program, ...args) {
  const { status, output } = await outputOf(program, ...args);
  if (status !== 0) throw new Error(`it ended with ${status}: ${output.slice(-1500)}`);
  return output;
}

/** @param {string} program @param {string[]} args */
async function outputOf(program, ...args) {
  const child = spawn(program, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
  const [status] = await once(child, 'close');
  return { status, output };
}

/** @param {string} program @param {string[]} args */
const works = (program, ...args) => spawnSync(program, args).status === 0;
const HAVE = {
  java: works('java', '-version'),
  javac: works('javac', '-version'),
  go: works('go', 'version') && existsSync('/usr/share/gocode/src/golang.org/x/oauth2'),
  python: works('python3', '-c', `import ${PYTHON_LIBRARIES.join(', ')}`),
};

/** @param {Generator} generator */
const clientOf = ({ name }) => join(out, name);
/** @type {Set<Generator>} */
const generated = new Set();

/** @param {Generator} generator */
async function generate(generator) {
  const [program, ...args] = generator.command(document, clientOf(generator));
  const title = `${generator.name} generates`;
  if (program === 'java' && !HAVE.java) return checks.skip(title, 'no java here');
  mkdirSync(clientOf(generator), { recursive: true });
  await checks.run(title, async () => {
    await run(program, ...args);
    generated.add(generator);
  });
}

/** As many at a time as there are processors. */
async function generateAll() {
  const waiting = [...GENERATORS];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await generate(next);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

/** Compiles all TypeScript clients with their drivers at once, and gives each file's errors to its generator. */
async function compileTypeScript() {
  const { output } = await outputOf(
    process.execPath,
    join(root, 'node_modules/typescript/bin/tsc'),
    '--project',
    folder,
  );
  mkdirSync(build, { recursive: true });
  writeFileSync(join(build, 'package.json'), '{ "type": "commonjs" }');
  const errors = output.split('\n').filter((line) => line.includes('error TS'));
  for (const { name } of made('TypeScript'))
    await checks.run(`${name} compiles, and so does the program that uses it`, async () => {
      const own = errors.filter(
        (line) => line.startsWith(`dist/${name}/`) || line.startsWith(`drive/${name}.ts`),
      );
      if (own.length > 0) throw new Error(`${own.length} errors: ${own.slice(0, 5).join('\n')}`);
    });
}

async function compileJava() {
  for (const generator of [...made('Java'), ...made('models in Java')]) {
    const whole = generator.language === 'Java';
    const title = `${generator.name} compiles${whole ? '' : ': its models'}`;
    if (!HAVE.javac) checks.skip(title, 'no javac here');
    else
      await checks.run(title, () => {
        const sources = join(clientOf(generator), 'src/main/java');
        const files = readdirSync(sources, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.java') && (whole || name.includes('/model/')))
          .map((name) => join(sources, name));
        if (whole) files.push(join(folder, 'Drive.java'));
        const target = join(clientOf(generator), 'classes');
        const options = ['-proc:none', '-Xlint:all,-serial', '-Werror', '-cp', JAVA_LIBRARIES, '-d', target];
        return run('javac', ...options, ...files);
      });
  }
}

/** @param {Generator['language']} language */
const made = (language) => GENERATORS.filter((one) => one.language === language && generated.has(one));

/** @param {{ origin: string, token: string }} target */
async function driveAll(target) {
  for (const generator of GENERATORS.filter((one) => generated.has(one))) {
    const { name, language, python } = generator;
    const title = `${name} is driven: list, create, inspect, failure`;
    const client = clientOf(generator);
    if (language === 'TypeScript') {
      await checks.run(title, async () => {
        const compiled = join(build, 'matrix', 'drive', `${name}.js`);
        const { drive } = await import(pathToFileURL(compiled).href);
        await drive(target);
      });
    } else if (python && HAVE.python) {
      const driver = join(folder, 'drive.py');
      await checks.run(title, () => run('python3', driver, client, python, target.origin, target.token));
    } else if (language === 'Java' && HAVE.javac) {
      const classes = `${join(client, 'classes')}:${JAVA_LIBRARIES}`;
      await checks.run(title, () => run('java', '-cp', classes, 'Drive', target.origin, target.token));
    } else if (language === 'Go' && HAVE.go) {
      await checks.run(title, async () => run(await buildGo(client), target.origin, target.token));
    } else checks.skip(title, REASONS[language]);
  }
}

/** Outside of modules, as nothing can be downloaded here. @param {string} client @returns {Promise<string>} the program */
async function buildGo(client) {
  const path = `${client}-path`;
  const sources = join(folder, 'go');
  cpSync(client, join(path, 'src/diskclient'), {
    recursive: true,
    filter: (name) => !/go\.mod$|\/test$/.test(name),
  });
  cpSync(join(sources, 'model_map.go'), join(path, 'src/diskclient/model_map.go'));
  cpSync(join(sources, 'optional.go'), join(path, 'src/github.com/antihax/optional/optional.go'));
  const environment = ['GO111MODULE=off', `GOPATH=${path}:/usr/share/gocode`, `GOCACHE=${path}/cache`];
  const program = join(path, 'drive');
  await run('env', ...environment, 'go', 'build', '-o', program, join(sources, 'drive.go'));
  return program;
}

const REASONS = {
  TypeScript: '',
  Python: `no python3 with ${PYTHON_LIBRARIES.join(', ')} here`,
  Java: 'no javac here',
  'models in Java': 'its HTTP library is not among the packages here',
  Kotlin: 'no compiler of Kotlin here',
  Go: 'no go with golang.org/x/oauth2 here',
};

rmSync(out, { recursive: true, force: true });
await run('npm', 'ci', '--no-audit', '--no-fund', '--ignore-scripts');
await generateAll();
await Promise.all([compileTypeScript(), compileJava()]);
const service = await startService({ AUTH_MODE: 'required', ADMIN_API_KEY });
try {
  await driveAll({ origin: service.origin, token: ADMIN_API_KEY });
} finally {
  await service.stop();
}
checks.close();
