import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** One call as Tencent's gateway sees it. */
export interface GateCall {
  at: number;
  action: string;
  account: string;
  isThrottled: boolean;
}

/** A call that may change something, as far as it came to the sandbox. */
export interface GateWrite {
  action: string;
  account: string;
  /** The id of the request that it was sent for. */
  traceId: string;
  params: { DiskName?: string; ClientToken?: string; InstanceId?: string };
}

/** What the gateway does. */
export interface GateRules {
  /** Calls a second to one action of one account in one region; the account counts them by the second. */
  rate: number;
  latencyMs: number;
  isAway: boolean;
}

const IS_READ = /^(Describe|Inquir|LookUp|Get)/;
const INSTANCE_ACTIONS = ['AttachDisks', 'DetachDisks'];

/** In front of the sandbox: counts every call, throttles strictly, and is slow or away when a scene says so. */
export class TencentGate {
  readonly calls: GateCall[] = [];
  readonly writes: GateWrite[] = [];
  /** Calls that were under way for one instance of one account at one time. */
  mostForOneInstance = 0;
  rules: GateRules = { rate: Infinity, latencyMs: 0, isAway: false };
  private readonly underWay = new Map<string, number>();
  private readonly counts = new Map<string, number>();
  private readonly server = createServer((incoming, response) => {
    incoming.on('error', () => undefined);
    response.on('error', () => undefined);
    void this.serve(incoming, response).catch(() => response.destroy());
  });

  private constructor(private readonly sandboxOrigin: string) {}

  static async start(sandboxOrigin: string): Promise<TencentGate> {
    const gate = new TencentGate(sandboxOrigin);
    await new Promise<void>((listening) => gate.server.listen(0, '127.0.0.1', listening));
    return gate;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const action = String(incoming.headers['x-tc-action'] ?? '');
    const account = /Credential=([^/]+)/.exec(incoming.headers.authorization ?? '')?.[1] ?? '';
    const isThrottled = this.isOver(`${account} ${String(incoming.headers['x-tc-region'])} ${action}`);
    this.calls.push({ at: performance.now(), action, account, isThrottled });
    if (this.rules.isAway) return void response.destroy();
    if (isThrottled) return void response.end(JSON.stringify(THROTTLED));
    const params = JSON.parse(body.toString() || '{}') as GateWrite['params'];
    const traceId = String(incoming.headers['x-tc-traceid'] ?? '');
    if (!IS_READ.test(action)) this.writes.push({ action, account, traceId, params });
    const instance = INSTANCE_ACTIONS.includes(action) ? params.InstanceId : undefined;
    const leave = instance === undefined ? undefined : this.enter(`${account} ${instance}`);
    if (this.rules.latencyMs > 0) await sleep(this.rules.latencyMs);
    await this.forward(incoming, body, response).finally(leave);
  }

  /** Calls count in the second in which they arrive, also those that are refused. */
  private isOver(key: string): boolean {
    const bucket = `${key} ${Math.floor(performance.now() / 1_000)}`;
    const count = (this.counts.get(bucket) ?? 0) + 1;
    this.counts.set(bucket, count);
    return count > this.rules.rate;
  }

  private enter(key: string): () => void {
    const together = (this.underWay.get(key) ?? 0) + 1;
    this.underWay.set(key, together);
    this.mostForOneInstance = Math.max(this.mostForOneInstance, together);
    return () => this.underWay.set(key, this.underWay.get(key)! - 1);
  }

  private forward(incoming: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const { method, url, headers } = incoming;
    return new Promise((resolve, reject) => {
      const outgoing = request(`${this.sandboxOrigin}${url}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
        answer.on('end', resolve).on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

const THROTTLED = {
  Response: {
    RequestId: '00000000-0000-4000-8000-000000000000',
    Error: { Code: 'RequestLimitExceeded', Message: 'too many calls' },
  },
};
