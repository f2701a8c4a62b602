import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN_KEY, type Reply } from '../e2e/service.fixture.js';

const PROBE_MS = 100;
const PROBE_TIMEOUT_MS = 1_000;
/** Between two calls of one caller: the machine is to restart replicas as well. */
const PAUSE_MS = 50;

/** One replica as a load balancer sees it. */
interface Backend {
  origin: string;
  agent: Agent;
  isReady: boolean;
}

/** A call that was sent and got no reply. */
export class LostCall extends Error {}

/**
 * What behaves like a load balancer: kept-alive connections, `/readyz` asked every 100 ms, calls only to replicas that
 * are ready, or to any if none is. A call whose connection was refused goes to the next replica; one that was sent is
 * never repeated.
 */
export class Balancer {
  /** Connections refused: nothing was sent, another replica took the call. */
  refused = 0;
  private readonly backends: Backend[];
  private isOver = false;
  private turn = 0;
  private readonly probes: Promise<unknown>;

  constructor(
    origins: readonly string[],
    sockets: number,
    private readonly timeoutMs = 60_000,
  ) {
    this.backends = origins.map((origin) => ({
      origin,
      agent: new Agent({ keepAlive: true, maxSockets: sockets }),
      isReady: true,
    }));
    this.probes = Promise.all(this.backends.map((backend) => this.probe(backend)));
  }

  async stop(): Promise<void> {
    this.isOver = true;
    await this.probes;
    for (const { agent } of this.backends) agent.destroy();
  }

  /** Rejects with LostCall; undefined when no replica took the connection. */
  async call(
    route: string,
    body: object,
    headers: Record<string, string> = {},
  ): Promise<Omit<Reply, 'text'> | undefined> {
    for (let tries = 0; tries < 20; tries += 1) {
      const ready = this.backends.filter(({ isReady }) => isReady);
      const from = ready.length > 0 ? ready : this.backends;
      const backend = from[(this.turn += 1) % from.length]!;
      try {
        return await send(backend, `/v1/tencent/${route}`, this.timeoutMs, JSON.stringify(body), headers);
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'ECONNREFUSED') {
          throw new LostCall(`${route}: ${String(error)}`);
        }
        this.refused += 1;
      }
      await sleep(PROBE_MS);
    }
    return undefined;
  }

  private async probe(backend: Backend): Promise<void> {
    while (!this.isOver) {
      const response = await fetch(`${backend.origin}/readyz`, {
        headers: { connection: 'close' },
        signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
      }).catch(() => undefined);
      await response?.arrayBuffer().catch(() => undefined);
      backend.isReady = response?.status === 200;
      await sleep(PROBE_MS);
    }
  }
}

export interface Counted {
  /** By scode, and `lost` for calls that were sent and got no reply. */
  outcomes: Record<string, number>;
  lost: string[];
  refused: number;
}

/** Many callers behind a load balancer. */
export class LoadBalancer {
  private readonly outcomes: Record<string, number> = {};
  private readonly lost: string[] = [];
  private readonly balancer: Balancer;
  private isOver = false;
  private readonly work: Promise<unknown>;

  constructor(
    origins: string[],
    callers: number,
    private readonly next: () => { route: string; body: object },
  ) {
    this.balancer = new Balancer(origins, callers);
    this.work = Promise.all(Array.from({ length: callers }, () => this.caller()));
  }

  async stop(): Promise<Counted> {
    this.isOver = true;
    await this.work;
    await this.balancer.stop();
    return { outcomes: this.outcomes, lost: this.lost, refused: this.balancer.refused };
  }

  private async caller(): Promise<void> {
    while (!this.isOver) {
      const { route, body } = this.next();
      const outcome = await this.balancer
        .call(route, body)
        .then((reply) => (reply ? String(reply.body.scode) : 'nowhere'))
        .catch((error: unknown) => (this.lost.push(String(error)), 'lost'));
      this.outcomes[outcome] = (this.outcomes[outcome] ?? 0) + 1;
      await sleep(PAUSE_MS);
    }
  }
}

function send(
  { origin, agent }: Backend,
  path: string,
  timeoutMs: number,
  body: string,
  headers: Record<string, string>,
): Promise<Omit<Reply, 'text'>> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}${path}`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}`, ...headers },
      signal: AbortSignal.timeout(timeoutMs),
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let text = '';
      response.on('data', (piece) => (text += String(piece)));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode!,
          headers: new Headers(response.headers as Record<string, string>),
          body: JSON.parse(text) as Reply['body'],
        }),
      );
    });
    outgoing.end(body);
  });
}
