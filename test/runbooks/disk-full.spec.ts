import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aCreate } from '../chaos/chaos.fixture.js';
import { run, until } from './postgres-server.fixture.js';
import { canRunLong, DISK, LONG_MS, SCOPE, Site } from './site.fixture.js';

const CREATES = 12;
const canMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0;

/** Until not a block is left. */
function fill(file: string): void {
  for (const bytes of [1 << 20, 1 << 12])
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
}

describe.skipIf(!canRunLong || !canMount)('the runbook disk-full', () => {
  let site: Site | undefined;
  let volume: string | undefined;
  afterEach(async () => {
    await site?.close();
    if (!volume) return;
    run('umount', [volume], {});
    rmdirSync(volume);
  });

  it(
    'names the full volume, and after it has grown the outcomes that waited are written',
    async () => {
      volume = mkdtempSync(join(tmpdir(), 'disk-volume-'));
      run('mount', ['-t', 'tmpfs', '-o', 'size=140m,mode=755', 'tmpfs', volume], {});
      site = await Site.start({ dataFolder: volume });
      const { log } = site.postgres;
      // More outcomes than the last page of a table may have space for.
      await site.fault({ Action: 'CreateDisks', Fault: 'latency', LatencyMs: 9_000, Times: CREATES });
      const slow = Array.from({ length: CREATES }, (_, n) => site!.post('disk/create', aCreate(`full-${n}`)));
      await until(() => areSent(site!), 'the creations are sent');
      fill(join(volume, 'filler'));
      const replies = await Promise.all(slow);
      expect(replies.map(({ body }) => body.scode)).toEqual(replies.map(() => 0));
      const refused = async () =>
        (await site!.post('disk/update', { ...SCOPE, DiskId: DISK, DiskName: 'no' })).body.scode === 10011;
      await until(refused, 'a change is refused');

      const runbook = site.open('disk-full');
      expect((await runbook.through('readiness')).stdout).toMatch(/^200\n503\n$/m);
      expect((await runbook.through('log')).stdout).toMatch(/^audit_events_waiting [1-9]/m);
      expect((await runbook.through('space')).stdout).toMatch(/100%/);
      expect(site.postgres.log.slice(log.length)).toMatch('No space left on device');
      run('mount', ['-o', 'remount,size=400m', volume], {});
      await runbook.rest();
      const trail = await site.post('audit/list', { TenantUuid: SCOPE.TenantUuid, Action: 'disk/create' });
      expect(trail.body.data.List).toMatchObject(slow.map(() => ({ Outcome: 'succeeded' })));
      await site.change('after-it');
    },
    LONG_MS,
  );
});

async function areSent(site: Site): Promise<boolean> {
  const metrics = await (await fetch(`${site.origin()}/metrics`)).text();
  return metrics.includes(`\ntencent_in_flight ${CREATES}\n`);
}
