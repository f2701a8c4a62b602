// node scripts/bundle.mjs: makes dist/bundle/main.js of dist/main.js and all that it loads, with which the service is
// ready in little more than half the time: 1,500 files are not looked for, read and linked one by one. Names of classes
// and functions stay as they are, so stacks can be read; a comment before each module names its file.
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

const root = join(import.meta.dirname, '..');
/** Left to Node: what is not installed and asked for within a `try`, and files that are found by their paths. */
const NOT_BUNDLED = [
  /^node:/,
  ...builtinModules,
  'pg-native',
  '@nestjs/microservices',
  '@nestjs/websockets',
  /^@nestjs\/microservices\//,
  /^@nestjs\/websockets\//,
  /^@nestjs\/platform-fastify/,
  /^@fastify\//,
  'class-transformer/storage',
  /^swagger-ui-dist/,
];
/** Drivers of other databases, which TypeORM loads by name. */
const OTHER_DRIVERS =
  /^(@google-cloud\/spanner|@sap\/hana-client(\/.*)?|better-sqlite3|expo-sqlite|hdb-pool|ioredis|mongodb|mssql|mysql2?|oracledb|pg-query-stream|react-native-sqlite-storage|redis|sql\.js|sqlite3|ts-node|typeorm-aurora-data-api-driver)$/;

/** What TypeORM and other packages load at the start and this service never uses; its classes say so when made. */
const UNUSED = [
  /\/typeorm\/driver\/(aurora-mysql|aurora-postgres|better-sqlite3|capacitor|cockroachdb|cordova|expo|mongodb|mysql|nativescript|oracle|react-native|sap|spanner|sqlite-abstract|sqljs|sqlserver)\//,
  /\/typeorm\/(entity-manager\/Mongo|repository\/Mongo|schema-builder\/Mongo)/,
  /\/undici\/lib\/(cache|mock|web\/(cookies|eventsource|fetch|websocket))\//,
  /\/node_modules\/(libphonenumber-js|multer)\//,
  // The HTTP code of the SDK, which the transport replaces.
  /\/tencentcloud-sdk-nodejs\/tencentcloud\/common\/http\/fetch\.js$/,
  /\/node_modules\/form-data\//,
];
/** It asks for TypeORM by a `require` of its own, which would load all of it a second time, beside the bundle. */
const TYPEORM_COMPAT = '/@nestjs/typeorm/dist/common/typeorm-compat.js';
/** What is to be left out or changed and was not there: a package is not what it was. */
const unfound = new Set([...UNUSED.map(String), TYPEORM_COMPAT]);
const unusedModule = (/** @type {string} */ id) => `
const classes = {};
const refuse = () => { throw new Error(${JSON.stringify(`${id} is not in the bundle`)}); };
module.exports = new Proxy(classes, {
  get: (_, name) => name === '__esModule' || (classes[name] ??= class { constructor() { refuse(); } static create() { refuse(); } }),
});`;
const unused = {
  name: 'unused',
  /** @param {string} id */
  load(id) {
    const pattern = UNUSED.find((each) => each.test(id));
    if (!pattern) return undefined;
    unfound.delete(String(pattern));
    const path = id.slice(id.lastIndexOf('node_modules/'));
    return { code: unusedModule(path), moduleType: /** @type {const} */ ('js') };
  },
};

const ownRequire = 'const require = createRequire(import.meta.url);';
const typeormOfTheBundle = {
  name: 'typeorm-of-the-bundle',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    if (!id.endsWith(TYPEORM_COMPAT)) return undefined;
    if (code.includes(ownRequire)) unfound.delete(TYPEORM_COMPAT);
    return code.replace(ownRequire, 'import * as typeorm from "typeorm"; const require = () => typeorm;');
  },
};

/** V8 keeps a source of one byte a character when all of it can be written so, and two bytes otherwise. */
const inAscii = {
  name: 'in-ascii',
  /** @param {unknown} _options @param {import('rolldown').OutputBundle} output */
  generateBundle(_options, output) {
    for (const chunk of Object.values(output)) {
      if (chunk.type !== 'chunk') continue;
      if (/String\.raw`[^`]*[^\0-\x7f]|\\[^\0-\x7f]/.test(chunk.code))
        throw new Error(`${chunk.fileName} has raw text that is not ASCII`);
      chunk.code = chunk.code.replace(
        /[^\0-\x7f]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

const bundle = await rolldown({
  input: join(root, 'dist/main.js'),
  platform: 'node',
  external: [...NOT_BUNDLED, OTHER_DRIVERS],
  plugins: [unused, typeormOfTheBundle, inAscii],
  onLog(level, log) {
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    if (level === 'warn' && log.code !== 'EVAL') console.error(log.message);
  },
});
await bundle.write({
  dir: join(root, 'dist/bundle'),
  format: 'esm',
  keepNames: true,
  comments: { legal: true, annotation: false, jsdoc: false },
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
});
await bundle.close();
if (unfound.size > 0) throw new Error(`not found as it was: ${[...unfound].join(', ')}`);
