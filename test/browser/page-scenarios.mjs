import assert from 'node:assert/strict';
import { PageWatch } from './page-watch.mjs';
import { SwaggerUi } from './swagger-ui.mjs';

/** Over the wire, of everything that a first visit loads. */
const FIRST_VISIT_BYTES = 600_000;
const LOADED_MS = 1_500;
/** 4 Mbit/s with the way of a reply within one country. */
const SLOW = { offline: false, latency: 20, downloadThroughput: 500_000, uploadThroughput: 500_000 };
const ROUTE_PIXELS = 2_000;
/** @type {[tag: string, operationId: string][]} */
const LONGEST = [
  ['disk', 'listDisks'],
  ['disk', 'createDisks'],
  ['disk', 'resizeDisks'],
  ['snapshot', 'createSnapshots'],
  ['auto_snapshot', 'listAutoSnapshotPolicies'],
];
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 390, height: 844 };

/** @typedef {import('./scenarios.mjs').Scene} Scene */

/**
 * What the page costs and how much of it there is, on a desk and on a phone.
 * @param {Scene} scene
 */
export async function visitFirst({ browser, origin, check }) {
  await check('browser: a first visit is small and soon there at 4 Mbit/s', async () => {
    const page = await browser.newPage({ viewport: WIDE });
    const session = await page.context().newCDPSession(page);
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
    await new SwaggerUi(page, origin).open();
    assert.ok(bytes > 100_000 && bytes <= FIRST_VISIT_BYTES, `${bytes} bytes`);
    const loadedMs = Number(
      await page.evaluate(`Math.max(...performance.getEntriesByType('resource')
        .filter(({ name }) => !name.endsWith('.png')).map(({ responseEnd }) => responseEnd))`),
    );
    assert.ok(loadedMs <= LOADED_MS, `loaded after ${loadedMs} ms`);
    await page.close();
  });

  for (const viewport of [WIDE, NARROW])
    await check(
      `browser: each route is short and needs no scrolling aside at ${viewport.width}`,
      async () => {
        const page = await browser.newPage({ viewport });
        const watch = await PageWatch.on(page, origin);
        const ui = new SwaggerUi(page, origin);
        await ui.open();
        for (const [tag, operationId] of LONGEST) {
          await ui.prepare(tag, operationId);
          await ui.shown(tag, operationId);
          const box = await ui.operation(tag, operationId).boundingBox();
          assert.ok(box && box.height < ROUTE_PIXELS, `${operationId}: ${box?.height} pixels`);
          const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
          assert.ok(width <= viewport.width, `${operationId}: ${width} pixels wide`);
          await ui.operation(tag, operationId).locator('.opblock-summary-control').click();
        }
        assert.deepEqual(watch.faults, []);
        await page.close();
      },
    );

  await check('browser: request and answer are in one view', async () => {
    const page = await browser.newPage({ viewport: WIDE });
    const ui = new SwaggerUi(page, origin);
    await ui.open();
    await ui.prepare('disk', 'listDisks');
    await ui.execute('disk', 'listDisks');
    const operation = ui.operation('disk', 'listDisks');
    const request = await operation.locator('textarea').boundingBox();
    const answer = await operation.locator('.live-responses-table .highlight-code').first().boundingBox();
    assert.ok(request && answer && Math.abs(answer.y - request.y) < WIDE.height / 2);
    const { height = 0 } = (await operation.boundingBox()) ?? {};
    assert.ok(height < ROUTE_PIXELS, `${height} pixels`);
    await page.close();
  });
}

/**
 * The two languages, the filter and the rows of failures.
 * @param {Scene} scene
 */
export async function readBothLanguages({ browser, origin, check, examples }) {
  const page = await browser.newPage({ viewport: WIDE, locale: 'en-US' });
  const watch = await PageWatch.on(page, origin);
  const ui = new SwaggerUi(page, origin);
  const summary = ui.operation('disk', 'listDisks').locator('.opblock-summary-description');

  await check('browser: / leads to the page, which is in the language of the browser', async () => {
    await page.goto(`${origin}/`, { waitUntil: 'networkidle' });
    assert.equal(page.url(), `${origin}/docs`);
    assert.match(await summary.innerText(), /^[\x20-\x7e]+$/);
  });

  await check('browser: the switch shows the page in Chinese, and it stays so', async () => {
    await page.getByRole('link', { name: '中文' }).click();
    await page.getByRole('link', { name: 'English' }).waitFor();
    await page.goto(`${origin}/docs`, { waitUntil: 'networkidle' });
    assert.match(await summary.innerText(), /[\u4e00-\u9fff]/);
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh');
    await ui.operation('disk', 'listDisks').locator('.opblock-summary-control').click();
    await ui.operation('disk', 'listDisks').getByRole('button', { name: '发送请求' }).waitFor();
  });

  await check('browser: all failures of a route are one row, which leads to the list of codes', async () => {
    const rows = ui.operation('disk', 'listDisks').locator('tr.response');
    assert.equal(await rows.count(), 2);
    const link = rows.last().getByRole('link', { name: '全部错误码' });
    assert.equal(await link.evaluate((/** @type {any} */ { href }) => href), `${origin}/docs/errors`);
  });

  await check('browser: the switch leads back', async () => {
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('link', { name: '中文' }).waitFor();
    await page.locator('.opblock').first().waitFor();
    assert.match(await summary.innerText(), /^[\x20-\x7e]+$/);
  });

  await check('browser: the filter finds routes by path and words', async () => {
    const filter = page.locator('.operation-filter-input');
    // Not `waitForFunction`, which the policy of the page refuses.
    const shown = async (/** @type {number} */ count) => {
      const until = Date.now() + 5_000;
      while ((await page.locator('.opblock').count()) !== count)
        assert.ok(Date.now() < until, `not ${count} routes`);
    };
    await filter.fill('SNAPSHOT apply');
    await shown(1);
    await filter.fill('');
    await shown(Object.keys(examples).length);
  });

  await check('browser: neither the switch nor the filter broke the policy', async () => {
    assert.deepEqual(watch.faults, []);
  });
  await page.close();
}

/**
 * A token is kept while the box is ticked, and only in the tab.
 * @param {Scene & { token: string }} scene
 */
export async function keepToken({ browser, origin, check, token }) {
  await check('browser: a token is kept in the tab while the box is ticked, and no longer', async () => {
    const context = await browser.newContext({ viewport: WIDE });
    const page = await context.newPage();
    const ui = new SwaggerUi(page, origin);
    const box = page.locator('#keep-token');
    const kept = async () =>
      String(await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }])')).split(token)
        .length - 1;
    await ui.open();
    assert.equal(await box.isChecked(), false);
    await ui.authorize(token);
    assert.equal(await kept(), 0);
    await box.check();
    assert.equal(await kept(), 1);
    await ui.open();
    assert.equal(await box.isChecked(), true);
    await ui.prepare('disk', 'listDisks');
    assert.equal((await ui.execute('disk', 'listDisks')).status, 200);
    const other = await context.newPage();
    await new SwaggerUi(other, origin).open();
    assert.equal(await other.locator('#keep-token').isChecked(), false);
    await box.uncheck();
    assert.equal(await kept(), 0);
    await context.close();
  });
}
