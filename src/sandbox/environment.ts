import { DEFAULT_DELAY_MS, DEFAULT_PORT, type SandboxAccount, type SandboxOptions } from './options.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The options, or every problem of the environment. A problem never contains the value, which may be a key. */
export function readEnvironment(env: Environment): { options: SandboxOptions } | { problems: string[] } {
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
    delayMs: wholeNumber('SANDBOX_DELAY_MS', DEFAULT_DELAY_MS, 3_600_000),
    operationLogs: oneOf('SANDBOX_OPERATION_LOGS', ['offline', 'answer']),
    rateLimits: oneOf('SANDBOX_RATE_LIMITS', ['on', 'off']) === 'on',
    accounts: accountsIn(env['SANDBOX_ACCOUNTS'], problems),
  };
  return problems.length > 0 ? { problems } : { options };
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
