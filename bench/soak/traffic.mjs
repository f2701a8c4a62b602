import { setTimeout as sleep } from 'node:timers/promises';

const REGION = 'ap-guangzhou';
const ZONE = 'ap-guangzhou-3';
const INSTANCES = ['ins-gkfro58u', 'ins-7m2qk0xw'];
const KNOWN_DISK = 'disk-giys4n0i';
const CREATE_TRIES = 6;
const PAUSE_MS = 120;
const KEYS = 'scode,desc,message,message_cn,stack,data';

/** @typedef {import('./environment.mjs').SoakEnvironment} SoakEnvironment */

/** Callers of several tenants that use all ten routes until `stop`. */
export class Traffic {
  /** Replies by route and scode. @type {Record<string, Record<string, number>>} */
  outcomes = {};
  requests = 0;
  slowestMs = 0;
  /** Requests with HTTP 500, a reply of another shape, or no reply. @type {string[]} */
  defects = [];
  isOver = false;
  made = 0;
  /** @type {Promise<unknown>} */
  work;

  /** @param {SoakEnvironment} environment */
  constructor(environment) {
    this.environment = environment;
    this.work = Promise.all(
      environment.accounts.flatMap(({ TenantUuid, ClusterUuid }, index) => {
        const scope = { TenantUuid, ClusterUuid, Region: REGION };
        return [this.useDisks(scope, index), this.useDisks(scope, index + 1), this.read(scope)];
      }),
    );
  }

  async stop() {
    this.isOver = true;
    await this.work;
  }

  /** @param {string} route @param {object} body */
  async ask(route, body) {
    await sleep(Math.random() * 2 * PAUSE_MS);
    this.requests += 1;
    try {
      const reply = await this.environment.post(`disk/${route}`, body);
      this.slowestMs = Math.max(this.slowestMs, reply.ms);
      const { scode } = reply.body;
      const counts = (this.outcomes[route] ??= {});
      counts[scode] = (counts[scode] ?? 0) + 1;
      if (reply.status === 500 || scode === 10_000 || Object.keys(reply.body).join(',') !== KEYS)
        this.defects.push(`${route}: HTTP ${reply.status} ${JSON.stringify(reply.body).slice(0, 300)}`);
      return reply.body;
    } catch (error) {
      this.defects.push(
        `${route}: no reply: ${String(error)} ${String(/** @type {any} */ (error).cause ?? '')}`,
      );
      return { scode: -1, data: null };
    }
  }

  /** Creates, uses and deletes one disk after another. @param {object} scope @param {number} index */
  async useDisks(scope, index) {
    const InstanceId = INSTANCES[index % INSTANCES.length];
    while (!this.isOver) {
      const DiskId = await this.create(scope);
      if (!DiskId) continue;
      await this.ask('update', { ...scope, DiskId, DiskName: `renamed-${this.made}` });
      await this.ask('resize', { ...scope, DiskId, DiskSize: 40 });
      await this.ask('attach', { ...scope, DiskId, InstanceId });
      await this.ask('inspect', { ...scope, DiskId });
      // A busy disk may refuse; after some tries it is left as it is.
      for (let tries = 0; tries < 4; tries += 1)
        if ((await this.ask('detach', { ...scope, DiskId, InstanceId })).scode === 0) break;
      for (let tries = 0; tries < 4; tries += 1)
        if ((await this.ask('delete', { ...scope, DiskId })).scode === 0) break;
    }
  }

  /** Repeats a create that failed with the same token, as the API documents it. @param {object} scope */
  async create(scope) {
    const name = `soak-${(this.made += 1)}`;
    const body = { DiskType: 'CLOUD_PREMIUM', DiskSize: 20, Placement: { Zone: ZONE } };
    for (let tries = 0; tries < CREATE_TRIES && !this.isOver; tries += 1) {
      const reply = await this.ask('create', { ...scope, ...body, DiskName: name, ClientToken: name });
      if (reply.scode === 0) return reply.data.DiskIdSet[0];
      await sleep(300);
    }
    return undefined;
  }

  /** A caller who only reads. @param {object} scope */
  async read(scope) {
    for (let round = 0; !this.isOver; round += 1) {
      await this.ask('list', { ...scope, PageNum: 0, PageSize: (round % 100) + 1 });
      await this.ask('list', { ...scope, Fuzzy: 'soak' });
      await this.ask('inspect', { ...scope, DiskId: KNOWN_DISK });
      await this.ask('logs/list', { ...scope, DiskId: KNOWN_DISK });
      if (round % 5 === 0) await this.ask('distributed/inspect', { ...scope, Region: undefined });
    }
  }
}
