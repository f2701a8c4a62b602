import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN_KEY } from '../e2e/service.fixture.js';
import { isReady } from './processes.fixture.js';

const PROBE_MS = 100;
/** Between two calls of one caller: the machine is to restart replicas as well. */
const PAUSE_MS = 50;

/** One replica as a load balancer sees it. */
interface Backend {
  origin: string;
  agent: Agent;
  isReady: boolean;
}

export interface Counted {
  /** By scode, and `lost` for calls that were sent and got no reply. */
  outcomes: Record<string, number>;
  lost: string[];
  /** Connections refused: nothing was sent, another replica took the call. */
  refused: number;
}

/**
 * Many callers behind something that behaves like a load balancer: kept-alive connections, `/readyz` asked
 * every 100 ms, calls only to replicas that are ready. A call whose connection was refused goes to the next
 * replica; one that was sent is never repeated.
 */
export class LoadBalancer {
  readonly counted: Counted = { outcomes: {}, lost: [], refused: 0 };
  private readonly backends: Backend[];
  private isOver = false;
  private turn = 0;
  private readonly work: Promise<unknown>;

  constructor(
    origins: string[],
    callers: number,
    private readonly next: () => { route: string; body: object },
  ) {
    this.backends = origins.map((origin) => ({
      origin,
      agent: new Agent({ keepAlive: true, maxSockets: callers }),
      isReady: true,
    }));
    this.work = Promise.all([
      ...this.backends.map((backend) => this.probe(backend)),
      ...Array.from({ length: callers }, () => this.caller()),
    ]);
  }

  async stop(): Promise<Counted> {
    this.isOver = true;
    await this.work;
    for (const { agent } of this.backends) agent.destroy();
    return this.counted;
  }

  private async probe(backend: Backend): Promise<void> {
    while (!this.isOver) {
      backend.isReady = await isReady(backend.origin);
      await sleep(PROBE_MS);
    }
  }

  private async caller(): Promise<void> {
    while (!this.isOver) {
      const { route, body } = this.next();
      const outcome = await this.call(route, body);
      this.counted.outcomes[outcome] = (this.counted.outcomes[outcome] ?? 0) + 1;
      await sleep(PAUSE_MS);
    }
  }

  private async call(route: string, body: object): Promise<string> {
    for (let tries = 0; tries < 20; tries += 1) {
      const ready = this.backends.filter((backend) => backend.isReady);
      const backend = ready[(this.turn += 1) % ready.length];
      try {
        if (backend) return String(await send(backend, route, body));
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'ECONNREFUSED') {
          this.counted.lost.push(`${route}: ${String(error)}`);
          return 'lost';
        }
        this.counted.refused += 1;
      }
      await sleep(PROBE_MS);
    }
    return 'nowhere';
  }
}

function send({ origin, agent }: Backend, route: string, body: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${origin}/v1/tencent/${route}`, {
      method: 'POST',
      agent,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN_KEY}` },
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let text = '';
      response.on('data', (piece) => (text += String(piece)));
      response.on('error', reject);
      response.on('end', () => resolve((JSON.parse(text) as { scode: number }).scode));
    });
    outgoing.end(JSON.stringify(body));
  });
}
