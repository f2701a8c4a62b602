import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './app.configure.js';
import type { AppConfig } from './config/app-config.js';
import { exitOnSignal } from './common/process/exit-on-signal.js';
import { Drain } from './health/drain.js';
import { PublishedDocuments } from './openapi/published-documents.js';
import { AppLogger } from './observability/app-logger.js';

/**
 * The time between SIGTERM and closing the port. `/readyz` answers 503, requests are served, and each reply closes
 * its connection, so that load balancers stop sending. Not for SIGINT, where a person waits.
 */
const READINESS_NOTICE_MS = 3_000;
/** Requests in flight at this time are answered with what is known. Longer than one attempt upstream takes. */
const STOP_MS = 12_000;
/** Connections that are open at this time are closed. */
const CLOSE_ALL_MS = 14_000;
const CLOSE_IDLE_MS = 200;
/**
 * npm sends the Ctrl-C again that the terminal has sent to all of its processes; a second signal within this time
 * is the same one.
 */
const SAME_SIGNAL_MS = 300;
/** The time limit of the whole shutdown, database included. */
const FORCED_EXIT_MS = 24_500;

/** Starts the service and ends it on SIGTERM or SIGINT. `prepare` runs before the first request is taken. */
export async function serve(
  config: AppConfig,
  prepare: (app: NestExpressApplication) => Promise<void> = async () => undefined,
): Promise<NestExpressApplication> {
  const stopExitingOnSignal = exitOnSignal();
  const app = await createApp(config);
  const logger = app.get(AppLogger);
  exitOnUncaught(logger);
  await Promise.all([prepare(app), app.get(PublishedDocuments).prepare()]);
  await app.listen(config.port, config.host);
  logger.event('info', 'listening', { url: await app.getUrl() });
  endOnSignal(app, logger);
  stopExitingOnSignal();
  return app;
}

/** An uncaught error ends the process, as in Node by default, but is logged as one line without secrets. */
function exitOnUncaught(logger: AppLogger): void {
  process.on('uncaughtException', (error) => {
    logger.failure('uncaught', error);
    process.exit(1);
  });
}

/**
 * On the first signal `/readyz` answers 503, requests in flight are finished, connections closed, then the pools
 * and the embedded database, exit 0. A second signal ends the process at once.
 */
function endOnSignal(app: NestExpressApplication, logger: AppLogger): void {
  const drain = app.get(Drain);
  let begunAt: number | undefined;
  const end = async (signal: string): Promise<void> => {
    if (begunAt !== undefined) {
      if (signal === 'SIGINT' && performance.now() - begunAt < SAME_SIGNAL_MS) return;
      process.exit(1);
    }
    begunAt = performance.now();
    drain.begin();
    logger.event('info', 'draining', { signal, in_flight: drain.inFlight });
    const server = app.getHttpServer();
    setTimeout(() => drain.stopAll(), STOP_MS).unref();
    setTimeout(() => server.closeAllConnections(), CLOSE_ALL_MS).unref();
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    if (signal === 'SIGTERM') await sleep(READINESS_NOTICE_MS);
    // Some clients keep connections without a request open; these would delay the end.
    setInterval(() => drain.inFlight === 0 && server.closeAllConnections(), CLOSE_IDLE_MS).unref();
    await app.close().catch((error: unknown) => logger.failure('could not stop cleanly', error));
    logger.event('info', 'stopped');
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
}
