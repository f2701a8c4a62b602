import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SERVICE_CHAIN } from '../audit/audit-event.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { OnProgress } from '../common/process/on-progress.js';
import { rewrap } from '../credential/rewrap.js';
import { Cipher } from '../encryption/cipher.js';
import { KeyCheck } from '../encryption/key-check.js';
import { KeyRing } from '../encryption/key-ring.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { checkKeys, withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import { type OutputOptions, print } from './output.js';
import { withProgress } from './progress.js';

export async function showStatus(options: OutputOptions): Promise<void> {
  print(await withCommandApp([SealingModule], status), options);
}

export async function rewrapAll(options: OutputOptions & { newKey?: boolean }): Promise<void> {
  const report = await withCommandApp([SealingModule, AuditModule], async (app) => {
    await checkKeys(app, options.newKey === true);
    return withProgress('rewrap', (onProgress) => rewrapIn(app, onProgress));
  });
  if (report.Remaining > 0) process.exitCode = 1;
  print(report, options);
}

async function status(app: INestApplicationContext) {
  const ring = app.get(KeyRing);
  const keyCheck = app.get(KeyCheck);
  await keyCheck.compare();
  const rows = new Map((await keyCheck.sealedRows()).map((count) => [count.keyId, count.rows]));
  const ids = [...new Set([...ring.keyIds, ...rows.keys()])];
  const keys = ids.map((keyId) => ({
    KeyId: keyId,
    Primary: keyId === ring.primary,
    /** Null: rows are sealed with it and CREDENTIAL_KEYS lacks it. */
    Fingerprint: ring.fingerprint(keyId) ?? null,
    Rows: rows.get(keyId) ?? 0,
  }));
  return { Primary: ring.primary, Keys: keys };
}

async function rewrapIn(app: INestApplicationContext, onProgress: OnProgress | undefined) {
  const ring = app.get(KeyRing);
  const entry = { context: commandContext('keys/rewrap'), tenantUuid: SERVICE_CHAIN };
  const work = () => rewrap(app.get(DataSource), ring, app.get(Cipher), onProgress);
  const report = await app.get(AuditTrail).record(entry, work);
  return {
    Primary: ring.primary,
    Rewrapped: report.rewrapped,
    Remaining: report.remaining,
    Unreadable: report.unreadable,
  };
}
