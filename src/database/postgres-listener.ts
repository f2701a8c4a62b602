import { Client } from 'pg';
import { Cancellation } from '../common/request/cancellation.js';
import { sleep } from '../common/time/wait.js';
import { hangUp } from './hang-up.js';

export interface ListenerHandlers {
  onMessage: (payload: string) => void;
  /** After each connection: announcements made while it was gone are lost. */
  onConnect: () => void;
}

interface Connection {
  /** Settled when it is lost. */
  gone: Promise<void>;
}

const CONNECT_TIMEOUT_MS = 2_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** A dead peer sends nothing, so it is asked. */
const HEARTBEAT_MS = 5_000;

/** LISTEN on a connection of its own, which is opened again for ever. Never throws. */
export class PostgresListener {
  private client: Client | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private readonly stopping = new Cancellation();

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly handlers: ListenerHandlers,
  ) {}

  /** False while announcements would be missed. */
  get connected(): boolean {
    return this.client !== undefined;
  }

  /** Returns after the first attempt, whether it worked or not. */
  async start(): Promise<void> {
    const first = await this.connect();
    this.running = this.keepConnected(first);
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.heartbeat);
    this.stopping.cancel();
    await this.client?.end().catch(() => undefined);
    await this.running;
  }

  private async keepConnected(first: Connection | undefined): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    for (let connection = first; !this.stopping.isCancelled; connection = await this.connect()) {
      if (connection) {
        pauseMs = FIRST_PAUSE_MS;
        await connection.gone;
      }
      await sleep(pauseMs, this.stopping);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
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
    client.on('notification', (message) => this.handlers.onMessage(message.payload ?? ''));
    const gone = new Promise<void>((resolve) => {
      client.once('end', () => {
        if (this.client === client) this.client = undefined;
        resolve();
      });
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.channel)}`);
    } catch {
      hangUp(client);
      return undefined;
    }
    this.client = client;
    this.handlers.onConnect();
    return { gone };
  }

  private async beat(): Promise<void> {
    const { client } = this;
    await client?.query('SELECT 1').catch(() => hangUp(client));
  }
}
