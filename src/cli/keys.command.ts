import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { SERVICE_CHAIN } from '../audit/audit-event.js';
import { AuditModule } from '../audit/audit.module.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { rewrap } from '../credential/rewrap.js';
import { Cipher } from '../encryption/cipher.js';
import { KeyCheck } from '../encryption/key-check.js';
import { KeyRing } from '../encryption/key-ring.js';
import { SealingModule } from '../encryption/sealing.module.js';
import { checkKeys, withCommandApp } from './command-app.js';
import { commandContext } from './command-context.js';
import { printJson } from './output.js';

/** `keys …`: the key ring that credentials are sealed with. */
export function keysCommand(): Command {
  const group = new Command('keys').description('the keys that stored cloud keys are sealed with');
  group
    .command('status')
    .description('which key seals how many rows')
    .action(async () => printJson(await withCommandApp([SealingModule], status)));
  group
    .command('rewrap')
    .description('seal every row under the first key of CREDENTIAL_KEYS')
    .option('--new-key', 'even if no service has started with that key yet')
    .action(async ({ newKey }: { newKey?: boolean }) => {
      const report = await withCommandApp([SealingModule, AuditModule], (app) =>
        rewrapAll(app, newKey === true),
      );
      printJson(report);
      if (report.Remaining > 0) process.exitCode = 1;
    });
  return group;
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

async function rewrapAll(app: INestApplicationContext, newKey: boolean) {
  await checkKeys(app, newKey);
  const ring = app.get(KeyRing);
  const entry = { context: commandContext('keys/rewrap'), tenantUuid: SERVICE_CHAIN };
  const work = () => rewrap(app.get(DataSource), ring, app.get(Cipher));
  const report = await app.get(AuditTrail).record(entry, work);
  return {
    Primary: ring.primary,
    Rewrapped: report.rewrapped,
    Remaining: report.remaining,
    Unreadable: report.unreadable,
  };
}
