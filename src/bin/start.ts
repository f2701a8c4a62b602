import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { commandContext } from '../cli/command-context.js';
import { noteSandbox } from '../cli/running-sandbox.js';
import { EnvironmentError, readEnvironment } from '../config/environment.js';
import type { Drain } from '../health/drain.js';

/** The tenant and cluster of the portal's document, whose examples can be pasted. */
const CLUSTER = '72db4b34-1473-418f-ade4-de00b956f16b';
/** The tenant of most documents, and that of the documents of regions and zones, which name no cluster. */
const DOCUMENT_PAIRS = ['system', 'aaaaa'].map((TenantUuid) => ({ TenantUuid, ClusterUuid: CLUSTER }));

/** The first message that the sandbox sends to its parent process. */
interface RunningSandbox {
  origin: string;
  account: { secretId: string; secretKey: string };
}

/** Known once the service listens. */
let drain: Drain | undefined;

/** `npm start`: service, embedded database and sandbox, ready for the examples of the portal's document. */
async function main(): Promise<void> {
  const config = readEnvironment(undefined, 'start');
  // Only now, so that a faulty configuration is refused before the whole service has been loaded.
  const [{ serve }, sandbox] = await Promise.all([
    import('../app.serve.js'),
    config.tencentApiOrigin === undefined ? startSandbox() : undefined,
  ]);
  if (sandbox) config.tencentApiOrigin = sandbox.origin;
  const app = await serve(config, async (created) => {
    if (sandbox) await seedCredential(created, sandbox.account);
  });
  if (sandbox) noteSandbox(config, sandbox.origin);
  drain = app.get((await import('../health/drain.js')).Drain);
  process.stderr.write(`\n  Swagger UI  ${await app.getUrl()}/docs\n`);
  if (sandbox) process.stderr.write(`  Sandbox     ${sandbox.origin}\n`);
  process.stderr.write('  Ctrl-C stops all of it\n\n');
}

/**
 * The sandbox runs in a process group of its own, so that Ctrl-C does not end it before the service. It ends when its
 * channel to this process closes, that is, however this process ends. When it ends first, this process ends too:
 * every call would fail.
 */
function startSandbox(): Promise<RunningSandbox> {
  const program = join(import.meta.dirname, '..', 'sandbox', 'main.js');
  const child = fork(program, { detached: true, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.once('exit', (code, signal) => {
    if (drain?.isOn) return;
    process.stderr.write(`the sandbox ended with ${signal ?? `code ${code}`}, and the service with it\n`);
    process.exit(1);
  });
  return new Promise((resolve) => {
    child.once('message', (message) => {
      child.unref();
      child.channel?.unref();
      resolve(message as RunningSandbox);
    });
  });
}

/** A stored credential stays: it may be a real key by now. */
async function seedCredential(
  app: NestExpressApplication,
  account: RunningSandbox['account'],
): Promise<void> {
  const { secretId: SecretId, secretKey: SecretKey } = account;
  const body = { SecretId, SecretKey, Region: 'ap-guangzhou', Description: 'Sandbox' };
  const { CredentialService } = await import('../credential/credential.service.js');
  const credentials = app.get(CredentialService, { strict: false });
  const context = commandContext('credential/create');
  // Asked first: an attempt that fails would stand in the audit trail after every start.
  for (const pair of DOCUMENT_PAIRS)
    if ((await credentials.list(context, pair)).TotalCount === 0)
      await credentials.create(context, { ...pair, ...body });
}

try {
  await main();
} catch (error) {
  const text = error instanceof EnvironmentError ? error.message : String((error as Error)?.message ?? error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
