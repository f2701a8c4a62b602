import type { IncomingMessage, ServerResponse } from 'node:http';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { NativeExpressAdapter } from './app.adapter.js';
import { AppModule } from './app.module.js';
import { buildDocument } from './openapi/document.js';
import { PublishedDocuments } from './openapi/published-documents.js';
import { EdgeMetrics } from './edge/edge-metrics.js';
import type { Connections } from './edge/connections.js';
import { Strangers } from './edge/strangers.js';
import { VERSION } from './config/version.js';
import { EnvelopeFilter } from './common/envelope/envelope.filter.js';
import { localHostOnly } from './common/request/local-host.middleware.js';
import { Redactor } from './common/secrets/redactor.js';
import { AppError } from './errors/app.error.js';
import { DtoPipe } from './common/validation/validation.pipe.js';
import { AppConfig } from './config/app-config.js';
import type { TracingConfig } from './config/tracing-environment.js';
import { Drain } from './health/drain.js';
import { AppLogger } from './observability/app-logger.js';
import { HttpMetrics } from './observability/http-metrics.js';
import { requestContextMiddleware } from './observability/request-context.middleware.js';
import { unmatchedBy } from './app.routes.js';
import { logRequest, reportFailure } from './observability/request-log.js';
import type { Tracing } from './observability/tracing.js';

/** Time for a client to send its headers, and its whole request. */
const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;
/** How often Node checks these two limits. Node's default of 30 s would make them 40 s and 60 s. */
const CHECK_MS = 1_000;
/** Longer than load balancers keep an idle connection, so that they close it and not the service. */
const KEEP_ALIVE_MS = 75_000;

/** Reply headers that scripts of `CORS_ORIGINS` may read. */
const BROWSER_HEADERS = [
  'X-Request-Id',
  'X-Tencent-Request-Id',
  'X-Tencent-Error-Code',
  'Retry-After',
  'X-Client-Token',
  'X-Operation-Id',
];

/** The whole application, ready to listen. Main, the tests and the generator of the OpenAPI document use it. */
export async function createApp(config: AppConfig): Promise<NestExpressApplication> {
  const redactor = new Redactor();
  redactor.keep(config.adminApiKey, ...config.credentialKeys.map(({ key }) => key.toString('base64')));
  for (const url of [config.databaseUrl, config.databaseDirectUrl])
    if (url) redactor.keep(...passwordsIn(url));
  const logger = new AppLogger(config, redactor);
  const tracing = config.tracing && (await startTracing(config.tracing, logger, redactor));
  const adapter = new NativeExpressAdapter();
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(config, logger, redactor, tracing),
    adapter,
    // JsonBodyGuard reads bodies, after authentication.
    { bodyParser: false, logger, abortOnError: false },
  );
  configure(app, adapter.connections, tracing);
  return app.init() as Promise<NestExpressApplication>;
}

/** Loaded only where it is used: it is a third of a second of the start. */
async function startTracing(config: TracingConfig, logger: AppLogger, redactor: Redactor): Promise<Tracing> {
  redactor.keep(...Object.values(config.headers));
  const { Tracing } = await import('./observability/tracing.js');
  return new Tracing(config, logger);
}

function configure(
  app: NestExpressApplication,
  connections: Connections,
  tracing: Tracing | undefined,
): void {
  const config = app.get(AppConfig);
  const logger = app.get(AppLogger);
  const drain = app.get(Drain);
  const metrics = app.get(HttpMetrics);
  metrics.build.set({ version: VERSION, node: process.version }, 1);
  const edgeMetrics = app.get(EdgeMetrics);
  edgeMetrics.watch(connections);
  const strangers = new Strangers(config.authMode === 'required', () => edgeMetrics.strangersRefused.inc());
  app.disable('x-powered-by').disable('etag').set('query parser', false);
  app.use(
    requestContextMiddleware({
      requestTimeoutMs: config.requestTimeoutMs,
      language: config.descLanguage,
      redactor: app.get(Redactor),
      tracing,
      onStart: (response, stop) => {
        metrics.inFlight.inc();
        return drain.entered(response, () => stop(shuttingDown()));
      },
      onEnd: (request, response) => {
        metrics.inFlight.dec();
        logRequest(logger, metrics, request, response);
      },
    }),
  );
  app.use(constantHeaders(securityHeaders()));
  if (config.authMode === 'none') app.use(localHostOnly());
  app.use(strangers.middleware);
  if (config.corsOrigins.length > 0)
    app.enableCors({
      origin: config.corsOrigins,
      methods: ['POST'],
      exposedHeaders: BROWSER_HEADERS,
      maxAge: 600,
    });
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalFilters(
    new EnvelopeFilter({
      exposeStack: config.exposeStack,
      alwaysOk: config.httpStatusMode === 'always-200',
      report: (error, context) => reportFailure(logger, metrics, error, context),
      unmatched: unmatchedBy(app),
      paced: strangers.paced,
    }),
  );
  const documents = app.get(PublishedDocuments);
  documents.publish(() => buildDocument(app));
  app.use(documents.middleware);
  const server = app.getHttpServer();
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  Object.assign(server, { connectionsCheckingInterval: CHECK_MS });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
}

/** The password as it is written and decoded, and the parameter of the same name, which the driver accepts too. */
function passwordsIn(databaseUrl: string): (string | undefined)[] {
  const { password, searchParams } = new URL(databaseUrl);
  return [password, decodeURIComponent(password), searchParams.get('password') ?? undefined];
}

const shuttingDown = (): AppError =>
  new AppError(
    'SHUTTING_DOWN',
    { en: 'the service stopped before there was a result', zh: '服务在得出结果之前停止了' },
    { retryAfterSeconds: 1 },
  );

/**
 * Helmet's headers are the same in every reply, so it runs once, on an object that records them. No reply is stored
 * by anyone unless it says so itself.
 */
function constantHeaders(middleware: ReturnType<typeof helmet>): RequestHandler {
  const headers: [name: string, value: string][] = [['Cache-Control', 'no-store']];
  const recorder = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader() {},
  };
  middleware({} as IncomingMessage, recorder as unknown as ServerResponse, () => undefined);
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

/** Swagger UI needs inline styles and images from data URLs. No page needs a script from another host. */
const securityHeaders = () =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
  });
