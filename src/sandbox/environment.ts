import { DEFAULT_DELAY_MS, DEFAULT_PORT, type SandboxAccount, type SandboxOptions } from './options.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Options from the environment, or everything that is wrong with it. No value is repeated: some are keys. */
export function readEnvironment(env: Environment): { options: SandboxOptions } | { faults: string[] } {
  const faults: string[] = [];
  const options: SandboxOptions = {
    host: env['SANDBOX_HOST'] || '127.0.0.1',
    port: wholeNumber(env, 'SANDBOX_PORT', DEFAULT_PORT, 65_535, faults),
    delayMs: wholeNumber(env, 'SANDBOX_DELAY_MS', DEFAULT_DELAY_MS, 3_600_000, faults),
    operationLogs: oneOf(env, 'SANDBOX_OPERATION_LOGS', ['offline', 'answer'], faults),
    rateLimits: oneOf(env, 'SANDBOX_RATE_LIMITS', ['on', 'off'], faults) === 'on',
    accounts: accountsIn(env['SANDBOX_ACCOUNTS'], faults),
  };
  return faults.length > 0 ? { faults } : { options };
}

function wholeNumber(
  env: Environment,
  name: string,
  otherwise: number,
  most: number,
  faults: string[],
): number {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  if (/^\d{1,9}$/.test(text) && Number(text) <= most) return Number(text);
  faults.push(`${name} must be a whole number from 0 to ${most}`);
  return otherwise;
}

/** The first choice is the default. */
function oneOf<const T extends string>(
  env: Environment,
  name: string,
  choices: [T, ...T[]],
  faults: string[],
): T {
  const text = env[name];
  if (text === undefined || text === '') return choices[0];
  const chosen = choices.find((choice) => choice === text);
  if (!chosen) faults.push(`${name} must be one of ${choices.join(', ')}`);
  return chosen ?? choices[0];
}

function accountsIn(text: string | undefined, faults: string[]): SandboxAccount[] | undefined {
  if (text === undefined || text === '') return undefined;
  const pairs = text.split(',').map((pair) => /^([A-Za-z0-9_-]{1,64}):([^\s,:]{1,128})$/.exec(pair.trim()));
  const accounts = pairs.flatMap((match) =>
    match?.[1] && match[2] ? [{ secretId: match[1], secretKey: match[2] }] : [],
  );
  if (accounts.length !== pairs.length)
    faults.push('SANDBOX_ACCOUNTS must be SecretId:SecretKey pairs separated by commas');
  if (new Set(accounts.map(({ secretId }) => secretId)).size !== accounts.length) {
    faults.push('SANDBOX_ACCOUNTS names a SecretId twice');
  }
  return accounts;
}
