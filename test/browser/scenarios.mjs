import assert from 'node:assert/strict';
import { PageWatch } from './page-watch.mjs';
import { SwaggerUi } from './swagger-ui.mjs';

const DISK = 'disk-giys4n0i';

/**
 * @typedef {object} Scene
 * @property {import('playwright-core').Browser} browser
 * @property {string} origin
 * @property {(name: string, body: () => Promise<unknown>) => Promise<void>} check
 * @property {Record<string, object>} examples request examples by operationId
 */

/**
 * An open service: look up the documented disk, as the first thing that anyone does.
 * @param {Scene & { screenshot?: string | undefined }} scene
 */
export async function tryListOut({ browser, origin, check, examples, screenshot }) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1500 } });
  const watch = await PageWatch.on(page, origin);
  const ui = new SwaggerUi(page, origin);

  await check('browser: /docs opens under its content security policy', async () => {
    const response = await ui.open();
    const policy = response?.headers()['content-security-policy'] ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'self'(;|$)/);
    assert.deepEqual(watch.faults, []);
  });

  await check('browser: every operation is shown', async () => {
    assert.equal(await page.locator('.opblock').count(), Object.keys(examples).length);
  });

  await check('browser: list is prefilled with the example of the OpenAPI document', async () => {
    assert.deepEqual(await ui.prepare('disk', 'listDisks'), examples['listDisks']);
  });

  await check('browser: list answers with the documented disk', async () => {
    const { status, text } = await ui.execute('disk', 'listDisks');
    assert.equal(status, 200);
    assert.ok(text.includes(`"DiskId": "${DISK}"`), text.slice(0, 400));
  });

  if (screenshot) await takeScreenshot(page, ui, screenshot);

  await check('browser: inspect works as prefilled', async () => {
    assert.deepEqual(await ui.prepare('disk', 'inspectDisks'), examples['inspectDisks']);
    const { status, text } = await ui.execute('disk', 'inspectDisks');
    assert.equal(status, 200);
    assert.ok(text.includes(`"DiskId": "${DISK}"`), text.slice(0, 400));
  });

  await check('browser: nothing was refused, failed or fetched from elsewhere', async () => {
    assert.deepEqual(watch.faults, []);
  });
  await page.close();
}

/**
 * A service that wants a key: refused without, served after the dialog.
 * @param {Scene & { token: string }} scene
 */
export async function authorizeFirst({ browser, origin, check, token }) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1500 } });
  const watch = await PageWatch.on(page, origin);
  const ui = new SwaggerUi(page, origin);

  await check('browser: without a key list is refused', async () => {
    await ui.open();
    await ui.prepare('disk', 'listDisks');
    const { status, text } = await ui.execute('disk', 'listDisks');
    assert.equal(status, 401);
    assert.ok(text.includes('"scode": 10004'), text.slice(0, 400));
  });

  await check('browser: with the key from the dialog it is answered', async () => {
    await ui.authorize(token);
    const { status, text } = await ui.execute('disk', 'listDisks');
    assert.equal(status, 200);
    assert.ok(text.includes(`"DiskId": "${DISK}"`), text.slice(0, 400));
  });

  await check('browser: the key is not kept and the policy holds', async () => {
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])');
    assert.ok(!String(kept).includes(token));
    assert.deepEqual(watch.faults, []);
  });
  await page.close();
}

/**
 * The operation from its heading down to the answer.
 * @param {import('playwright-core').Page} page
 * @param {SwaggerUi} ui
 * @param {string} path
 */
async function takeScreenshot(page, ui, path) {
  const operation = ui.operation('disk', 'listDisks');
  await page.evaluate('scrollTo(0, 0)');
  const top = await operation.boundingBox();
  const answer = await operation.locator('.live-responses-table .response').first().boundingBox();
  assert.ok(top && answer);
  const height = answer.y + answer.height - top.y + 20;
  await page.screenshot({ path, fullPage: true, clip: { x: 0, y: top.y - 10, width: 1200, height } });
}
