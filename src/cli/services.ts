import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';
import { AuditChain } from '../audit/audit-chain.js';
import { AuditKey } from '../audit/audit-key.js';
import { AuditMetrics } from '../audit/audit-metrics.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { EventBacklog } from '../audit/event-backlog.js';
import { InstanceLease } from '../audit/instance-lease.js';
import type { AppConfig } from '../config/app-config.js';
import { readEnvironment } from '../config/environment.js';
import { Cipher } from '../encryption/cipher.js';
import { CredentialCache } from '../credential/credential-cache.js';
import { CredentialCipher } from '../credential/credential-cipher.js';
import { CredentialMetrics } from '../credential/credential-metrics.js';
import { CredentialEntity } from '../credential/credential.entity.js';
import { CredentialService } from '../credential/credential.service.js';
import { KeyCheck } from '../encryption/key-check.js';
import { credentialKeysOf } from '../encryption/key-file.js';
import { KeyRing } from '../encryption/key-ring.js';
import { SealedSecretStore } from '../encryption/sealed-secret-store.js';
import { awaitDatabase } from '../database/await-database.js';
import { dataSourceOptions } from '../database/data-source.js';
import { DatabaseServer } from '../database/database-server.js';
import { executedMigrations, MIGRATION_NAMES, migrateUp, SchemaTooNewError } from '../database/migrations.js';

const DATABASE_PATIENCE_MS = 3_000;
const AUDIT_PATIENCE_MS = 5_000;

/** What commands work with: the same classes as the service, without a server around them. */
export interface Services {
  config: AppConfig;
  dataSource: DataSource;
  ring: KeyRing;
  cipher: Cipher;
  keyCheck: KeyCheck;
  credentials: CredentialService;
  credentialCache: CredentialCache;
  credentialCipher: CredentialCipher;
  auditKey: AuditKey;
  lease: InstanceLease;
  trail: AuditTrail;
}

/**
 * Opens the database, which for the embedded one means the running service's or one for the length of the
 * command, and closes everything afterwards. With DATABASE_URL the schema must be up to date already.
 */
export async function withServices<T>(work: (services: Services) => Promise<T>): Promise<T> {
  const config = readEnvironment(undefined, 'command');
  const server = await DatabaseServer.open(config, 'guest');
  try {
    await awaitDatabase(server.url, DATABASE_PATIENCE_MS);
    if (config.databaseUrl === undefined) await migrateUp(server.url);
    const dataSource = new DataSource({
      ...dataSourceOptions(server.url),
      poolSize: 2,
      applicationName: 'disk-service command',
      entities: [CredentialEntity],
    });
    await dataSource.initialize();
    try {
      await requireCurrentSchema(dataSource);
      return await run(compose(config, dataSource, server), work);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.close();
  }
}

function compose(config: AppConfig, dataSource: DataSource, server: DatabaseServer): Services {
  const ring = new KeyRing(credentialKeysOf(config));
  const cipher = new Cipher(ring);
  const rows = dataSource.getRepository(CredentialEntity);
  // Counted like in the service, and never scraped.
  const registry = new Registry();
  const credentialMetrics = new CredentialMetrics(registry);
  const auditMetrics = new AuditMetrics(registry);
  const cache = new CredentialCache(rows, server, credentialMetrics);
  const auditKey = new AuditKey(new SealedSecretStore(dataSource, cipher));
  const lease = new InstanceLease(dataSource);
  const chain = new AuditChain(dataSource, lease, () => auditKey.seal());
  const credentialCipher = new CredentialCipher(cipher, credentialMetrics);
  return {
    config,
    dataSource,
    ring,
    cipher,
    keyCheck: new KeyCheck(dataSource, ring),
    credentials: new CredentialService(rows, credentialCipher, cache),
    credentialCache: cache,
    credentialCipher,
    auditKey,
    lease,
    trail: new AuditTrail(chain, new EventBacklog(chain, auditMetrics), lease.instanceId, auditMetrics),
  };
}

async function run<T>(services: Services, work: (services: Services) => Promise<T>): Promise<T> {
  // Or a running service would take a long command for a dead process and mark its change unknown.
  await services.lease.hold();
  try {
    return await work(services);
  } finally {
    await services.trail.flush(AUDIT_PATIENCE_MS);
    await services.lease.release();
  }
}

async function requireCurrentSchema(dataSource: DataSource): Promise<void> {
  const done = await executedMigrations(dataSource);
  const unknown = done.filter((name) => !MIGRATION_NAMES.includes(name));
  if (unknown.length > 0) throw new SchemaTooNewError(unknown);
  const missing = MIGRATION_NAMES.filter((name) => !done.includes(name));
  if (missing.length > 0) throw new Error('The database schema is not up to date. Run: npm run migrate');
}
