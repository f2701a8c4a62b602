import { readEnvironment } from './environment.js';
import { DEFAULT_ACCOUNT, DEFAULT_PORT, type SandboxOptions } from './options.js';
import { createSandbox, type Sandbox } from './sandbox.js';

/** Exit 1 with every fault named when the environment is wrong or the address is taken; exit 0 on SIGTERM, SIGINT. */
async function main(): Promise<void> {
  const read = readEnvironment(process.env);
  if ('faults' in read) {
    for (const fault of read.faults) console.error(`sandbox: ${fault}`);
    process.exitCode = 1;
    return;
  }
  const sandbox = await listen(read.options);
  console.log(`sandbox listening on ${sandbox.origin}`);
  if (!read.options.accounts) {
    console.log(`sandbox account ${DEFAULT_ACCOUNT.secretId}:${DEFAULT_ACCOUNT.secretKey}`);
  }
  const stop = () => void sandbox.close();
  // Started by another program: tell it where, and end with it however it ends.
  process.send?.({ origin: sandbox.origin, account: read.options.accounts?.[0] ?? DEFAULT_ACCOUNT });
  process.once('disconnect', stop);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** Beside another program any port serves when the default one is taken: it is told which. */
async function listen(options: SandboxOptions): Promise<Sandbox> {
  try {
    return await createSandbox(options);
  } catch (error) {
    const taken = (error as { code?: unknown }).code === 'EADDRINUSE';
    if (!taken || !process.send || options.port !== DEFAULT_PORT) throw error;
    return createSandbox({ ...options, port: 0 });
  }
}

main().catch((error: unknown) => {
  console.error(`sandbox: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
