import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const cache = join(root, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'counting-reporter-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the closing line of a run', () => {
  it('counts what passed, what failed and what was skipped', () => {
    const reporter = join(root, 'test', 'counting-reporter.ts');
    const test = { include: ['a.spec.js'], exclude: [], reporters: [reporter] };
    writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify({ test })}`);
    writeFileSync(
      join(folder, 'a.spec.js'),
      `import { describe, expect, it } from 'vitest';
      describe('a group', () => it('is well', () => undefined));
      it('is well', () => undefined);
      it('is wrong', () => expect(1).toBe(2));
      it.skip('is left out', () => undefined);`,
    );
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--root', folder], {
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n').at(-1)).toBe('2 passed, 1 failed, 1 skipped');
    expect(status).toBe(1);
  });
});
