import { setTimeout as sleep } from 'node:timers/promises';
import type { Reply } from '../../e2e/service.fixture.js';
import { Balancer } from '../load-balancer.fixture.js';
import type { Cluster, Tenant } from './cluster.js';
import type { Recording } from './seconds.js';

const REGION = 'ap-guangzhou';
const ZONE = 'ap-guangzhou-3';
const INSTANCE = 'ins-gkfro58u';
const KNOWN_DISK = 'disk-giys4n0i';
const ENVELOPE = 'scode,desc,message,message_cn,stack,data';
/** Longer than any deadline and than a replica is stopped. */
const CLIENT_TIMEOUT_MS = 20_000;
/** Callers of the tenant with more demand than its account allows. */
const BUSY_CALLERS = 30;
const READ_PAUSE_MS = 150;
const WRITE_PAUSE_MS = 100;
const AGAIN_MS = 300;
const TRIES = 60;
/** The same request is sent again: the key is in use, the service or Tencent cannot take it now. */
const TRY_AGAIN = new Set([10_008, 10_009, 10_010, 10_011, 10_031]);

/** A write that was answered as done. */
export interface Acknowledged {
  route: string;
  operationId: string;
  name: string;
  diskId: string;
  account: string;
}

type Answer = Omit<Reply, 'text'>;

/**
 * Callers of many tenants. One tenant asks for more than its account allows; two callers of each other one make, use
 * and delete disks on the same instance, and one reads. A write carries an Idempotency-Key and is repeated until it has
 * an answer that says what became of it.
 */
export class Traffic {
  readonly acknowledged: Acknowledged[] = [];
  /** Disks that may be gone: a caller who asked for it is not told when the replica is killed meanwhile. */
  readonly toDelete = new Set<string>();
  /** HTTP 500, an answer of another shape. */
  readonly defects: string[] = [];
  slowestMs = 0;
  private readonly balancer: Balancer;
  private readonly over = new AbortController();
  private readonly work: Promise<unknown>;
  private count = 0;

  constructor(
    private readonly cluster: Cluster,
    private readonly recording: Recording,
  ) {
    this.balancer = new Balancer(cluster.origins, 100, CLIENT_TIMEOUT_MS);
    const [busy, ...others] = cluster.tenants;
    this.work = Promise.all([
      ...Array.from({ length: BUSY_CALLERS }, () => this.ask(busy!)),
      ...others.flatMap((tenant) => [this.useDisks(tenant), this.useDisks(tenant), this.read(tenant)]),
    ]);
  }

  async stop(): Promise<void> {
    this.over.abort();
    await this.work;
    await this.balancer.stop();
  }

  private get isOver(): boolean {
    return this.over.signal.aborted;
  }

  /** Asks again as soon as it is answered; no two questions are alike, or they would share one call. */
  private async ask(tenant: Tenant): Promise<void> {
    while (!this.isOver) {
      const reply = await this.send('disk/list', { ...scopeOf(tenant), Offset: (this.count += 1), Limit: 1 });
      if (reply?.body.scode !== 0) await sleep(AGAIN_MS);
    }
  }

  private async read(tenant: Tenant): Promise<void> {
    const scope = scopeOf(tenant);
    while (!this.isOver) {
      await this.send('disk/list', { ...scope, PageNum: 0, PageSize: ((this.count += 1) % 100) + 1 });
      await sleep(READ_PAUSE_MS);
      await this.send('disk/inspect', { ...scope, DiskId: KNOWN_DISK });
      await sleep(READ_PAUSE_MS);
    }
  }

  /** One disk after the other; every second one is kept for the comparison at the end. */
  private async useDisks(tenant: Tenant): Promise<void> {
    for (let n = 0; !this.isOver; n += 1) {
      const name = `soak-${tenant.TenantUuid}-${(this.count += 1)}`;
      const scope = scopeOf(tenant);
      const write = (route: string, body: object, diskId?: string) =>
        this.write(`disk/${route}`, { ...scope, ...body }, name, tenant, diskId);
      const made = await write('create', {
        DiskType: 'CLOUD_PREMIUM',
        DiskSize: 20,
        Placement: { Zone: ZONE },
        DiskName: name,
      });
      const DiskId = made?.body.data?.DiskIdSet?.[0] as string | undefined;
      if (DiskId === undefined) continue;
      await write('resize', { DiskId, DiskSize: 40 }, DiskId);
      if (n % 2 === 0) continue;
      const on = { DiskId, InstanceId: INSTANCE };
      if (!(await write('attach', on, DiskId))) continue;
      if (!(await write('detach', on, DiskId))) continue;
      this.toDelete.add(DiskId);
      await write('delete', { DiskId }, DiskId);
    }
  }

  /** The answer, if it is a success. */
  private async write(
    route: string,
    body: object,
    name: string,
    { SecretId: account }: Tenant,
    diskId?: string,
  ): Promise<Answer | undefined> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      await sleep(WRITE_PAUSE_MS);
      // A deletion may be refused while the disk is still being detached; a refusal is the answer of its key.
      const reply = await this.send(route, body, { 'idempotency-key': `${name}-${route}` });
      if (reply?.body.scode === 0) {
        const operationId = reply.headers.get('x-operation-id') ?? '';
        const made = (reply.body.data as { DiskIdSet?: string[] } | null)?.DiskIdSet?.[0];
        this.acknowledged.push({ route, operationId, name, diskId: diskId ?? made ?? '', account });
        return reply;
      }
      const isCreate = route === 'disk/create';
      if (reply && !TRY_AGAIN.has(reply.body.scode) && !isCreate) return undefined;
      if (this.isOver && tries > 20) return undefined;
      await sleep(AGAIN_MS);
    }
    return undefined;
  }

  private async send(
    route: string,
    body: object,
    headers?: Record<string, string>,
  ): Promise<Answer | undefined> {
    const begun = performance.now();
    const isBusy = (body as Tenant).TenantUuid === this.cluster.tenants[0]!.TenantUuid;
    const end = (outcome: string) => {
      const ms = performance.now() - begun;
      this.slowestMs = Math.max(this.slowestMs, ms);
      this.recording.answered(outcome, ms, isBusy);
    };
    try {
      const reply = await this.balancer.call(route, body, headers);
      end(reply ? String(reply.body.scode) : 'nowhere');
      if (reply) this.check(route, reply);
      return reply;
    } catch {
      end('lost');
      return undefined;
    }
  }

  private check(route: string, { status, body }: Answer): void {
    // 10033 says for good that the outcome of a write is unknown.
    const isFine = body.scode === 10_033 || (status !== 500 && body.scode !== 10_000);
    if (!isFine || Object.keys(body).join(',') !== ENVELOPE)
      this.defects.push(`${route}: HTTP ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
}

const scopeOf = ({ TenantUuid, ClusterUuid }: Tenant) => ({ TenantUuid, ClusterUuid, Region: REGION });
