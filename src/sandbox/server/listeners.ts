import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createCertificate } from '../certificate/certificate.js';
import { ALL_REGIONS } from '../cloud/region.js';
import { Tunnels } from './tunnel.js';

export interface TlsListener {
  /** `https://127.0.0.1:PORT` */
  origin: string;
  port: number;
  /** The certificate in PEM that clients have to trust. A new one each time. */
  ca: string;
}

export interface Listeners {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  port: number;
  tls: TlsListener | undefined;
  /** Closes every connection at once, also those that still wait for an answer. */
  close(): Promise<void>;
}

/** The idle time of nginx. Node's default of 5 s would reset clients that pause between calls. */
const TIMES = { keepAliveTimeout: 75_000, headersTimeout: 80_000 };
/** The gateway reads queries up to 32 KiB; Node's default for the whole head is 16 KiB. */
const SETTINGS = { ...TIMES, maxHeaderSize: 64 * 1024 };

/** Listens for HTTP, for CONNECT, and with `tlsPort` for HTTPS. Rejects when an address cannot be bound. */
export async function openListeners(
  { host, port, tlsPort }: { host: string; port: number; tlsPort?: number | undefined },
  handle: RequestListener,
): Promise<Listeners> {
  const http = createHttpServer(SETTINGS, handle);
  const certificate = tlsPort === undefined ? undefined : serverCertificate();
  const https = certificate && createHttpsServer({ ...SETTINGS, ...certificate }, handle);
  const tunnels = new Tunnels(http, https);
  const servers: Server[] = https ? [http, https] : [http];
  const close = async () => {
    tunnels.close();
    await Promise.all(servers.map(closeServer));
  };
  const shown = host.includes(':') ? `[${host}]` : host;
  try {
    const bound = await listen(http, host, port);
    let tls: TlsListener | undefined;
    if (https && certificate) {
      const tlsBound = await listen(https, host, tlsPort ?? 0);
      tls = { origin: `https://${shown}:${tlsBound}`, port: tlsBound, ca: certificate.ca };
    }
    return { origin: `http://${shown}:${bound}`, port: bound, tls, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** For every host name of Tencent that the gateway knows, and for loopback. Clients compare it with their own clock. */
function serverCertificate() {
  const regional = ALL_REGIONS.map(({ region }) => `*.${region}.tencentcloudapi.com`);
  const domains = ['*.tencentcloudapi.com', '*.intl.tencentcloudapi.com', '*.internal.tencentcloudapi.com'];
  return createCertificate([...domains, ...regional, 'localhost'], ['127.0.0.1'], Date.now());
}

const listen = (server: Server, host: string, port: number) =>
  new Promise<number>((listening, failed) => {
    server.once('error', failed).listen(port, host, () => listening((server.address() as AddressInfo).port));
  });

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeAllConnections();
  await closed;
}
