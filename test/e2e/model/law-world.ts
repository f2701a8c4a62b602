import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import { createApp } from '../../../src/app.configure.js';
import type { CallRecord } from '../../../src/sandbox/call/call-log.js';
import { RetryBudget } from '../../../src/tencent/client/pipeline/retry-budget.js';
import { createDisks } from '../../contract/sandbox/orders.js';
import { type CbsClient, sdkClients } from '../../contract/sandbox/sdk-clients.js';
import { post, type Reply, SCOPE, type Service, startService } from '../service.fixture.js';
import { IN_ANOTHER_REGION, NEVER_EXISTED, type DiskNumber } from './law-steps.js';
import { LAG_MS } from './law-faults.js';
import { Truth } from './law-truth.js';

const PREPAID = { DiskChargeType: 'PREPAID', DiskChargePrepaid: { Period: 1 } };

/**
 * Repetitions come at once, and each that is allowed otherwise takes place: as most calls fail here, the budget would
 * refuse most of what is to be tested. Ends with `vi.restoreAllMocks`.
 */
export function repeatEagerly(): void {
  const random = Math.random.bind(Math);
  vi.spyOn(Math, 'random').mockImplementation(() => random() / 50);
  vi.spyOn(RetryBudget.prototype, 'tryRetry').mockReturnValue(true);
}

/** Two replicas of the service on one database, the sandbox, and the clock of its lagging reads. */
export class World {
  /** Ids in the order of their appearance. */
  private readonly known: string[] = [];
  private readonly firstDeadlines = new Map<string, string>();
  /** Disks that `disk/recycle/delete` was asked to destroy, in this sequence. */
  readonly purgeable = new Set<string>();
  /** What happened in this sequence, for whoever reads a counter-example. */
  readonly story: string[] = [];

  private constructor(
    private readonly service: Service,
    private readonly replica: NestExpressApplication,
    private readonly origins: readonly string[],
    private readonly clock: { ms: number },
    private readonly sdk: ReturnType<typeof sdkClients>,
    /** Another program that uses the same cloud account. */
    readonly otherProgram: CbsClient,
  ) {}

  static async start(): Promise<World> {
    const clock = { ms: 0 };
    // Short, because a payment of unknown outcome is asked for until the request ends.
    const config = { tencentTimeoutMs: 3_000, requestTimeoutMs: 4_000 };
    const service = await startService({ delayMs: 0, monotonicMs: () => clock.ms, config });
    const replica = await createApp(service.config);
    await replica.listen(0, '127.0.0.1');
    const { port } = replica.getHttpServer().address() as AddressInfo;
    const sdk = sdkClients(service.sandbox.port);
    const origins = [service.origin, `http://127.0.0.1:${port}`];
    return new World(service, replica, origins, clock, sdk, sdk.cbs());
  }

  async close(): Promise<void> {
    this.sdk.end();
    await this.replica.close();
    await this.service.close();
  }

  /** Two prepaid disks and two postpaid ones, the last of them the one of the portal's document. */
  async begin(): Promise<void> {
    const { sandbox } = this.service;
    sandbox.reset();
    this.known.length = 0;
    this.firstDeadlines.clear();
    this.purgeable.clear();
    this.story.length = 0;
    const prepaid = await createDisks(this.otherProgram, { ...PREPAID, DiskCount: 2 });
    const postpaid = await createDisks(this.otherProgram);
    this.known.push(...prepaid, ...postpaid);
    sandbox.clearCalls();
    this.passTime();
    this.truth();
  }

  get sandbox(): Service['sandbox'] {
    return this.service.sandbox;
  }

  /** The present state; disks that are new in it get the next numbers. */
  truth(): Truth {
    const truth = new Truth(this.sandbox);
    for (const [id, { DeadlineTime }] of truth.disks) {
      if (!this.known.includes(id)) this.known.push(id);
      if (!this.firstDeadlines.has(id)) this.firstDeadlines.set(id, DeadlineTime);
    }
    return truth;
  }

  idsOf(numbers: readonly DiskNumber[]): string[] {
    const id = (number: DiskNumber) => {
      if (number === NEVER_EXISTED) return 'disk-n0n0n0n0';
      if (number === IN_ANOTHER_REGION) return 'disk-pre9g0h1';
      return this.known[number % this.known.length]!;
    };
    return [...new Set(numbers.map(id))];
  }

  /** The true one, or the first that it had; of a disk that has none, any. */
  deadlineOf(id: string, isFirst: boolean): string {
    const now = this.truth().disks.get(id)?.DeadlineTime;
    return (isFirst ? this.firstDeadlines.get(id) : now) || '2020-01-01 00:00:00';
  }

  mayPurge(ids: readonly string[]): void {
    for (const id of ids) this.purgeable.add(id);
  }

  post(replica: number, route: string, body: object): Promise<Reply> {
    const url = `${this.origins[replica % this.origins.length]}/v1/tencent/disk/${route}`;
    return post(url, { ...SCOPE, ...body });
  }

  /** So much that no read lags behind what was done before. */
  passTime(): void {
    this.clock.ms += 2 * LAG_MS;
  }

  callsOf(action: string): (CallRecord & { Params: Record<string, unknown> })[] {
    const calls = this.sandbox.calls().filter(({ Action }) => Action === action);
    return calls as (CallRecord & { Params: Record<string, unknown> })[];
  }
}
