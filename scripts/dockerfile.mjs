import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, linkSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * @typedef {{ words: string[], text: string }} Instruction the first word is its name; the text is what follows
 * @typedef {{ name: string, instructions: Instruction[] }} Stage
 * @typedef {{ folder: string, env: Record<string, string>, command: string[], health: string[] }} Built
 */

const IGNORED = ['USER', 'EXPOSE', 'STOPSIGNAL'];

/** @param {string} text of a Dockerfile whose stages are all named @returns {Stage[]} */
export function stagesOf(text) {
  const lines = text
    .replace(/^#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n');
  /** @type {Stage[]} */
  const stages = [];
  for (const line of lines.map((each) => each.trim()).filter(Boolean)) {
    const words = line.split(/\s+/);
    if (words[0] === 'FROM') stages.push({ name: /** @type {string} */ (words[3]), instructions: [] });
    else stages.at(-1)?.instructions.push({ words, text: line.slice(words[0]?.length).trim() });
  }
  return stages;
}

/**
 * Carries out the stages in folders of their own, each standing for its /app, all at once as BuildKit does; the
 * system below them is this machine's. Throws at an instruction it does not know.
 * @param {Stage[]} stages
 * @param {string} context what the .dockerignore lets in
 * @param {string} parent
 * @returns {Map<string, Promise<Built>>}
 */
export function buildStages(stages, context, parent) {
  /** @type {Map<string, Promise<Built>>} */
  const built = new Map();
  for (const { name, instructions } of stages) built.set(name, build(join(parent, name), instructions));
  return built;

  /** @param {string} folder @param {Instruction[]} instructions */
  async function build(folder, instructions) {
    mkdirSync(folder);
    /** @type {Built} */
    const stage = { folder, env: {}, command: [], health: [] };
    for (const { words, text } of instructions) await carryOut(stage, words, text);
    return stage;
  }

  /** @param {Built} stage @param {string[]} words @param {string} text */
  async function carryOut(stage, [name = '', ...args], text) {
    if (name === 'RUN') await run(text, stage);
    else if (name === 'COPY') await copy(args, stage.folder);
    else if (name === 'ENV') for (const pair of args) Object.assign(stage.env, variable(pair));
    else if (name === 'CMD') stage.command = JSON.parse(text);
    else if (name === 'HEALTHCHECK') stage.health = JSON.parse(text.replace(/^.*?CMD/, ''));
    else if (!(IGNORED.includes(name) || (name === 'WORKDIR' && text === '/app')))
      throw new Error(`cannot carry out ${name} ${text}`);
  }

  /** @param {string[]} args @param {string} folder */
  async function copy(args, folder) {
    const from = args[0]?.startsWith('--from=') ? args.shift()?.slice('--from='.length) : undefined;
    const stage = from === undefined ? undefined : await built.get(from);
    if (from !== undefined && !stage) throw new Error(`COPY: there is no stage ${from} above`);
    const target = args.pop() ?? '';
    for (const source of args) {
      const path = stage ? join(stage.folder, source.replace(/^\/app\//, '')) : join(context, source);
      const into = join(folder, target, target.endsWith('/') ? basename(source) : '');
      mkdirSync(dirname(into), { recursive: true });
      if (stage) link(path, into);
      else cpSync(path, into, { recursive: true });
    }
  }
}

/** A copy whose files are those of the original: twenty thousand of them in a second. */
function link(/** @type {string} */ from, /** @type {string} */ to) {
  if (!lstatSync(from).isDirectory()) return linkSync(from, to);
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) link(join(from, name), join(to, name));
}

/** @param {string} pair */
const variable = (pair) => Object.fromEntries([/** @type {[string, string]} */ (pair.split('=', 2))]);

/** @param {string} line @param {Built} stage */
async function run(line, { folder, env }) {
  const { NODE_ENV: _, PATH = '', ...ambient } = process.env;
  // `npm run` puts the project's own programs there, which would stand in for those that the stage lacks.
  ambient['PATH'] = PATH.split(':')
    .filter((each) => !each.endsWith('node_modules/.bin'))
    .join(':');
  // What empties npm's cache must not meet the one of this machine.
  const cache = line.includes('npm cache clean') ? { npm_config_cache: `${folder}.npm-cache` } : {};
  const child = spawn('/bin/sh', ['-c', line], {
    cwd: folder,
    env: { ...ambient, ...cache, ...env },
    stdio: ['ignore', 2, 2],
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`RUN ${line}: ended with ${code}`);
}

/**
 * Fills `folder` with the build context: the tracked files of this moment that .dockerignore lets in.
 * @param {string} root
 * @param {string} folder
 */
export function writeContext(root, folder) {
  mkdirSync(folder);
  const git = (/** @type {string[]} */ ...args) => {
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: root, maxBuffer: 64 << 20 });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
    return stdout;
  };
  // Uncommitted changes of tracked files count too; with none of them the answer is empty.
  const tree = String(git('stash', 'create')).trim() || 'HEAD';
  const [all, ...lines] = String(git('show', `${tree}:.dockerignore`))
    .trim()
    .split('\n');
  if (all !== '*') throw new Error('.dockerignore has to begin by leaving out everything');
  const specs = lines.map((line) => (line.startsWith('!') ? line.slice(1) : `:(exclude,glob)${line}`));
  const { status } = spawnSync('tar', ['x', '-C', folder], {
    input: git('archive', tree, '--', ...specs),
    stdio: ['pipe', 2, 2],
  });
  if (status !== 0) throw new Error(`tar ended with ${status}`);
  return String(git('show', `${tree}:Dockerfile`));
}
