import { Injectable } from '@nestjs/common';
import { within } from '../common/time/wait.js';
import { KeyCheck } from '../encryption/key-check.js';
import { DatabaseHealth } from '../database/database-health.js';
import { Drain } from './drain.js';

type Check = 'ok' | 'failed';
type Checks = Record<'database' | 'migrations' | 'keys', Check>;

export interface ReadinessReport {
  status: 'ok' | 'unavailable';
  checks: Checks & { draining: Check };
}

const PATIENCE_MS = 1_000;
/** What probes and strangers ask in this time shares one answer of the database. */
const FRESH_MS = 500;

/** Whether this process should get requests. It never asks Tencent: an outage there is no reason to restart here. */
@Injectable()
export class Readiness {
  private asked: { at: number; checks: Promise<Checks> } | undefined;

  constructor(
    private readonly database: DatabaseHealth,
    private readonly keys: KeyCheck,
    private readonly drain: Drain,
  ) {}

  async report(): Promise<ReadinessReport> {
    const now = performance.now();
    if (!this.asked || now - this.asked.at > FRESH_MS) this.asked = { at: now, checks: this.ask() };
    const checks = { draining: this.drain.isOn ? 'failed' : 'ok', ...(await this.asked.checks) } as const;
    return { status: Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'unavailable', checks };
  }

  private async ask(): Promise<Checks> {
    const [database, migrations, keys] = await Promise.all([
      passes(this.database.ping(PATIENCE_MS)),
      passes(this.database.migrationsCurrent()),
      passes(this.keys.compare()),
    ]);
    return { database, migrations, keys };
  }
}

async function passes(check: Promise<unknown>): Promise<Check> {
  try {
    return (await within(check, PATIENCE_MS, tooLate)) === false ? 'failed' : 'ok';
  } catch {
    return 'failed';
  }
}

const tooLate = (): Error => new Error('no answer in time');
