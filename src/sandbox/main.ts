import { writeFileSync } from 'node:fs';
import { readEnvironment } from './environment.js';
import { DEFAULT_ACCOUNT, DEFAULT_PORT, type SandboxOptions } from './options.js';
import { createSandbox, type Sandbox } from './sandbox.js';

/**
 * Exits with 1 when the environment is wrong, an address is taken or the certificate cannot be written, and with 0 after
 * SIGTERM or SIGINT.
 */
async function main(): Promise<void> {
  const read = readEnvironment(process.env, process.argv[2]);
  if ('problems' in read) {
    for (const problem of read.problems) console.error(`sandbox: ${problem}`);
    process.exitCode = 1;
    return;
  }
  const sandbox = await listen(read.options);
  try {
    // Before the address is printed: whoever waits for that line may read the file.
    if (read.caFile && sandbox.tls) writeFileSync(read.caFile, sandbox.tls.ca);
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  console.log(`sandbox listening on ${sandbox.origin}`);
  if (sandbox.tls) console.log(`sandbox listening on ${sandbox.tls.origin}`);
  if (!read.options.accounts) {
    console.log(`sandbox account ${DEFAULT_ACCOUNT.secretId}:${DEFAULT_ACCOUNT.secretKey}`);
  }
  const stop = () => void sandbox.close();
  // A parent process tells when it has found that nobody else uses the file.
  if (process.send) process.once('message', () => sandbox.keepState());
  else sandbox.keepState();
  // A parent process learns the address, and the sandbox ends when that process ends.
  process.send?.({ origin: sandbox.origin, account: read.options.accounts?.[0] ?? DEFAULT_ACCOUNT });
  process.once('disconnect', stop);
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

/** With a parent process a free port is used when the default port is taken, because the parent learns the port. */
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
