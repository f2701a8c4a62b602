import { afterEach, describe, expect, it } from 'vitest';
import { canRunLong, DISK, LONG_MS, SCOPE, Site, TENANT } from './site.fixture.js';

/** As the owner of the database can, past the triggers. */
const tamper = (site: Site, ...statements: string[]) =>
  site.postgres.query(['SET session_replication_role = replica', ...statements].join('; '));

describe.skipIf(!canRunLong)('the runbook damaged-audit-trail', () => {
  let site: Site | undefined;
  afterEach(() => site?.close());

  it(
    'names the commits that were lost, and lets the chain go on',
    async () => {
      site = await Site.start();
      await site.change('kept');
      await site.postgres.query('CREATE TABLE kept_head AS SELECT * FROM audit_head');
      const [{ seq } = { seq: '' }] = await site.postgres.query<{ seq: string }>(
        `SELECT seq FROM kept_head WHERE tenant_uuid = '${TENANT}'`,
      );
      await site.change('lost');
      await site.must('restart_replicas');
      await site.change('lost-and-remembered');
      await tamper(
        site,
        `DELETE FROM audit_event WHERE tenant_uuid = '${TENANT}' AND seq > ${seq}`,
        `DELETE FROM audit_entry WHERE tenant_uuid = '${TENANT}' AND seq > ${seq}`,
        'UPDATE audit_head h SET seq = k.seq, hash = k.hash, mac = k.mac FROM kept_head k WHERE k.tenant_uuid = h.tenant_uuid',
        'DROP TABLE kept_head',
      );
      const refused = await site.post('disk/update', { ...SCOPE, DiskId: DISK, DiskName: 'no' });
      expect(refused.body.scode).toBe(10022);
      const runbook = site.open('damaged-audit-trail', 'How to tell', 'Commits were lost');
      await runbook.through('verify', 1);
      expect((await runbook.through('damage')).stdout).toMatch(/"kind": "(truncated|set-back)"/);
      await runbook.through('requests');
      expect(site.read('lost.log').trim().split('\n').length).toBeGreaterThanOrEqual(4);
      await runbook.through('accept');
      await site.change('goes-on');
      expect((await runbook.through('sound')).stdout).toMatch(/"Sound": true/);
      await runbook.rest();
    },
    LONG_MS,
  );

  it(
    'keeps the evidence when somebody wrote into the database',
    async () => {
      site = await Site.start();
      await site.change('honest');
      // Writes the heads now, not within a minute.
      await site.must('restart_replicas');
      await tamper(
        site,
        `UPDATE audit_event SET actor = 'somebody' WHERE tenant_uuid = '${TENANT}' AND seq = 2`,
      );
      const runbook = site.open('damaged-audit-trail', 'How to tell', 'Somebody wrote into the database');
      await runbook.through('verify', 1);
      expect((await runbook.through('damage')).stdout).toMatch('"kind": "edited"');
      await runbook.rest();
      expect(site.read('evidence.dump').length).toBeGreaterThan(1_000);
    },
    LONG_MS,
  );
});
