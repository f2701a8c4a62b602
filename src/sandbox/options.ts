import type { Credential } from './cloud/account.js';

/** One cloud account. Every account starts with its own copy of the seeded data. */
export type SandboxAccount = Credential;

export interface SandboxOptions {
  /** The address to bind; loopback by default. */
  host?: string;
  /** 0 takes any free port, which is then in `Sandbox.port`. */
  port?: number;
  /** Opens a second port for HTTPS; 0 takes any free port, which is then in `Sandbox.tls`. */
  tlsPort?: number | undefined;
  accounts?: readonly SandboxAccount[];
  /** How long an asynchronous change takes. 0 makes it complete within the call. */
  delayMs?: number;
  /** Whether DescribeDiskOperationLogs still answers. Tencent withdrew it on 2023-07-24. */
  operationLogs?: 'answer' | 'offline';
  rateLimits?: boolean;
  /** What `Sandbox.keepState` keeps the accounts in, and where they come from at the start. */
  stateFile?: string | undefined;
  /** Begins with the seeded data, whatever the file says. */
  resetState?: boolean;
  /** The wall clock in milliseconds, used for the `Date` header, the timestamp check and every time string. */
  now?: () => number;
  /** The clock of everything that takes time: changes under way, lagging reads, rates. */
  monotonicMs?: () => number;
}

/** Not a secret: only this program accepts the pair. */
export const DEFAULT_ACCOUNT: SandboxAccount = {
  secretId: 'AKIDsandboxsandboxsandboxsandbox0001',
  secretKey: 'sandboxsandboxsandboxsandbox0001',
};

export const DEFAULT_PORT = 9100;
export const DEFAULT_DELAY_MS = 300;

type Optional = 'tlsPort' | 'stateFile';
export type ResolvedOptions = Required<Omit<SandboxOptions, Optional>> & Pick<SandboxOptions, Optional>;

export function resolveOptions(options: SandboxOptions): ResolvedOptions {
  return {
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    tlsPort: options.tlsPort,
    accounts: options.accounts ?? [DEFAULT_ACCOUNT],
    delayMs: options.delayMs ?? DEFAULT_DELAY_MS,
    operationLogs: options.operationLogs ?? 'offline',
    rateLimits: options.rateLimits ?? true,
    stateFile: options.stateFile,
    resetState: options.resetState ?? false,
    now: options.now ?? (() => Date.now()),
    monotonicMs: options.monotonicMs ?? (() => performance.now()),
  };
}
