import { Injectable } from '@nestjs/common';
import { KeyCheck } from '../credential/key-check.js';
import { DatabaseHealth } from '../database/database-health.js';
import { Drain } from './drain.js';

export interface ReadinessReport {
  status: 'ok' | 'unavailable';
  checks: Record<'draining' | 'database' | 'migrations' | 'keys', 'ok' | 'failed'>;
}

const PING_MS = 1000;

/** Whether this process should get requests. It never asks Tencent: an outage there is no reason to restart here. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: DatabaseHealth,
    private readonly keys: KeyCheck,
    private readonly drain: Drain,
  ) {}

  async report(): Promise<ReadinessReport> {
    const [database, migrations] = await Promise.all([
      passes(() => this.database.ping(PING_MS)),
      passes(() => this.database.migrationsCurrent()),
    ]);
    const checks = {
      draining: this.drain.isOn ? 'failed' : 'ok',
      database,
      migrations,
      keys: await passes(() => this.keys.verify()),
    } as const;
    return { status: Object.values(checks).every((check) => check === 'ok') ? 'ok' : 'unavailable', checks };
  }
}

async function passes(check: () => unknown): Promise<'ok' | 'failed'> {
  try {
    return (await check()) === false ? 'failed' : 'ok';
  } catch {
    return 'failed';
  }
}
