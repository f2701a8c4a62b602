import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '../../scripts/free-port.mjs';
import { isReady, type SandboxProcess, startSandboxProcess } from '../chaos/processes.fixture.js';
import { type PostOptions, post, type Reply } from '../e2e/service.fixture.js';
import { programFolder } from '../program/compiled-programs.js';
import { runProgram } from '../program/run-program.js';
import { type Block, blocksOf, runbookText } from './markdown.js';
import {
  copyCluster,
  hasPostgresServer,
  makeCluster,
  makeFolder,
  OWNER,
  PostgresServer,
  RUNTIME_ROLE,
  until,
} from './postgres-server.fixture.js';
import { type Done, Shell } from './shell.fixture.js';

export const TENANT = 'system';
export const CLUSTER = '72db4b34-1473-418f-ade4-de00b956f16b';
export const DISK = 'disk-giys4n0i';
export const SCOPE = { TenantUuid: TENANT, ClusterUuid: CLUSTER, Region: 'ap-guangzhou' };
export const ACCOUNT_ID = 'AKIDsandboxsandboxsandboxsandbox0001';
export const ACCOUNT_KEY = 'sandboxsandboxsandboxsandbox0001';

/** The short ones are in every run of the suite, the others in `npm run runbooks`. */
export const canRun = hasPostgresServer;
export const canRunLong = hasPostgresServer && process.env['RUNBOOKS'] === 'all';

/** For a machine that does other things as well. */
export const LONG_MS = 600_000;

const ADMIN_KEY = randomBytes(33).toString('base64');
const CREDENTIAL_KEYS = `k1:${randomBytes(32).toString('base64')}`;
export const PASSWORDS = { owner: randomBytes(24).toString('hex'), runtime: randomBytes(24).toString('hex') };

export interface SiteOptions {
  replicas?: number;
  sandbox?: Record<string, string>;
  settings?: Record<string, string>;
  /** Where the data of Postgres is, if not with the rest. */
  dataFolder?: string;
  /** What stands between the service and Postgres, which listens on this port. */
  before?: (postgresPort: number) => Promise<{ port: number; close(): Promise<void> }>;
  /** Their start is refused, or is part of the runbook. */
  stopped?: boolean;
  /** No credential is stored. */
  empty?: boolean;
}

let template: Promise<string> | undefined;

/** A cluster with the schema of now, made once in each worker. */
async function makeTemplate(): Promise<string> {
  const data = await makeCluster(makeFolder(), PASSWORDS);
  const server = new PostgresServer(data, await freePort());
  await server.start();
  const env = {
    DATABASE_URL: `postgres://${OWNER}:${PASSWORDS.owner}@127.0.0.1:${server.port}/${OWNER}`,
    DATABASE_RUNTIME_ROLE: RUNTIME_ROLE,
  };
  const { code, stderr } = await runProgram('bin/migrate', { env }).ended;
  if (code !== 0) throw new Error(stderr);
  await server.stop();
  return data;
}

/** A whole installation and the terminal of the person on call: replicas, sandbox, Postgres, secrets, `site.sh`. */
export class Site {
  readonly folder = makeFolder();
  readonly shell: Shell;
  private readonly services = new Set<string>();

  private constructor(
    readonly postgres: PostgresServer,
    readonly sandbox: SandboxProcess,
    private readonly ports: number[],
    private readonly gate: { port: number; close(): Promise<void> } | undefined,
    settings: Record<string, string>,
  ) {
    this.write('secrets/admin_api_key', ADMIN_KEY);
    this.write('secrets/credential_keys', CREDENTIAL_KEYS);
    this.write('secrets/database_password', PASSWORDS.runtime);
    this.write('secrets/database_owner_password', PASSWORDS.owner);
    this.write('headers', `Authorization: Bearer ${ADMIN_KEY}\nContent-Type: application/json\n`);
    const databasePort = gate?.port ?? postgres.port;
    const all = {
      DATABASE_URL: `postgres://${RUNTIME_ROLE}@127.0.0.1:${databasePort}/${OWNER}`,
      TENCENT_API_ORIGIN: sandbox.origin,
      ...settings,
    };
    this.write(
      'settings',
      Object.entries(all)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
    );
    this.addService('disk', databasePort);
    this.write('program', programFolder());
    this.write('site.sh', siteScript(this.folder, ports, postgres.port, sandbox.origin));
    this.shell = new Shell(this.folder);
  }

  static async start(options: SiteOptions = {}): Promise<Site> {
    template ??= makeTemplate();
    const [data, sandbox] = await Promise.all([
      template,
      startSandboxProcess({ SANDBOX_ACCOUNTS: `${ACCOUNT_ID}:${ACCOUNT_KEY}`, ...options.sandbox }),
    ]);
    const dataFolder = options.dataFolder ?? join(makeFolder(), 'pg');
    const copy = join(dataFolder, 'data');
    copyCluster(data, copy);
    const postgres = new PostgresServer(copy, await freePort());
    await postgres.start();
    const ports = await Promise.all(Array.from({ length: options.replicas ?? 1 }, () => freePort()));
    const gate = await options.before?.(postgres.port);
    const site = new Site(postgres, sandbox, ports, gate, options.settings ?? {});
    if (!options.stopped) await site.must('start_replicas');
    if (!options.stopped && !options.empty) await site.storeCredential();
    return site;
  }

  /** The commands of a runbook, to be carried out in their order; of these sections alone, if any are named. */
  open(name: string, ...sections: string[]): OpenRunbook {
    const blocks = blocksOf(runbookText(name)).filter(
      ({ section }) => sections.length === 0 || sections.includes(section),
    );
    if (blocks.length === 0) throw new Error(`${name} has no commands`);
    return new OpenRunbook(this, name, blocks);
  }

  origin(replica = 0): string {
    return `http://127.0.0.1:${this.ports[replica]}`;
  }

  /** Returns when its line is in the log too. */
  async post(route: string, body: object, options: PostOptions & { replica?: number } = {}): Promise<Reply> {
    const url = `${this.origin(options.replica)}/v1/tencent/${route}`;
    const reply = await post(url, body, { token: ADMIN_KEY, ...options });
    const id = reply.headers.get('X-Request-Id')!;
    await until(() => this.log.includes(id), `${route} is in the log`);
    return reply;
  }

  /** A change that is done, for the trail to have something. */
  async change(name: string, replica = 0): Promise<void> {
    const body = { ...SCOPE, DiskId: DISK, DiskName: name };
    const reply = await this.post('disk/update', body, { replica });
    expect(reply.body.scode, reply.body.desc).toBe(0);
  }

  async fault(fault: object): Promise<void> {
    const { ok } = await fetch(`${this.sandbox.origin}/_sandbox/faults`, {
      method: 'POST',
      body: JSON.stringify(fault),
    });
    expect(ok).toBe(true);
  }

  async endFaults(): Promise<void> {
    await fetch(`${this.sandbox.origin}/_sandbox/faults`, { method: 'DELETE' });
  }

  async storeCredential(over: object = {}): Promise<void> {
    const { body } = await this.post('credential/create', {
      ...SCOPE,
      SecretId: ACCOUNT_ID,
      SecretKey: ACCOUNT_KEY,
      ...over,
    });
    expect(body.scode, body.desc).toBe(0);
  }

  isReady(replica = 0): Promise<boolean> {
    return isReady(this.origin(replica));
  }

  /** What the replicas have written. */
  get log(): string {
    const texts = this.ports.map((_, index) => join(this.folder, `replica-${index}.log`));
    return texts.map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : '')).join('');
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    mkdirSync(join(this.folder, 'secrets'), { recursive: true, mode: 0o700 });
    writeFileSync(join(this.folder, file), text, { mode: 0o600 });
  }

  pidOf(replica = 0): number {
    return Number(this.read(`replica-${replica}.pid`));
  }

  /** A command of the test itself. */
  async must(command: string): Promise<Done> {
    const done = await this.shell.run(`${command}\n`);
    if (done.code !== 0) throw new Error(`${command}: ${done.stdout}${done.stderr}${this.log.slice(-2_000)}`);
    return done;
  }

  /** An entry of PGSERVICEFILE. */
  addService(name: string, port: number, database = OWNER): void {
    this.services.add(
      `[${name}]\nhost=127.0.0.1\nport=${port}\ndbname=${database}\nuser=${OWNER}\npassword=${PASSWORDS.owner}\n`,
    );
    this.write('pg_service.conf', [...this.services].join('\n'));
  }

  /** Values that no list of processes may show. */
  get secrets(): string[] {
    const keys = this.read('secrets/credential_keys').split(',');
    return [
      ADMIN_KEY,
      this.read('secrets/admin_api_key').trim(),
      ...keys.map((key) => key.slice(key.indexOf(':') + 1).trim()),
      ...Object.values(PASSWORDS),
      ACCOUNT_KEY,
    ];
  }

  async close(): Promise<void> {
    for (const [index] of this.ports.entries()) this.kill(index);
    this.shell.close();
    await this.gate?.close();
    await this.postgres.stop('SIGQUIT');
    this.sandbox.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  kill(replica: number): void {
    try {
      process.kill(this.pidOf(replica), 'SIGKILL');
    } catch {
      // It does not run.
    }
  }
}

/** A runbook in the hands of somebody who follows it. */
export class OpenRunbook {
  private next = 0;

  constructor(
    private readonly site: Site,
    private readonly name: string,
    private readonly blocks: Block[],
  ) {}

  /**
   * Carries out all commands up to the block of this name, that one included, and returns what it said. Each command must
   * end well; those of the named block may end with `code`.
   */
  async through(name: string, code = 0): Promise<Done> {
    if (!this.blocks.slice(this.next).some((block) => block.name === name))
      throw new Error(`${this.name} has no commands "${name}" from here on`);
    for (;;) {
      const block = this.blocks[this.next]!;
      this.next += 1;
      const isLast = block.name === name;
      const done = await this.carryOut(block, isLast ? code : 0);
      if (isLast) return done;
    }
  }

  /** The commands that are left. */
  async rest(): Promise<void> {
    for (; this.next < this.blocks.length; this.next += 1) await this.carryOut(this.blocks[this.next]!, 0);
  }

  /** Passes over a block that is not for this case. */
  skip(name: string): void {
    expect(this.blocks[this.next]?.name).toBe(name);
    this.next += 1;
  }

  private async carryOut({ section, name, text }: Block, code: number): Promise<Done> {
    const done = await this.site.shell.run(text);
    const what = `${this.name}, "${section}", ${name}:\n${text}\n${done.stdout}\n${done.stderr}`;
    expect(done.code, what).toBe(code);
    const failed = done.failed.split('\n').filter((line) => line !== '' && !line.startsWith('. '));
    if (code === 0) expect(failed, what).toEqual([]);
    const { started, secrets } = { started: this.site.shell.started, secrets: this.site.secrets };
    expect(started.filter((command) => secrets.some((secret) => command.includes(secret)))).toEqual([]);
    return done;
  }
}

/**
 * What docs/runbooks/site.sh has, for replicas that are processes here. They stop at once, without the three seconds in which
 * load balancers take notice; whoever opens an editor finds `typed.json` typed.
 */
const siteScript = (folder: string, ports: number[], databasePort: number, sandboxOrigin: string): string => `
ORIGIN=http://127.0.0.1:${ports[0]}
METRICS=$ORIGIN/metrics
SECRETS=${folder}/secrets
SETTINGS=${folder}/settings
HEADERS=${folder}/headers
export PGSERVICEFILE=${folder}/pg_service.conf PGSERVICE=disk
PORTS=(${ports.join(' ')})
STOP_SIGNAL=INT
TENCENT_API_ORIGIN=${sandboxOrigin}
EDITOR='cp ${folder}/typed.json'

program() {
  local name=$1
  shift
  set +x; set -a; . "$SETTINGS"
  DATABASE_PASSWORD_FILE=$SECRETS/database_password CREDENTIAL_KEYS_FILE=$SECRETS/credential_keys
  ADMIN_API_KEY_FILE=$SECRETS/admin_api_key
  exec 9>&-
  exec ${process.execPath} "$(<${folder}/program)/dist/$name.js" "$@"
}
cli() { ( program bin/cli "$@" ); }
migrate() {
  ( DATABASE_URL=postgres://${OWNER}@127.0.0.1:${databasePort}/${OWNER} DATABASE_PASSWORD_FILE=$SECRETS/database_owner_password \\
    DATABASE_RUNTIME_ROLE=${RUNTIME_ROLE} ${process.execPath} "$(<${folder}/program)/dist/bin/migrate.js" "$@" )
}
on_database_host() { "$@"; }
service_log() { cat ${folder}/replica-*.log; }
start_one() {
  local index=$1 pid
  PORT=\${PORTS[index]} program main >> ${folder}/replica-$index.log 2>&1 &
  pid=$!
  echo "$pid" > ${folder}/replica-$index.pid
  for (( tries = 0; tries < 600; tries += 1 )); do
    if [ "$(curl -s -o ${folder}/.ready -w '%{http_code}' "http://127.0.0.1:\${PORTS[index]}/readyz" || :)" = 200 ]; then return 0; fi
    if ! kill -0 "$pid" 2>/dev/null; then tail -n 5 ${folder}/replica-$index.log >&2; return 1; fi
    sleep 0.1
  done
  return 1
}
stop_one() {
  local pid
  pid=$(<${folder}/replica-$1.pid)
  kill -$STOP_SIGNAL "$pid" 2>/dev/null || :
  wait "$pid" 2>/dev/null || :
}
start_replicas() { local index; for index in "\${!PORTS[@]}"; do start_one "$index" || return 1; done; }
stop_replicas() { local index; for index in "\${!PORTS[@]}"; do stop_one "$index"; done; }
restart_replicas() { local index; for index in "\${!PORTS[@]}"; do stop_one "$index"; start_one "$index" || return 1; done; }
set_version() { echo "$1" > ${folder}/program; }
`;
