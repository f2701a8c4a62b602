import { readFileSync } from 'node:fs';
import { AppConfig, type CredentialKey } from './app-config.js';
import { parseCredentialKeys } from './credential-keys.js';
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

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const LOOPBACK_HOST = /^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)$/;

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
  const databaseUrl = read.databaseUrl();
  const credentialKeys = read.credentialKeys('CREDENTIAL_KEYS');
  const config = new AppConfig({
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.integer('PORT', 8080, 0, 65_535),
    metricsPort: read.optionalInteger('METRICS_PORT', 0, 65_535),
    databaseUrl,
    databaseRuntimeRole: read.identifier('DATABASE_RUNTIME_ROLE'),
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
    tencentRatePerSecond: read.integer('TENCENT_RATE_PER_SECOND', 15, 1, 1_000_000),
    httpStatusMode: read.choice('HTTP_STATUS_MODE', ['semantic', 'always-200'] as const, 'semantic'),
    exposeStack: read.choice('EXPOSE_STACK', ['true', 'false'] as const, 'false') === 'true',
    corsOrigins: read.origins('CORS_ORIGINS'),
    maxApiKeyDays: read.integer('MAX_API_KEY_DAYS', 365, 1, 36_500),
    logLevel: read.choice('LOG_LEVEL', LOG_LEVELS, 'info'),
  });
  read.check(config, purpose);
  // One attempt never takes longer than its request.
  config.tencentTimeoutMs = Math.min(config.tencentTimeoutMs, config.requestTimeoutMs);
  if (read.faults.length > 0) throw new EnvironmentError([...new Set(read.faults)]);
  return config;
}

class EnvironmentReader {
  readonly faults: string[] = [];

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /** Absent and empty are the same: Compose passes empty strings for variables that are not set. */
  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined;
  }

  secret(name: string): string | undefined {
    const path = this.text(`${name}_FILE`);
    if (path === undefined) return this.text(name);
    if (this.text(name) !== undefined) this.faults.push(`${name} and ${name}_FILE are both set; keep one`);
    try {
      return readFileSync(path, 'utf8').trim() || undefined;
    } catch {
      this.faults.push(`${name}_FILE names a file that cannot be read`);
      return undefined;
    }
  }

  /** A name that is the same quoted and not, so that nobody has to think of quoting. */
  identifier(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined || /^[a-z_][a-z0-9_]{0,62}$/.test(text)) return text;
    this.faults.push(`${name} must be 1 to 63 lower-case letters, digits or "_", and begin with no digit`);
    return undefined;
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.faults.push(`${name} must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  optionalInteger(name: string, min: number, max: number): number | undefined {
    return this.text(name) === undefined ? undefined : this.integer(name, min, min, max);
  }

  choice<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const found = choices.find((choice) => choice === text);
    if (found === undefined) this.faults.push(`${name} must be one of: ${choices.join(', ')}`);
    return found ?? fallback;
  }

  /**
   * The address of the keys that verify JWTs. Whoever could change its answer would be admin of every tenant, so it
   * is HTTPS or on this machine.
   */
  keyUrl(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const url = urlWithoutUser(text);
    if (url?.protocol === 'https:' || (url && LOOPBACK_HOST.test(url.hostname))) return text;
    this.faults.push(
      `${name} must be a URL that starts with https:// (or names a loopback host) and no user`,
    );
    return undefined;
  }

  origin(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : this.asOrigin(name, text);
  }

  /** Separated by commas. */
  origins(name: string): string[] {
    const items = (this.text(name) ?? '').split(',').flatMap((item) => item.trim() || []);
    return items.flatMap((item) => this.asOrigin(name, item) ?? []);
  }

  /** In the form in which browsers send it; a path after the port would silently never match. */
  private asOrigin(name: string, text: string): string | undefined {
    const url = urlWithoutUser(text);
    if (url && url.href === `${url.origin}/`) return url.origin;
    this.faults.push(
      `${name} must be an origin such as https://host:port, without a user, a path or a query`,
    );
    return undefined;
  }

  /** With DATABASE_PASSWORD in it. The variable needs no escaping; in a URL some characters do. */
  databaseUrl(): string | undefined {
    const text = this.secret('DATABASE_URL');
    const password = this.secret('DATABASE_PASSWORD');
    if (password === undefined || text === undefined || !URL.canParse(text)) return text;
    const url = new URL(text);
    if (url.password) this.faults.push('DATABASE_PASSWORD and DATABASE_URL both hold a password; keep one');
    url.password = encodeURIComponent(password);
    if (!url.password) this.faults.push('DATABASE_PASSWORD needs a host in DATABASE_URL');
    return url.href;
  }

  credentialKeys(name: string): CredentialKey[] {
    const { keys, faults } = parseCredentialKeys(this.secret(name) ?? '');
    this.faults.push(...faults.map((fault) => `${name}: ${fault}`));
    return keys;
  }

  /** Rules that span several variables, and the safe defaults. */
  check(config: AppConfig, purpose: Purpose): void {
    const database = config.databaseUrl === undefined ? undefined : parseDatabaseUrl(config.databaseUrl);
    const noKeys = !this.text('CREDENTIAL_KEYS') && !this.text('CREDENTIAL_KEYS_FILE');
    this.fault(
      database === null,
      'DATABASE_URL must be a URL that starts with postgres:// or postgresql://, its password percent-encoded',
    );
    this.fault(
      isDocumentedExample(database?.password ?? ''),
      'DATABASE_URL or DATABASE_PASSWORD holds the password of a documented example; choose another',
    );
    this.fault(
      purpose !== 'migration' && config.databaseUrl !== undefined && noKeys,
      'CREDENTIAL_KEYS is required with DATABASE_URL',
    );
    const { tencentApiOrigin = '' } = config;
    this.fault(
      tencentApiOrigin.startsWith('http://') && !LOOPBACK_HOST.test(new URL(tencentApiOrigin).hostname),
      'TENCENT_API_ORIGIN must start with https:// unless it names a loopback host: calls hold session tokens',
    );
    this.fault(
      config.metricsPort !== undefined && config.metricsPort !== 0 && config.metricsPort === config.port,
      'METRICS_PORT and PORT must differ',
    );
    if (purpose === 'service' || purpose === 'start') this.checkCallers(config);
  }

  private checkCallers({ authMode, host, adminApiKey = '', authJwksUrl, exposeStack }: AppConfig): void {
    const missing = ['AUTH_JWKS_URL', 'AUTH_JWT_ISSUER', 'AUTH_JWT_AUDIENCE'].filter(
      (name) => !this.text(name),
    );
    this.fault(
      authMode === 'none' && !LOOPBACK_HOST.test(host),
      'AUTH_MODE=none starts only on a loopback HOST (127.0.0.1, localhost, ::1)',
    );
    this.fault(
      exposeStack && !LOOPBACK_HOST.test(host),
      'EXPOSE_STACK=true starts only on a loopback HOST (127.0.0.1, localhost, ::1)',
    );
    this.fault(
      authMode === 'required' && adminApiKey === '' && !authJwksUrl,
      'AUTH_MODE=required leaves no way in: set ADMIN_API_KEY, or AUTH_JWKS_URL with its issuer and audience',
    );
    this.fault(
      missing.length === 1 || missing.length === 2,
      `JWTs need AUTH_JWKS_URL, AUTH_JWT_ISSUER and AUTH_JWT_AUDIENCE together; missing: ${missing.join(', ')}`,
    );
    if (adminApiKey === '') return;
    this.fault(adminApiKey.length < 32, 'ADMIN_API_KEY must have 32 characters or more');
    this.fault(
      adminApiKey.length >= 32 && isWeakToken(adminApiKey),
      'ADMIN_API_KEY is a documented example or too simple; make one with: openssl rand -base64 33',
    );
    this.fault(
      !/^[\x21-\x7e]{0,8192}$/.test(adminApiKey),
      'ADMIN_API_KEY must be at most 8192 visible ASCII characters, or no header could carry it',
    );
  }

  private fault(when: boolean, text: string): void {
    if (when) this.faults.push(text);
  }
}

/** Undefined also for protocols other than HTTP. */
function urlWithoutUser(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
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
