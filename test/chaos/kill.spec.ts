import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCOPE } from '../e2e/service.fixture.js';
import { programFile } from '../program/compiled-programs.js';
import { aCreate, amount, disksByName, figures } from './chaos.fixture.js';
import { KilledService } from './killed-service.fixture.js';
import { CREDENTIAL_KEYS } from './processes.fixture.js';

/** 200 for the full proof. */
const KILLS = amount('CHAOS_KILLS', 4);
const WRITERS = 6;
const LATEST_KILL_MS = 500;
/** The lease of a dead process and the pause between two sweeps, and a little for a busy machine. */
const SWEPT_MS = 10_000 + 5_000 + 5_000;

describe('a service killed in the middle of its writes', () => {
  let service: KilledService;
  beforeAll(async () => {
    service = await KilledService.start();
  });
  afterAll(() => service.close());

  const pending = async (): Promise<number> => {
    const [row] = await service.database.dataSource.query('SELECT count(*)::int AS count FROM audit_pending');
    return row.count as number;
  };

  /** Creates by name; whoever got no reply repeats the request, with its ClientToken, at the next process. */
  class Customers {
    readonly answered = new Map<string, string>();
    private readonly unanswered: string[] = [];
    private next = 0;

    get open(): number {
      return this.unanswered.length;
    }

    /** Works until the service is gone. */
    async work(): Promise<void> {
      await Promise.all(Array.from({ length: WRITERS }, () => this.customer(() => true)));
    }

    /** Repeats what is open, with a service that stays. */
    async settle(): Promise<void> {
      await this.customer(() => this.unanswered.length > 0);
    }

    private async customer(goOn: () => boolean): Promise<void> {
      while (goOn()) {
        const name = this.unanswered.shift() ?? `killed-${(this.next += 1)}`;
        try {
          const { body } = await service.post('disk/create', aCreate(name, { ClientToken: name }));
          if (body.scode !== 0) throw new Error(body.desc);
          this.answered.set(name, body.data.DiskIdSet[0]);
          // Writes of other kinds may be repeated by nobody; they are here to be interrupted.
          await service.post('disk/resize', { ...SCOPE, DiskId: body.data.DiskIdSet[0], DiskSize: 40 });
        } catch {
          if (!this.answered.has(name)) this.unanswered.push(name);
          return;
        }
      }
    }
  }

  it(
    `${KILLS} times leaves no second disk and no change without an outcome`,
    async () => {
      const customers = new Customers();
      let interrupted = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const working = customers.work();
        await sleep(Math.random() * LATEST_KILL_MS);
        await service.kill(working);
        interrupted += await pending();
        await service.startAgain();
      }
      const begun = performance.now();
      const open = customers.open;
      await customers.settle();
      await expect.poll(pending, { timeout: SWEPT_MS, interval: 100 }).toBe(0);
      const sweptMs = Math.round(performance.now() - begun);

      const disks = await disksByName(service.sandbox.origin);
      const made = [...disks].filter(([name]) => name.startsWith('killed-'));
      const twice = made.filter(([, ids]) => ids.length > 1).length;
      const outcomes = await service.database.dataSource.query(
        `SELECT outcome, count(*)::int AS count FROM audit_event WHERE kind = 'outcome' GROUP BY outcome`,
      );
      const [{ without }] = await service.database.dataSource.query(
        `SELECT count(*)::int AS without FROM audit_event i WHERE kind = 'intent' AND NOT EXISTS (
         SELECT 1 FROM audit_event o WHERE o.audit_id = i.audit_id AND o.kind = 'outcome')`,
      );
      const proof = await verify();
      figures('kill -9', {
        kills: KILLS,
        made: made.length,
        open,
        twice,
        interrupted,
        without,
        sweptMs,
        outcomes,
      });
      expect(interrupted).toBeGreaterThan(0);
      expect({ twice, without, open: customers.open }).toEqual({ twice: 0, without: 0, open: 0 });
      expect(new Map(made.map(([name, ids]) => [name, ids[0]]))).toEqual(customers.answered);
      expect(proof).toMatchObject({ Sound: true });
      expect(outcomes.map(({ outcome }: { outcome: string }) => outcome)).toContain('unknown');
    },
    KILLS * 15_000 + 120_000,
  );

  /** `audit verify`, as an operator would. */
  async function verify(): Promise<{ Sound: boolean }> {
    const env = { PATH: process.env['PATH'], DATABASE_URL: service.database.url, CREDENTIAL_KEYS };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [programFile('bin/cli'), 'audit', 'verify'],
      { env: { ...env, AUTH_MODE: 'none' }, maxBuffer: 64 * 1024 * 1024 },
    );
    return JSON.parse(stdout) as { Sound: boolean };
  }
});
