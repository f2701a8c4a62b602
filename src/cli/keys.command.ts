import { Command } from 'commander';
import { SERVICE_CHAIN } from '../audit/audit-event.js';
import { rewrap } from '../credential/rewrap.js';
import { commandContext } from './command-context.js';
import { printJson } from './output.js';
import { type Services, withServices } from './services.js';

/** `keys …`: the key ring that credentials are sealed with. */
export function keysCommand(): Command {
  const group = new Command('keys').description('the keys that stored cloud keys are sealed with');
  group
    .command('status')
    .description('which key seals how many rows')
    .action(async () => printJson(await withServices(status)));
  group
    .command('rewrap')
    .description('seal every row under the first key of CREDENTIAL_KEYS')
    .option('--new-key', 'even if no service has started with that key yet')
    .action(async ({ newKey }: { newKey?: boolean }) => {
      const report = await withServices((services) => rewrapAll(services, newKey === true));
      printJson(report);
      if (report.Remaining > 0) process.exitCode = 1;
    });
  return group;
}

async function status({ ring, keyCheck }: Services) {
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

async function rewrapAll({ dataSource, ring, cipher, keyCheck, trail }: Services, newKey: boolean) {
  await (newKey ? keyCheck.verify() : keyCheck.verifyForCommand());
  const entry = { context: commandContext('keys/rewrap'), tenantUuid: SERVICE_CHAIN };
  const report = await trail.record(entry, () => rewrap(dataSource, ring, cipher));
  return {
    Primary: ring.primary,
    Rewrapped: report.rewrapped,
    Remaining: report.remaining,
    Unreadable: report.unreadable,
  };
}
