import { Injectable } from '@nestjs/common';
import { within } from '../common/time/wait.js';
import { KeyCheck } from '../encryption/key-check.js';
import { DatabaseHealth } from '../database/database-health.js';
import { ReadinessPool } from '../database/pools.js';
import { Drain } from './drain.js';

type Check = 'ok' | 'failed';
type Checks = Record<'database' | 'migrations' | 'keys', Check>;

export interface ReadinessReport {
  status: 'ok' | 'unavailable';
  checks: Checks & { draining: Check };
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
  ) {}

  async report(): Promise<ReadinessReport> {
    const now = performance.now();
    if (!this.last || now - this.last.at > RESULT_TTL_MS) this.last = { at: now, checks: this.runChecks() };
    const checks = { draining: this.drain.isOn ? 'failed' : 'ok', ...(await this.last.checks) } as const;
    return { status: Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'unavailable', checks };
  }

  private async runChecks(): Promise<Checks> {
    const [database, migrations, keys] = await Promise.all([
      passes(this.database.ping(CHECK_TIMEOUT_MS)),
      passes(this.database.migrationsCurrent()),
      passes(this.keys.compare(this.pool)),
    ]);
    return { database, migrations, keys };
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
