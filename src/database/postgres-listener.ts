import { Client } from 'pg';
import { Cancellation } from '../common/request/cancellation.js';
import { sleep } from '../common/time/wait.js';
import { destroyConnection } from './timeout-client.js';

export interface ListenerHandlers {
  onNotification: (payload: string) => void;
  /** After each connection: notifications sent while there was none are lost. */
  onConnect: () => void;
}

interface Connection {
  /** Resolves when it is closed. */
  closed: Promise<void>;
}

const CONNECT_TIMEOUT_MS = 2_000;
const MIN_RECONNECT_DELAY_MS = 100;
const MAX_RECONNECT_DELAY_MS = 2_000;
/** A query this often notices a server that is gone without having closed the connection. */
const HEARTBEAT_MS = 5_000;

/** LISTEN on a connection of its own, which is reconnected until `stop`. Never throws. */
export class PostgresListener {
  private client: Client | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private readonly stopping = new Cancellation();

  constructor(
    private readonly url: string,
    readonly channel: string,
    private readonly handlers: ListenerHandlers,
  ) {}

  /** False while notifications would be missed. */
  get connected(): boolean {
    return this.client !== undefined;
  }

  /** Resolves after the first attempt to connect, whether it succeeded or not. */
  async start(): Promise<void> {
    const first = await this.connect();
    this.running = this.keepConnected(first);
    this.heartbeat = setInterval(() => void this.checkConnection(), HEARTBEAT_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    this.stopping.cancel();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async keepConnected(first: Connection | undefined): Promise<void> {
    let delayMs = MIN_RECONNECT_DELAY_MS;
    for (let connection = first; !this.stopping.isCancelled; connection = await this.connect()) {
      if (connection) {
        delayMs = MIN_RECONNECT_DELAY_MS;
        await connection.closed;
      }
      await sleep(delayMs, this.stopping);
      delayMs = Math.min(delayMs * 2, MAX_RECONNECT_DELAY_MS);
    }
    await this.client?.end().catch(() => undefined);
  }

  private async connect(): Promise<Connection | undefined> {
    if (this.stopping.isCancelled) return undefined;
    const client = new Client({
      connectionString: this.url,
      application_name: `disk-service listen ${this.channel}`,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: CONNECT_TIMEOUT_MS,
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.on('notification', (message) => this.handlers.onNotification(message.payload ?? ''));
    const closed = new Promise<void>((resolve) => {
      client.once('end', () => {
        if (this.client === client) this.client = undefined;
        resolve();
      });
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch {
      destroyConnection(client);
      return undefined;
    }
    this.client = client;
    this.handlers.onConnect();
    return { closed };
  }

  private async checkConnection(): Promise<void> {
    const { client } = this;
    await client?.query('SELECT 1').catch(() => destroyConnection(client));
  }
}
