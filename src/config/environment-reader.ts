import { readFileSync } from 'node:fs';
import type { CredentialKey } from './app-config.js';
import { parseCredentialKeys } from './credential-keys.js';

export const LOOPBACK_HOST = /^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)$/;

/** Reads single variables; what is wrong with them goes into `faults`, without a value. */
export class EnvironmentReader {
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

  integer(name: string, fallback: number, min: number, max: number, why = ''): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.faults.push(`${name} must be a whole number from ${min} to ${max}${why}`);
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
  databaseUrl(name: 'DATABASE_URL' | 'DATABASE_DIRECT_URL'): string | undefined {
    const text = this.secret(name);
    const password = this.secret('DATABASE_PASSWORD');
    if (password === undefined || text === undefined || !URL.canParse(text)) return text;
    const url = new URL(text);
    if (url.password) this.faults.push(`DATABASE_PASSWORD and ${name} both hold a password; keep one`);
    url.password = encodeURIComponent(password);
    if (!url.password) this.faults.push(`DATABASE_PASSWORD needs a host in ${name}`);
    return url.href;
  }

  credentialKeys(name: string): CredentialKey[] {
    const { keys, faults } = parseCredentialKeys(this.secret(name) ?? '');
    this.faults.push(...faults.map((fault) => `${name}: ${fault}`));
    return keys;
  }

  fault(when: boolean, text: string): void {
    if (when) this.faults.push(text);
  }
}

/** Undefined also for protocols other than HTTP. */
function urlWithoutUser(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password ? url : undefined;
}
