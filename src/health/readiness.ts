import { Injectable } from '@nestjs/common';
import { WriteHealth, type WriteRefusal } from '../audit/write-health.js';
import { within } from '../common/time/wait.js';
import { KeyCheck } from '../encryption/key-check.js';
import { DatabaseHealth } from '../database/database-health.js';
import { ReadinessPool } from '../database/pools.js';
import { Drain } from './drain.js';

type Check = 'ok' | 'failed';
type Reads = Record<'database' | 'migrations' | 'keys', Check>;
interface Checks {
  reads: Reads;
  refusal: WriteRefusal | undefined;
}

export interface ReadinessReport {
  /** `degraded`: reads are served, writes are refused. */
  status: 'ok' | 'degraded' | 'unavailable';
  checks: Reads & { draining: Check; writes: Check };
  /** Why writes are refused. */
  reason?: WriteRefusal;
}

const CHECK_TIMEOUT_MS = 1_000;
/** The route is public: all requests within this time share one result, whoever sends them. */
const RESULT_TTL_MS = 500;

/** Whether this process should get requests. It does not check Tencent: an outage there would not end by a restart here. */
@Injectable()
export class Readiness {
  private last: { at: number; checks: Promise<Checks> } | undefined;

  constructor(
    private readonly database: DatabaseHealth,
    private readonly keys: KeyCheck,
    private readonly drain: Drain,
    private readonly pool: ReadinessPool,
    private readonly writes: WriteHealth,
  ) {}

  async report(): Promise<ReadinessReport> {
    const now = performance.now();
    if (!this.last || now - this.last.at > RESULT_TTL_MS) this.last = { at: now, checks: this.runChecks() };
    const { reads, refusal } = await this.last.checks;
    const draining = this.drain.isOn ? 'failed' : 'ok';
    const isServed = [draining, ...Object.values(reads)].every((check) => check === 'ok');
    const served = refusal === undefined ? 'ok' : 'degraded';
    return {
      status: isServed ? served : 'unavailable',
      checks: { draining, ...reads, writes: refusal === undefined ? 'ok' : 'failed' },
      ...(refusal === undefined ? {} : { reason: refusal }),
    };
  }

  private async runChecks(): Promise<Checks> {
    const [database, migrations, keys, refusal] = await Promise.all([
      passes(this.database.ping(CHECK_TIMEOUT_MS)),
      passes(this.database.migrationsCurrent()),
      passes(this.keys.compare(this.pool)),
      this.writes.refusal(CHECK_TIMEOUT_MS),
    ]);
    return { reads: { database, migrations, keys }, refusal };
  }
}

async function passes(check: Promise<unknown>): Promise<Check> {
  try {
    return (await within(check, CHECK_TIMEOUT_MS, tooLate)) === false ? 'failed' : 'ok';
  } catch {
    return 'failed';
  }
}

const tooLate = (): Error => new Error('no answer in time');
