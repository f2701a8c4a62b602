import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './app.configure.js';
import type { AppConfig } from './config/app-config.js';
import { exitOnSignal } from './common/process/exit-on-signal.js';
import { Drain } from './health/drain.js';
import { AppLogger } from './observability/app-logger.js';

/**
 * Between the signal and the closed door: `/readyz` says 503, everything is served, and each reply ends its
 * connection, so that load balancers leave by themselves. Not for SIGINT, where a person waits.
 */
const NOTICE_MS = 3_000;
/** Requests still in flight now are answered with what is known; longer than one attempt upstream takes. */
const STOP_MS = 12_000;
/** Connections still open now are cut. */
const CUT_MS = 14_000;
const CUT_IDLE_MS = 200;
/** npm passes on the Ctrl-C that the terminal has sent to all of its processes already. */
const SAME_KEY_MS = 300;
/** The whole way out, database included. */
const EXIT_MS = 24_500;

/** Starts the service and ends it on SIGTERM or SIGINT. `prepare` runs before the first request is taken. */
export async function serve(
  config: AppConfig,
  prepare: (app: NestExpressApplication) => Promise<void> = async () => undefined,
): Promise<NestExpressApplication> {
  const nothingToDrain = exitOnSignal();
  const app = await createApp(config);
  const logger = app.get(AppLogger);
  endOnDefect(logger);
  await prepare(app);
  await app.listen(config.port, config.host);
  logger.event('info', 'listening', { url: await app.getUrl() });
  endOnSignal(app, logger);
  nothingToDrain();
  return app;
}

/** What nobody caught ends the process, as Node would; but in a line of the log, without the secrets in it. */
function endOnDefect(logger: AppLogger): void {
  process.on('uncaughtException', (error) => {
    logger.failure('uncaught', error);
    logger.flush();
    process.exit(1);
  });
}

/**
 * First signal: `/readyz` turns 503, requests in flight are finished, connections closed, pools and the
 * embedded database last, exit 0. Second signal: exit at once.
 */
function endOnSignal(app: NestExpressApplication, logger: AppLogger): void {
  const drain = app.get(Drain);
  let begunAt: number | undefined;
  const end = async (signal: string): Promise<void> => {
    if (begunAt !== undefined) {
      if (signal === 'SIGINT' && performance.now() - begunAt < SAME_KEY_MS) return;
      process.exit(1);
    }
    begunAt = performance.now();
    drain.begin();
    logger.event('info', 'draining', { signal, in_flight: drain.inFlight });
    const server = app.getHttpServer();
    setTimeout(() => drain.stopAll(), STOP_MS).unref();
    setTimeout(() => server.closeAllConnections(), CUT_MS).unref();
    setTimeout(() => process.exit(1), EXIT_MS).unref();
    if (signal === 'SIGTERM') await sleep(NOTICE_MS);
    // Connections without a request, as some clients keep ready, would hold the door open.
    setInterval(() => drain.inFlight === 0 && server.closeAllConnections(), CUT_IDLE_MS).unref();
    await app.close().catch((error: unknown) => logger.failure('could not stop cleanly', error));
    logger.event('info', 'stopped');
    logger.flush();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
}
