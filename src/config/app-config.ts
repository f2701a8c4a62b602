import type { TracingConfig } from './tracing-environment.js';

/** A key of the ring. The bytes never leave the process. */
export interface CredentialKey {
  kid: string;
  key: Buffer;
}

/**
 * The validated configuration, injected by class. Units are in the names. Outside of tests only `readEnvironment`
 * makes one.
 */
export class AppConfig {
  host: string;
  port: number;
  /** Unset: `/metrics` is served with the rest. */
  metricsPort: number | undefined;
  /** Unset: the embedded Postgres in `dataDir`. */
  databaseUrl: string | undefined;
  /** Sessions of Postgres, where `databaseUrl` is a transaction pooler. Unset: `databaseUrl`. */
  databaseDirectUrl: string | undefined;
  /** A role that the migration lets run the service and nothing else. */
  databaseRuntimeRole: string | undefined;
  /** The most connections of one replica to Postgres, all purposes together. */
  databaseConnections: number;
  dataDir: string;
  /** Empty only with the embedded database: then one is generated into `dataDir`. The first is primary. */
  credentialKeys: CredentialKey[];
  authMode: 'required' | 'none';
  adminApiKey: string | undefined;
  authJwksUrl: string | undefined;
  authJwtIssuer: string | undefined;
  authJwtAudience: string | undefined;
  /** Unset: `https://<service>.tencentcloudapi.com`. */
  tencentApiOrigin: string | undefined;
  /** An HTTP proxy for calls to Tencent. The variable `http_proxy` is ignored. */
  tencentProxy: string | undefined;
  tencentTimeoutMs: number;
  requestTimeoutMs: number;
  /** Unset: a part of what Tencent publishes for each action. */
  tencentRatePerSecond: number | undefined;
  /** Of `desc`, for callers who name no language. */
  descLanguage: 'en' | 'zh';
  httpStatusMode: 'semantic' | 'always-200';
  exposeStack: boolean;
  corsOrigins: string[];
  /** The longest life of an API key. */
  maxApiKeyDays: number;
  /** Unset: no traces, and nothing of OpenTelemetry is loaded. */
  tracing: TracingConfig | undefined;
  /** Whole months of the trail that `audit prune` leaves. Unset: all. */
  auditRetentionMonths: number | undefined;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

  constructor(values: AppConfig) {
    Object.assign(this, values);
  }
}
