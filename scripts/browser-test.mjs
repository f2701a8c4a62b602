// npm run test:browser [-- --screenshot]: opens /docs in a real Chromium (CHROMIUM_PATH, else /usr/bin/chromium)
// and tries routes out; with --screenshot it also renews docs/swagger-ui.png.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { keepToken, readBothLanguages, visitFirst } from '../test/browser/page-scenarios.mjs';
import { authorizeFirst, tryListOut } from '../test/browser/scenarios.mjs';
import { Checks } from './checks.mjs';
import { startService } from './service-process.mjs';

const ADMIN_API_KEY = 'key-for-the-browser-test-0123456789abcdef';
/** No sandbox, as CI runs as root; the rest keeps Chromium from calling anyone but the service. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const root = join(import.meta.dirname, '..');
const screenshot = process.argv.includes('--screenshot') ? join(root, 'docs', 'swagger-ui.png') : undefined;
const checks = new Checks();
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
  args: FLAGS,
});
const scene = { browser, check: checks.run, examples: requestExamples() };
try {
  await serving({}, async (origin) => {
    await visitFirst({ ...scene, origin });
    await tryListOut({ ...scene, origin, screenshot });
    await readBothLanguages({ ...scene, origin });
  });
  await serving({ AUTH_MODE: 'required', ADMIN_API_KEY }, async (origin) => {
    await authorizeFirst({ ...scene, origin, token: ADMIN_API_KEY });
    await keepToken({ ...scene, origin, token: ADMIN_API_KEY });
  });
} finally {
  await browser.close();
}
checks.close();

/**
 * @param {Record<string, string>} environment
 * @param {(origin: string) => Promise<void>} body
 */
async function serving(environment, body) {
  const service = await startService(environment);
  try {
    await body(service.origin);
  } finally {
    await service.stop();
  }
}

/** @returns {Record<string, object>} */
function requestExamples() {
  const { paths } = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'));
  return Object.fromEntries(
    Object.values(paths).map(({ post }) => [
      post.operationId,
      post.requestBody.content['application/json'].examples.document.value,
    ]),
  );
}
