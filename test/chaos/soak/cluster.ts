import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { freePort } from '../../../scripts/free-port.mjs';
import { EmbeddedPostgres } from '../../../src/embedded-postgres/embedded-postgres.js';
import { makeDataDir, removeDataDir } from '../../integration/database/data-dir.fixture.js';
import { type PgBouncer, startPgBouncer } from '../../integration/database/pgbouncer.fixture.js';
import { nextVersionFolder, programFile } from '../../program/compiled-programs.js';
import {
  CREDENTIAL_KEYS,
  type SandboxProcess,
  type ServiceExit,
  type ServiceProcess,
  startSandboxProcess,
  startServiceProcess,
  storeCredential,
} from '../processes.fixture.js';
import { startTcpProxy, type TcpProxy } from '../tcp-proxy.js';
import { TencentGate } from './tencent-gate.js';

export const REPLICAS = 3;
export const RATE = 20;
export const REQUEST_TIMEOUT_MS = 8_000;

/** A tenant with an account of its own. */
export interface Tenant {
  TenantUuid: string;
  ClusterUuid: string;
  SecretId: string;
  SecretKey: string;
}

const tenantsOf = (count: number): Tenant[] =>
  Array.from({ length: count }, (_, n) => ({
    TenantUuid: `tenant-${n}`,
    ClusterUuid: `72db4b34-1473-418f-ade4-${String(n).padStart(12, '0')}`,
    SecretId: `AKIDsoak${String(n).padStart(28, '0')}`,
    SecretKey: `soakkeys${String(n).padStart(24, '0')}`,
  }));

/** Three replicas on one Postgres, before a Tencent of which all can be counted. */
export class Cluster {
  readonly ports: number[] = [];
  readonly replicas: ServiceProcess[] = [];
  /** Of replicas that were asked to stop. */
  readonly exits: ServiceExit[] = [];
  /** Lines of all replicas that are not JSON. */
  readonly oddLines: string[] = [];
  isNext = false;
  private pooler: PgBouncer | undefined;

  private constructor(
    readonly tenants: Tenant[],
    readonly sandbox: SandboxProcess,
    readonly gate: TencentGate,
    readonly proxy: TcpProxy,
    private readonly dataDir: string,
    public postgres: EmbeddedPostgres,
  ) {}

  static async start(tenantCount: number): Promise<Cluster> {
    const tenants = tenantsOf(tenantCount);
    const accounts = tenants.map(({ SecretId, SecretKey }) => `${SecretId}:${SecretKey}`).join(',');
    const dataDir = makeDataDir();
    const [sandbox, postgres] = await Promise.all([
      startSandboxProcess({ SANDBOX_ACCOUNTS: accounts, SANDBOX_DELAY_MS: '50' }),
      EmbeddedPostgres.start({ dataDir, role: 'owner' }),
    ]);
    const gate = await TencentGate.start(sandbox.origin);
    const proxy = await startTcpProxy({ port: gate.port });
    const cluster = new Cluster(tenants, sandbox, gate, proxy, dataDir, postgres);
    for (let n = 0; n < REPLICAS; n += 1) {
      cluster.ports.push(await freePort());
      await cluster.bringUp(n);
    }
    for (const tenant of tenants) await storeCredential(cluster.replicas[0]!, tenant);
    return cluster;
  }

  get origins(): string[] {
    return this.ports.map((port) => `http://127.0.0.1:${port}`);
  }

  async bringUp(n: number): Promise<void> {
    const { url } = this.postgres;
    this.replicas[n] = await startServiceProcess({
      databaseUrl: this.pooler?.url ?? url,
      tencentApiOrigin: `http://127.0.0.1:${this.proxy.port}`,
      port: this.ports[n]!,
      env: {
        TENCENT_RATE_PER_SECOND: String(RATE),
        REQUEST_TIMEOUT_MS: String(REQUEST_TIMEOUT_MS),
        TENCENT_TIMEOUT_MS: '2500',
        ...(this.pooler ? { DATABASE_DIRECT_URL: url } : {}),
      },
      ...(this.isNext ? { program: join(nextVersionFolder(), 'dist', 'main.js') } : {}),
    });
  }

  /** Stops it as an orchestrator does, and starts it again. */
  async replace(n: number): Promise<void> {
    const replica = this.replicas[n]!;
    replica.signal('SIGTERM');
    this.exits.push(await replica.ended);
    this.keepOddLines(replica);
    await this.bringUp(n);
  }

  async kill(n: number): Promise<void> {
    const replica = this.replicas[n]!;
    replica.signal('SIGKILL');
    await replica.ended;
    this.keepOddLines(replica, -1);
  }

  async replaceAll(): Promise<void> {
    for (let n = 0; n < REPLICAS; n += 1) await this.replace(n);
  }

  /** From their next start on the replicas use a pooler in transaction mode, and Postgres itself for what needs it. */
  async usePooler(): Promise<void> {
    this.pooler = await startPgBouncer(this.postgres.url, 'transaction');
  }

  async stopPooler(): Promise<void> {
    const { pooler } = this;
    this.pooler = undefined;
    await this.replaceAll();
    await pooler?.close();
  }

  /** The migration of the next version, which only adds. */
  async migrateToNext(): Promise<void> {
    this.isNext = true;
    await this.run(join(nextVersionFolder(), 'dist', 'bin', 'migrate.js'), []);
  }

  async stopPostgres(): Promise<void> {
    await this.postgres.stop();
  }

  async startPostgres(): Promise<void> {
    this.postgres = await EmbeddedPostgres.start({ dataDir: this.dataDir, role: 'owner' });
  }

  /** Of the whole server, as a disk that is full or a standby that is not promoted. */
  async setReadOnly(value: 'on' | 'off'): Promise<void> {
    await this.query(`ALTER SYSTEM SET default_transaction_read_only TO ${value}`);
    await this.query('SELECT pg_reload_conf()');
  }

  async query<T>(sql: string): Promise<T[]> {
    const client = new Client({ connectionString: this.postgres.url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** `audit verify`, as an operator would. */
  async verifyTrail(): Promise<string> {
    const program = this.isNext ? join(nextVersionFolder(), 'dist', 'bin', 'cli.js') : programFile('bin/cli');
    return this.run(program, ['audit', 'verify']);
  }

  async close(): Promise<void> {
    for (const replica of this.replicas) {
      replica.signal('SIGCONT');
      replica.signal('SIGTERM');
      this.exits.push(await replica.ended);
      this.keepOddLines(replica);
    }
  }

  async removeAll(): Promise<void> {
    for (const replica of this.replicas) replica.signal('SIGKILL');
    await Promise.all(this.replicas.map(({ ended }) => ended));
    await this.pooler?.close();
    await this.proxy.close();
    await this.gate.close();
    this.sandbox.stop();
    await this.postgres.stop();
    removeDataDir(this.dataDir);
  }

  /** A process that was killed may have written a part of its last line. */
  private keepOddLines({ lines }: ServiceProcess, end?: number): void {
    this.oddLines.push(...lines.slice(0, end).filter((line) => line !== '' && !line.startsWith('{')));
    lines.length = 0;
  }

  private async run(program: string, args: string[]): Promise<string> {
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: this.postgres.url,
      CREDENTIAL_KEYS,
      AUTH_MODE: 'none',
    };
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)(process.execPath, [program, ...args], options)).stdout;
  }
}
