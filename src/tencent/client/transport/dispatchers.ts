import { buildConnector, Pool, ProxyAgent, type Dispatcher } from 'undici';
import { TransportFailure } from './transport-failure.js';

/** As many as calls may be in flight in all (see the bulkhead), so that no call waits for a socket. */
export const SOCKETS_PER_HOST = 128;
/** Below the idle limit of common gateways, so that a call rarely uses a socket that the peer has just closed. */
const KEEP_ALIVE_MS = 15_000;
const MAX_CONNECT_MS = 5_000;

export interface DispatcherOptions {
  /** Connect here instead of to the host of the call. */
  apiOrigin: string | undefined;
  proxy: string | undefined;
  attemptTimeoutMs: number;
}

/**
 * The open connections, one pool a host. Proxy variables of the environment are never read; only the configured
 * proxy is used. undici's own reply timeouts are off, because the exchange has one timer for the whole attempt; it
 * also ends a reply that arrives byte by byte.
 */
export class Dispatchers {
  private readonly pools = new Map<string, Dispatcher>();
  private readonly connectMs: number;
  private readonly origin: string | undefined;
  private closing: Promise<void> | undefined;

  constructor(private readonly options: DispatcherOptions) {
    this.connectMs = Math.min(MAX_CONNECT_MS, options.attemptTimeoutMs);
    this.origin = options.apiOrigin === undefined ? undefined : new URL(options.apiOrigin).origin;
  }

  /** Where the connection for a host goes. */
  originOf(host: string): string {
    return this.origin ?? `https://${host}`;
  }

  /** `host` comes from `endpointHost`, so there are few of them. */
  for(host: string): Dispatcher {
    let pool = this.pools.get(host);
    if (this.closing && !pool) throw new TransportFailure('never-sent', 'closing');
    if (!pool) this.pools.set(host, (pool = this.open(host)));
    return pool;
  }

  /** Waits for running exchanges (each has its own time limit), then closes every socket. */
  close(): Promise<void> {
    return (this.closing ??= this.closeAll());
  }

  private async closeAll(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }

  private open(host: string): Dispatcher {
    const shared = {
      connections: SOCKETS_PER_HOST,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      keepAliveMaxTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    if (this.options.proxy !== undefined) {
      return new ProxyAgent({
        ...shared,
        uri: this.options.proxy,
        proxyTls: { timeout: this.connectMs },
        requestTls: { timeout: this.connectMs },
        // A limit for a proxy that accepts the connection and never answers CONNECT.
        clientFactory: (origin, opts) => new Pool(origin, { ...opts, headersTimeout: this.connectMs }),
      });
    }
    return new Pool(this.originOf(host), { ...shared, connect: this.connector() });
  }

  /**
   * undici would take the TLS server name from the Host header. With `TENCENT_API_ORIGIN` another server answers:
   * the certificate has to be that of the origin.
   */
  private connector(): buildConnector.connector {
    const connect = buildConnector({ timeout: this.connectMs });
    return (options, callback) => connect({ ...options, servername: undefined }, callback);
  }
}
