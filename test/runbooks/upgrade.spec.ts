import { afterEach, describe, expect, it } from 'vitest';
import { nextVersionFolder, programFolder } from '../program/compiled-programs.js';
import { canRunLong, LONG_MS, Site } from './site.fixture.js';

/** That no request is lost under load is held by `test/chaos/upgrade.spec.ts`. */
describe.skipIf(!canRunLong)('the runbook upgrade', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'replaces the replicas by a version with one migration more, and goes back',
    async () => {
      site = await Site.start({ replicas: 2 });
      await site.must(`OLD=${programFolder()} NEW=${nextVersionFolder()}`);
      const runbook = site.open('upgrade');
      expect((await runbook.through('migrate')).stdout).toMatch(/^ran NextVersion1999999999999$/m);
      await site.change('old-code-new-schema');
      await runbook.through('over');
      for (const replica of [0, 1]) await site.change('new-code', replica);
      await runbook.through('back');
      for (const replica of [0, 1]) await site.change('back', replica);
      await runbook.rest();
    },
    LONG_MS,
  );
});
