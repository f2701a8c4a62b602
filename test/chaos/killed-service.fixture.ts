import { freePort } from '../../scripts/free-port.mjs';
import type { PostOptions, Reply } from '../e2e/service.fixture.js';
import { createTestDatabase, type TestDatabase } from '../integration/database/postgres.fixture.js';
import {
  type SandboxProcess,
  type ServiceProcess,
  startSandboxProcess,
  startServiceProcess,
  storeCredential,
} from './processes.fixture.js';

/** A service that is killed and started again where it was. Its database and the sandbox stay. */
export class KilledService {
  private constructor(
    readonly database: TestDatabase,
    readonly sandbox: SandboxProcess,
    private readonly port: number,
    private process: ServiceProcess,
  ) {}

  static async start(): Promise<KilledService> {
    const [database, sandbox, port] = await Promise.all([
      createTestDatabase(),
      startSandboxProcess(),
      freePort(),
    ]);
    const options = { databaseUrl: database.url, tencentApiOrigin: sandbox.origin, port };
    const service = new KilledService(database, sandbox, port, await startServiceProcess(options));
    await storeCredential(service.process);
    return service;
  }

  post(route: string, body: unknown, options?: PostOptions): Promise<Reply> {
    return this.process.post(route, body, options);
  }

  /** Whatever waited for it has ended then as well. */
  async kill(...waiting: readonly Promise<unknown>[]): Promise<void> {
    this.process.signal('SIGKILL');
    await Promise.all([...waiting, this.process.ended]);
  }

  async startAgain(): Promise<void> {
    this.process = await startServiceProcess({
      databaseUrl: this.database.url,
      tencentApiOrigin: this.sandbox.origin,
      port: this.port,
    });
  }

  async close(): Promise<void> {
    await this.kill();
    this.sandbox.stop();
    await this.database.close();
  }
}
