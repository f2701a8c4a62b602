// node scripts/prune.mjs <folder>: takes out of its node_modules what the programs in its dist cannot load: type
// declarations, source maps, builds for browsers, services of the SDK that are not used. What is reached is found by
// @vercel/nft, which follows each import and require from the programs. Of each package with something left, its
// package.json and its licence stay.
import { readdirSync, rmdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { nodeFileTrace } from '@vercel/nft';

/** The first, of which the bundle is made, for the licences of what is in the bundle. */
const PROGRAMS = ['dist/main.js', 'dist/bundle/main.js', 'dist/bin/cli.js', 'dist/bin/migrate.js'];
/** Without `module-sync`, and with it as newer versions of Node resolve. */
const CONDITIONS = [['node'], ['node', 'module-sync']];
/** Its files are served from dist/openapi/published. */
const SERVED = ['node_modules/swagger-ui-dist/package.json'];
const LICENCE = /^(licen[cs]e|copying|notice|copyright|third.?party)/i;
const README = /^readme/i;

const folder = resolve(process.argv[2] ?? '');
const cache = {};
const kept = new Set(SERVED);
for (const conditions of CONDITIONS) {
  const options = { base: folder, processCwd: folder, conditions, cache };
  const { fileList } = await nodeFileTrace(
    PROGRAMS.map((program) => join(folder, program)),
    options,
  );
  for (const path of fileList) kept.add(path);
}
if (kept.size < 1_000) throw new Error(`only ${kept.size} files are reached from ${PROGRAMS.join(', ')}`);

const packages = new Set([...kept].map(packageOf).filter((path) => path !== undefined));
for (const path of packages) {
  kept.add(`${path}/package.json`);
  for (const text of legalTexts(join(folder, path))) kept.add(`${path}/${text}`);
}
prune(join(folder, 'node_modules'));
console.log(`${packages.size} packages, ${kept.size} files`);

/** `node_modules/a/node_modules/b` of a file in it. @param {string} path */
function packageOf(path) {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

/** A README where there is nothing else: some licences stand there. @param {string} path */
function legalTexts(path) {
  const files = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name);
  const licences = names.filter((name) => LICENCE.test(name));
  return licences.length > 0 ? licences : names.filter((name) => README.test(name));
}

/** Removes what is not kept, and folders that are empty then. @param {string} path */
function prune(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) prune(child);
    else if (!kept.has(relative(folder, child))) rmSync(child);
  }
  if (readdirSync(path).length === 0) rmdirSync(path);
}
