import { DEFAULT_DELAY_MS, DEFAULT_PORT, type SandboxAccount, type SandboxOptions } from './options.js';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  options: SandboxOptions;
  /** Where the certificate goes that clients of the HTTPS port have to trust. */
  caFile: string | undefined;
}

/**
 * The settings, or every problem of the environment. A problem never contains the value, which may be a
 * key. `stateFile` is the file where the environment names none.
 */
export function readEnvironment(env: Environment, stateFile?: string): Settings | { problems: string[] } {
  const problems: string[] = [];
  const wholeNumber = (name: string, fallback: number, most: number): number => {
    const text = env[name] || String(fallback);
    if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
    problems.push(`${name} must be a whole number from 0 to ${most}`);
    return fallback;
  };
  /** The first choice is the default. */
  const oneOf = <const T extends string>(name: string, choices: [T, ...T[]]): T => {
    const text = env[name] || choices[0];
    const chosen = choices.find((choice) => choice === text);
    if (!chosen) problems.push(`${name} must be one of ${choices.join(', ')}`);
    return chosen ?? choices[0];
  };
  const options: SandboxOptions = {
    host: env['SANDBOX_HOST'] || '127.0.0.1',
    port: wholeNumber('SANDBOX_PORT', DEFAULT_PORT, 65_535),
    tlsPort: env['SANDBOX_TLS_PORT'] ? wholeNumber('SANDBOX_TLS_PORT', 0, 65_535) : undefined,
    delayMs: wholeNumber('SANDBOX_DELAY_MS', DEFAULT_DELAY_MS, 3_600_000),
    operationLogs: oneOf('SANDBOX_OPERATION_LOGS', ['offline', 'answer']),
    rateLimits: oneOf('SANDBOX_RATE_LIMITS', ['on', 'off']) === 'on',
    stateFile: env['SANDBOX_STATE_FILE'] || stateFile,
    resetState: oneOf('SANDBOX_RESET', ['0', '1']) === '1',
    accounts: accountsIn(env['SANDBOX_ACCOUNTS'], problems),
  };
  const caFile = env['SANDBOX_CA_FILE'] || undefined;
  if (caFile !== undefined && options.tlsPort === undefined) {
    problems.push('SANDBOX_CA_FILE needs SANDBOX_TLS_PORT');
  }
  return problems.length > 0 ? { problems } : { options, caFile };
}

function accountsIn(text: string | undefined, problems: string[]): SandboxAccount[] | undefined {
  if (!text) return undefined;
  const pairs = text.split(',').map((pair) => /^([A-Za-z0-9_-]{1,64}):([^\s,:]{1,128})$/.exec(pair.trim()));
  const accounts = pairs.flatMap((match) =>
    match?.[1] && match[2] ? [{ secretId: match[1], secretKey: match[2] }] : [],
  );
  if (accounts.length !== pairs.length) {
    problems.push('SANDBOX_ACCOUNTS must be SecretId:SecretKey pairs separated by commas');
  }
  if (new Set(accounts.map(({ secretId }) => secretId)).size !== accounts.length) {
    problems.push('SANDBOX_ACCOUNTS names a SecretId twice');
  }
  return accounts;
}
