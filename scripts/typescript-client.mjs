// npm run client: writes clients/typescript/src/generated from openapi.json. `--check` fails when it is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTs, { astToString } from 'openapi-typescript';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'clients', 'typescript', 'src', 'generated');
const document = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
const HEAD = '// Made from openapi.json by `npm run client`; changes here are lost.\n';

/** @returns {Promise<Record<string, string>>} text by file name */
async function generated() {
  const operations = Object.entries(document.paths).map(([path, { post }]) => {
    const isWrite = post.parameters.some(({ $ref = '' }) => $ref.endsWith('/IdempotencyKey'));
    return `  ${post.operationId}: { path: '${path}', isWrite: ${isWrite} },`;
  });
  const errors = Object.entries(document['x-errors']).map(
    ([scode, { name, retryable }]) => `  ${scode}: { name: '${name}', retryable: ${retryable} },`,
  );
  return {
    'schema.ts': HEAD + astToString(await openapiTs(document)),
    'operations.ts': `${HEAD}export const OPERATIONS = {\n${operations.join('\n')}\n} as const;\n`,
    'errors.ts':
      `${HEAD}export const ERRORS: Readonly<Record<number, { name: string; retryable: boolean }>> = {\n` +
      `${errors.join('\n')}\n};\n`,
  };
}

const isCheck = process.argv.includes('--check');
mkdirSync(folder, { recursive: true });
for (const [name, text] of Object.entries(await generated())) {
  const path = join(folder, name);
  if (!isCheck) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`clients/typescript/src/generated/${name} is stale: npm run client`);
    process.exitCode = 1;
  }
}
