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

/**
 * Modules that are changed in the bundle.
 * @type {Record<string, (code: string) => string>}
 */
const CHANGED = {
  // It asks for TypeORM by a `require` of its own, which would load all of it a second time, beside the bundle.
  '/@nestjs/typeorm/dist/common/typeorm-compat.js': (code) =>
    code.replace(
      'const require = createRequire(import.meta.url);',
      'import * as typeorm from "typeorm"; const require = () => typeorm;',
    ),
  // The HTTP code of the SDK, which the transport replaces, with its packages.
  '/tencentcloud-sdk-nodejs/tencentcloud/common/http/fetch.js': () =>
    'exports.default = () => { throw new Error("not in the bundle"); };',
};
/** @type {Set<string>} */
const unchanged = new Set(Object.keys(CHANGED));
const changes = {
  name: 'changes',
  /** @param {string} code @param {string} id */
  transform(code, id) {
    for (const [path, change] of Object.entries(CHANGED)) {
      if (!id.endsWith(path)) continue;
      const changed = change(code);
      if (changed !== code) unchanged.delete(path);
      return changed;
    }
    return undefined;
  },
};

const bundle = await rolldown({
  input: join(root, 'dist/main.js'),
  platform: 'node',
  external: [...NOT_BUNDLED, OTHER_DRIVERS],
  plugins: [changes],
  onLog(level, log) {
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
    if (level === 'warn' && log.code !== 'EVAL') console.error(log.message);
  },
});
await bundle.write({
  dir: join(root, 'dist/bundle'),
  format: 'esm',
  keepNames: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
});
await bundle.close();
if (unchanged.size > 0)
  throw new Error(`not found as they were, so not changed: ${[...unchanged].join(', ')}`);
