import { afterEach, describe, expect, it } from 'vitest';
import { canRun, LONG_MS, Site } from './site.fixture.js';

describe.skipIf(!canRun)('the runbook database-restore', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'brings back a sound trail although there was a write between its heads and its dump, and one after it',
    async () => {
      site = await Site.start();
      const runbook = site.open('database-restore');
      await site.change('before-the-backup');
      await runbook.through('heads');
      await site.change('between-heads-and-dump');
      await runbook.through('dump');
      await site.change('after-the-dump');
      const check = JSON.parse((await runbook.through('check')).stdout);
      expect(check).toMatchObject({ Sound: true, Anchored: true, RefusedAnchors: 0 });
      expect((await runbook.through('start')).stdout).toMatch(/"Accepted": true/);
      await runbook.through('missing', 1);
      expect((await runbook.through('rows')).stdout).toMatch(/"kind": "(truncated|set-back)"/);
      await runbook.rest();
      await site.change('after-the-restore');
    },
    LONG_MS,
  );
});
