import type { NestExpressApplication } from '@nestjs/platform-express';
import { createApp } from './app.configure.js';
import type { AppConfig } from './config/app-config.js';
import { Drain } from './health/drain.js';
import { AppLogger } from './observability/app-logger.js';

/** Requests in flight get this long after the signal; then their connections are cut. */
const DRAIN_MS = 20_000;
/** The whole way out, database included. */
const EXIT_MS = 25_000;

/** Starts the service and ends it on SIGTERM or SIGINT. `prepare` runs before the first request is taken. */
export async function serve(
  config: AppConfig,
  prepare: (app: NestExpressApplication) => Promise<void> = async () => undefined,
): Promise<void> {
  const app = await createApp(config);
  await prepare(app);
  await app.listen(config.port, config.host);
  const logger = app.get(AppLogger);
  logger.event('info', 'listening', { url: await app.getUrl() });
  endOnSignal(app, logger);
}

/**
 * First signal: `/readyz` turns 503, requests in flight are finished, idle connections closed, pools and
 * the embedded database last, exit 0. Second signal: exit at once.
 */
function endOnSignal(app: NestExpressApplication, logger: AppLogger): void {
  const drain = app.get(Drain);
  const end = async (signal: string): Promise<void> => {
    if (drain.isOn) process.exit(1);
    drain.isOn = true;
    logger.event('info', 'draining', { signal });
    const server = app.getHttpServer();
    setTimeout(() => server.closeAllConnections(), DRAIN_MS).unref();
    setTimeout(() => process.exit(1), EXIT_MS).unref();
    server.closeIdleConnections();
    await app.close().catch((error: unknown) => logger.failure('could not stop cleanly', error));
    logger.event('info', 'stopped');
    logger.flush();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
}
