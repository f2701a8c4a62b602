import type { AuditTrail } from '../../audit/audit-trail.js';
import { Registry } from 'prom-client';
import { Redactor } from '../../common/secrets/redactor.js';
import type { AppConfig } from '../../config/app-config.js';
import type { CredentialCache } from '../../credential/credential-cache.js';
import type { CredentialCipher } from '../../credential/credential-cipher.js';
import { CredentialStore } from '../../credential/credential-store.js';
import { CloudSessions } from '../client/cloud-sessions.js';
import { CredentialVerifier } from './credential-verifier.js';
import { CallPipeline } from '../client/pipeline/call-pipeline.js';
import { TencentMetrics } from '../client/pipeline/tencent-metrics.js';
import { TencentTransport } from '../client/transport/transport.js';

/** For commands, which run without Nest. The connections to Tencent end with the work. */
export async function withVerifier<T>(
  {
    config,
    cache,
    cipher,
    trail,
  }: { config: AppConfig; cache: CredentialCache; cipher: CredentialCipher; trail: AuditTrail },
  work: (verifier: CredentialVerifier) => Promise<T>,
): Promise<T> {
  const transport = new TencentTransport(config);
  const calls = new CallPipeline(config, transport, new TencentMetrics(new Registry()));
  const sessions = new CloudSessions(new CredentialStore(cache, cipher), calls, new Redactor(), trail);
  try {
    return await work(new CredentialVerifier(sessions));
  } finally {
    await transport.onApplicationShutdown();
  }
}
