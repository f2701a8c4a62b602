import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { AuditKey } from '../audit/audit-key.js';
import { type Anchors, AuditVerifier, type ChainReport } from '../audit/audit-verifier.js';
import type { AppConfig } from '../config/app-config.js';
import { Cipher } from '../credential/cipher.js';
import { credentialKeysOf } from '../credential/key-file.js';
import { KeyRing } from '../credential/key-ring.js';
import { SealedSecretStore } from '../credential/sealed-secret-store.js';
import { dataSourceOptions } from '../database/data-source.js';
import { DatabaseServer } from '../database/database-server.js';

interface VerifyOptions {
  tenant?: string;
  anchors?: string;
}

/** `audit verify`; the service may run meanwhile. */
export function auditCommand(readConfig: () => AppConfig): Command {
  const verify = new Command('verify')
    .description(
      'check every row of the audit trail; exit code 1 when one was changed, 2 when it cannot be told',
    )
    .option('--tenant <id>', 'only the chain of this tenant; "*" for what concerns no single one')
    .option('--anchors <file>', 'the kept output of an earlier run: nothing up to there may have changed')
    .action(async (options: VerifyOptions) => {
      const reports = await verifyTrail(readConfig(), options);
      const isSound = reports.every(({ damage }) => damage === null);
      console.log(JSON.stringify({ sound: isSound, chains: reports }, null, 2));
      process.exitCode = isSound ? 0 : 1;
    });
  return new Command('audit').description('the audit trail').addCommand(verify);
}

/** Rejects when the database or the key of the chains is out of reach. */
async function verifyTrail(config: AppConfig, { tenant, anchors }: VerifyOptions): Promise<ChainReport[]> {
  const known = anchors === undefined ? undefined : readAnchors(anchors);
  const server = await DatabaseServer.open(config, 'guest');
  const dataSource = new DataSource(dataSourceOptions(server.url));
  try {
    await dataSource.initialize();
    const cipher = new Cipher(new KeyRing(credentialKeysOf(config)));
    const key = new AuditKey(new SealedSecretStore(dataSource, cipher));
    return await new AuditVerifier(dataSource, () => key.seal()).verify(tenant, known);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
    await server.close();
  }
}

/** The heads in the output of an earlier run. Throws when the file is none. */
function readAnchors(path: string): Anchors {
  const { chains } = JSON.parse(readFileSync(path, 'utf8')) as { chains: ChainReport[] };
  return new Map(chains.flatMap(({ tenant, head }) => (head ? [[tenant, head]] : [])));
}
