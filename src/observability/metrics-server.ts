import { createServer, type Server, type ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from './app-logger.js';
import { MetricsWriter } from './metrics-text.js';

const MAX_CONNECTIONS = 32;
const TIMEOUT_MS = 10_000;

/** With METRICS_PORT, `/metrics` is there alone: a network that reaches the service need not reach the metrics. */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly config: AppConfig,
    private readonly writer: MetricsWriter,
    private readonly logger: AppLogger,
  ) {}

  /** The port it listens on; undefined without METRICS_PORT. */
  get port(): number | undefined {
    return (this.server?.address() as { port: number } | null | undefined)?.port;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { host, metricsPort } = this.config;
    if (metricsPort === undefined) return;
    const server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end();
      void this.answer(request.headers.accept, response);
    });
    server.maxConnections = MAX_CONNECTIONS;
    server.maxRequestsPerSocket = 1;
    server.setTimeout(TIMEOUT_MS);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(metricsPort, host, resolve);
    });
    this.server = server;
    this.logger.event('info', 'metrics', { port: this.port });
  }

  private async answer(accept: string | undefined, response: ServerResponse): Promise<void> {
    const { contentType, text } = await this.writer.write(accept);
    response.setHeader('Cache-Control', 'no-store').setHeader('Content-Type', contentType);
    response.end(text);
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }
}
