import { collectDefaultMetrics, Counter, Gauge, Histogram, register } from 'prom-client';

/** Made once a process, also when tests load several applications. */
function make() {
  collectDefaultMetrics();
  return {
    duration: new Histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Requests from arrival to the end of the reply',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    }),
    inFlight: new Gauge({ name: 'http_server_in_flight', help: 'Requests being served' }),
    errors: new Counter({
      name: 'http_server_errors_total',
      help: 'Failure envelopes by code of the error table',
      labelNames: ['code'],
    }),
    build: new Gauge({ name: 'build_info', help: 'Always 1', labelNames: ['version', 'node'] }),
  };
}

let made: ReturnType<typeof make> | undefined;

/** The route label is the declared path or `unmatched`, so that callers cannot make up new series. */
export const httpMetrics = (): ReturnType<typeof make> =>
  (made ??= register.getSingleMetric('http_server_in_flight') ? fromRegister() : make());

function fromRegister(): ReturnType<typeof make> {
  const metric = <T>(name: string): T => register.getSingleMetric(name) as T;
  return {
    duration: metric('http_server_request_duration_seconds'),
    inFlight: metric('http_server_in_flight'),
    errors: metric('http_server_errors_total'),
    build: metric('build_info'),
  };
}
