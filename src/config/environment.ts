import { AppConfig } from './app-config.js';
import { EnvironmentReader, LOOPBACK_HOST } from './environment-reader.js';
import { readTracing } from './tracing-environment.js';
import { isDocumentedExample, isWeakToken } from './weak-secret.js';

/** All faults of the environment. The text names variables and never contains a value. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError';

  constructor(readonly faults: string[]) {
    super(
      `The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
    );
  }
}

/**
 * The program that reads: the service; `npm start`, which needs no token unless authentication is configured; a
 * command on the database; a migration, which needs no keys. The last two do not listen.
 */
export type Purpose = 'service' | 'start' | 'command' | 'migration';

const FEWER = ', for all purposes together; with fewer a replica cannot work';
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/**
 * Reads and checks the whole environment; nothing else in the service reads `process.env`. A variable with a secret
 * may be given as `NAME_FILE`, the path of a file with the value.
 */
export function readEnvironment(
  env: NodeJS.ProcessEnv = process.env,
  purpose: Purpose = 'service',
): AppConfig {
  const read = new EnvironmentReader(env);
  const open = purpose === 'start' && !read.secret('ADMIN_API_KEY') && !read.text('AUTH_JWKS_URL');
  const databaseUrl = read.databaseUrl('DATABASE_URL');
  const credentialKeys = read.credentialKeys('CREDENTIAL_KEYS');
  const config = new AppConfig({
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.integer('PORT', 8080, 0, 65_535),
    metricsPort: read.optionalInteger('METRICS_PORT', 0, 65_535),
    databaseUrl,
    databaseDirectUrl: read.databaseUrl('DATABASE_DIRECT_URL'),
    databaseRuntimeRole: read.identifier('DATABASE_RUNTIME_ROLE'),
    databaseConnections: read.integer('DATABASE_CONNECTIONS', 33, 10, 1_000, FEWER),
    dataDir: read.text('DATA_DIR') ?? '.data',
    credentialKeys,
    authMode: read.choice('AUTH_MODE', ['required', 'none'] as const, open ? 'none' : 'required'),
    adminApiKey: read.secret('ADMIN_API_KEY'),
    authJwksUrl: read.keyUrl('AUTH_JWKS_URL'),
    authJwtIssuer: read.text('AUTH_JWT_ISSUER'),
    authJwtAudience: read.text('AUTH_JWT_AUDIENCE'),
    tencentApiOrigin: read.origin('TENCENT_API_ORIGIN'),
    tencentProxy: read.origin('TENCENT_PROXY'),
    tencentTimeoutMs: read.integer('TENCENT_TIMEOUT_MS', 10_000, 100, 300_000),
    requestTimeoutMs: read.integer('REQUEST_TIMEOUT_MS', 30_000, 100, 600_000),
    tencentRatePerSecond: read.optionalInteger('TENCENT_RATE_PER_SECOND', 1, 1_000_000),
    descLanguage: read.choice('DESC_LANGUAGE', ['en', 'zh'] as const, 'en'),
    httpStatusMode: read.choice('HTTP_STATUS_MODE', ['semantic', 'always-200'] as const, 'semantic'),
    exposeStack: read.choice('EXPOSE_STACK', ['true', 'false'] as const, 'false') === 'true',
    corsOrigins: read.origins('CORS_ORIGINS'),
    maxApiKeyDays: read.integer('MAX_API_KEY_DAYS', 365, 1, 36_500),
    tracing: readTracing(read),
    auditRetentionMonths: read.optionalInteger('AUDIT_RETENTION_MONTHS', 1, 1_200),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  });
  check(read, config, purpose);
  // One attempt never takes longer than its request.
  config.tencentTimeoutMs = Math.min(config.tencentTimeoutMs, config.requestTimeoutMs);
  if (read.faults.length > 0) throw new EnvironmentError([...new Set(read.faults)]);
  return config;
}

/** Rules that span several variables, and the safe defaults. */
function check(read: EnvironmentReader, config: AppConfig, purpose: Purpose): void {
  const { databaseUrl, databaseDirectUrl } = config;
  const database = databaseUrl === undefined ? undefined : parseDatabaseUrl(databaseUrl);
  read.fault(
    databaseDirectUrl !== undefined && parseDatabaseUrl(databaseDirectUrl) === null,
    'DATABASE_DIRECT_URL must be a URL that starts with postgres:// or postgresql://, its password percent-encoded',
  );
  read.fault(
    databaseDirectUrl !== undefined && databaseUrl === undefined,
    'DATABASE_DIRECT_URL is of no use without DATABASE_URL',
  );
  const noKeys = !read.text('CREDENTIAL_KEYS') && !read.text('CREDENTIAL_KEYS_FILE');
  read.fault(
    database === null,
    'DATABASE_URL must be a URL that starts with postgres:// or postgresql://, its password percent-encoded',
  );
  read.fault(
    isDocumentedExample(database?.password ?? ''),
    'DATABASE_URL or DATABASE_PASSWORD holds the password of a documented example; choose another',
  );
  read.fault(
    purpose !== 'migration' && databaseUrl !== undefined && noKeys,
    'CREDENTIAL_KEYS is required with DATABASE_URL',
  );
  const { tencentApiOrigin = '' } = config;
  read.fault(
    tencentApiOrigin.startsWith('http://') && !LOOPBACK_HOST.test(new URL(tencentApiOrigin).hostname),
    'TENCENT_API_ORIGIN must start with https:// unless it names a loopback host: calls hold session tokens',
  );
  read.fault(
    config.metricsPort !== undefined && config.metricsPort !== 0 && config.metricsPort === config.port,
    'METRICS_PORT and PORT must differ',
  );
  if (purpose === 'service' || purpose === 'start') checkCallers(read, config);
}

function checkCallers(
  read: EnvironmentReader,
  { authMode, host, adminApiKey = '', authJwksUrl, exposeStack }: AppConfig,
): void {
  const missing = ['AUTH_JWKS_URL', 'AUTH_JWT_ISSUER', 'AUTH_JWT_AUDIENCE'].filter(
    (name) => !read.text(name),
  );
  read.fault(
    authMode === 'none' && !LOOPBACK_HOST.test(host),
    'AUTH_MODE=none starts only on a loopback HOST (127.0.0.1, localhost, ::1)',
  );
  read.fault(
    exposeStack && !LOOPBACK_HOST.test(host),
    'EXPOSE_STACK=true starts only on a loopback HOST (127.0.0.1, localhost, ::1)',
  );
  read.fault(
    authMode === 'required' && adminApiKey === '' && !authJwksUrl,
    'AUTH_MODE=required leaves no way in: set ADMIN_API_KEY, or AUTH_JWKS_URL with its issuer and audience',
  );
  read.fault(
    missing.length === 1 || missing.length === 2,
    `JWTs need AUTH_JWKS_URL, AUTH_JWT_ISSUER and AUTH_JWT_AUDIENCE together; missing: ${missing.join(', ')}`,
  );
  if (adminApiKey === '') return;
  read.fault(adminApiKey.length < 32, 'ADMIN_API_KEY must have 32 characters or more');
  read.fault(
    adminApiKey.length >= 32 && isWeakToken(adminApiKey),
    'ADMIN_API_KEY is a documented example or too simple; make one with: openssl rand -base64 33',
  );
  read.fault(
    !/^[\x21-\x7e]{0,8192}$/.test(adminApiKey),
    'ADMIN_API_KEY must be at most 8192 visible ASCII characters, or no header could carry it',
  );
}

/** Null for a text that is no URL. The password is decoded. */
function parseDatabaseUrl(text: string): { password: string } | null {
  try {
    const { protocol, password } = new URL(text);
    return /^postgres(ql)?:$/.test(protocol) ? { password: decodeURIComponent(password) } : null;
  } catch {
    return null;
  }
}
