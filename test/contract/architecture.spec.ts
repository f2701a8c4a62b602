import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'src');

interface SourceFile {
  /** Path below `src`. */
  path: string;
  /** First folder below `src`, or the file itself at the top. */
  area: string;
  text: string;
  /** Folders of `src` it imports from, with the file, and the packages. */
  imports: { area: string | undefined; target: string }[];
}

const files: SourceFile[] = (readdirSync(source, { recursive: true }) as string[])
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .map((path) => {
    const text = readFileSync(join(source, path), 'utf8');
    return { path, area: areaOf(path), text, imports: importsOf(path, text) };
  });

function areaOf(path: string): string {
  return path.split('/')[0]!;
}

function importsOf(path: string, text: string): SourceFile['imports'] {
  const specifiers = [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map((match) => match[1]!);
  return specifiers.map((target) => {
    if (!target.startsWith('.')) return { area: undefined, target };
    const file = relative(source, resolve(source, dirname(path), target));
    return { area: file.startsWith('..') ? undefined : areaOf(file), target: file };
  });
}

/** The programs. They may import from every folder but the sandbox, and no folder from them. */
const PROGRAMS = 'bin';

/** What each other folder may import from beside itself, lowest first; a folder that is not here may not exist. */
const ALLOWED_IMPORTS: Record<string, string[]> = {
  errors: [],
  common: ['errors'],
  config: ['errors', 'common'],
  openapi: ['errors', 'common', 'config'],
  'embedded-postgres': [],
  database: ['errors', 'common', 'config', 'embedded-postgres'],
  encryption: ['errors', 'common', 'config', 'database'],
  audit: ['errors', 'common', 'config', 'openapi', 'database', 'encryption'],
  idempotency: ['errors', 'common', 'config', 'openapi', 'database', 'encryption', 'audit'],
  auth: ['errors', 'common', 'config', 'openapi', 'database', 'encryption', 'audit'],
  credential: ['errors', 'common', 'config', 'openapi', 'database', 'encryption', 'audit'],
  tencent: ['errors', 'common', 'config', 'database', 'audit', 'credential'],
  disk: ['errors', 'common', 'config', 'openapi', 'audit', 'tencent'],
  snapshot: ['errors', 'common', 'openapi', 'audit', 'tencent'],
  region: ['common', 'openapi', 'tencent'],
  'auto-snapshot-policy': ['errors', 'common', 'openapi', 'audit', 'tencent'],
  event: ['errors', 'common', 'openapi', 'tencent'],
  operation: ['errors', 'common', 'openapi', 'database', 'audit', 'tencent'],
  'credential-verification': ['errors', 'common', 'openapi', 'credential', 'tencent'],
  health: ['common', 'config', 'database', 'encryption', 'audit', 'auth'],
  observability: ['errors', 'common', 'config', 'auth'],
  edge: ['errors', 'common'],
  cli: ['errors', 'common', 'config', 'database', 'encryption', 'audit', 'auth', 'credential', 'tencent'],
  sandbox: [],
};

/** Every class that is thrown, and where it may be. Callers of the service only ever meet AppError. */
const THROWN: Record<string, RegExp> = {
  AppError: /./,
  // The call pipeline makes an AppError of it.
  TransportFailure: /^tencent\/client\/transport\//,
  // Whoever waits makes an AppError of it.
  Cancelled: /^common\/concurrency\//,
  // The same file catches it.
  Broken: /^common\/json\/json-break\.ts$/,
  // The guard makes an AppError of it.
  CallerGone: /^common\/json\/json-body\.guard\.ts$/,
  // The maintenance of the months writes it into the log.
  UnsealableMonth: /^audit\/month-sealer\.ts$/,
  // The backlog and the trail catch it.
  UnwritableEvent: /^audit\/audit-chain\.ts$/,
  // These end the start of the program, each with a text for the operator.
  EnvironmentError: /^config\/environment\.ts$/,
  EmbeddedPostgresError: /^embedded-postgres\//,
  SchemaTooNewError: /^database\/migrations\.ts$/,
  NoSessionError: /^database\/session-probe\.ts$/,
  RuntimeRoleError: /^database\/runtime-role\.ts$/,
  KeyFileError: /^encryption\/key-file\.ts$/,
  KeyMismatchError: /^encryption\/key-check\.ts$/,
  UnknownPrimaryKeyError: /^encryption\/key-check\.ts$/,
  // So do the first five; the others end in a catch of the same folder.
  Error: new RegExp(
    '^(bin/start|database/await-database|database/migrations|auth/role-check|encryption/key-ring' +
      '|auth/jwks-key-set|audit/audit-chain|audit/export-file)\\.ts$',
  ),
};

const importersOf = (matches: (target: string) => boolean): string[] => [
  ...new Set(
    files.filter((file) => file.imports.some(({ target }) => matches(target))).map((file) => file.path),
  ),
];

describe('the architecture', () => {
  it('finds the sources', () => {
    expect(files.map((file) => file.path)).toContain('disk/disk.controller.ts');
    expect([...new Set(files.map((file) => file.area))]).toEqual(
      expect.arrayContaining(Object.keys(ALLOWED_IMPORTS)),
    );
  });

  it('names every folder of src in ALLOWED_IMPORTS', () => {
    const folders = readdirSync(source).filter((name) => statSync(join(source, name)).isDirectory());
    expect(folders.sort()).toEqual([...Object.keys(ALLOWED_IMPORTS), PROGRAMS].sort());
  });

  it('is the same in CONTRIBUTING.md', () => {
    const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    const rows = [...text.matchAll(/^\| `([a-z-]+)` +\|[^|]*\| ([^|]*?) +\|$/gm)];
    const documented = rows.map(([, folder, imports]) => [
      folder,
      imports!.startsWith('–') ? [] : imports!.split(', '),
    ]);
    expect(Object.fromEntries(documented)).toEqual(ALLOWED_IMPORTS);
  });

  it('lets a folder import only from folders before it', () => {
    const order = Object.keys(ALLOWED_IMPORTS);
    for (const [index, area] of order.entries())
      for (const target of ALLOWED_IMPORTS[area]!)
        expect(order.slice(0, index), `${area} → ${target}`).toContain(target);
  });

  it.each(Object.entries(ALLOWED_IMPORTS))('%s imports only what is below it', (area, allowed) => {
    const offences = files
      .filter((file) => file.area === area)
      .flatMap((file) =>
        file.imports
          .filter(
            (target) => target.area !== undefined && target.area !== area && !allowed.includes(target.area),
          )
          .map((target) => `${file.path} → ${target.target}`),
      );
    expect(offences).toEqual([]);
  });

  it('has no two folders, at any depth, that import from each other', () => {
    const arrows = new Set(
      files.flatMap((file) =>
        file.imports
          .filter(({ area }) => area !== undefined)
          .map(({ target }) => `${dirname(file.path)} → ${dirname(target)}`),
      ),
    );
    const mutual = [...arrows].filter((arrow) => {
      const [from, to] = arrow.split(' → ');
      return from !== to && arrows.has(`${to} → ${from}`);
    });
    expect(arrows.size).toBeGreaterThan(Object.keys(ALLOWED_IMPORTS).length);
    expect(mutual).toEqual([]);
  });

  it('lets the SDK in only through one file of the tencent folder, and not whole', () => {
    const importers = importersOf((target) => target.startsWith('tencentcloud-sdk-nodejs'));
    expect(importers).toEqual(['tencent/client/sdk/sdk.ts']);
    expect(importersOf((target) => target === 'tencentcloud-sdk-nodejs')).toEqual([]);
  });

  it('lets TypeORM in only where tables are', () => {
    const importers = importersOf((target) => target === 'typeorm' || target === '@nestjs/typeorm');
    expect(importers.length).toBeGreaterThan(0);
    expect(
      importers.filter(
        (path) => !/^(database|encryption|credential|auth|audit|cli|tencent\/disk|operation)\//.test(path),
      ),
    ).toEqual([]);
  });

  it('opens plain cloud keys only in the tencent folder', () => {
    const importers = importersOf((target) => target.endsWith('credential/credential-store.js'));
    expect(importers.length).toBeGreaterThan(0);
    expect(importers.filter((path) => !/^(tencent|credential)\//.test(path))).toEqual([]);
  });

  it('keeps the sandbox and the service apart', () => {
    const sandbox = files.filter((file) => file.area === 'sandbox');
    expect(sandbox.map((file) => file.path)).toContain('sandbox/main.ts');
    const packages = sandbox.flatMap((file) => file.imports.filter((target) => target.area !== 'sandbox'));
    expect(packages.map(({ target }) => target).filter((target) => !target.startsWith('node:'))).toEqual([]);
  });

  it('reads the environment in one place of each program', () => {
    const readers = files.filter((file) => /\bprocess\.env\b/.test(file.text)).map((file) => file.path);
    expect(readers).toContain('config/environment.ts');
    // Each program hands its environment to the reader.
    expect(readers.filter((path) => !['config/environment.ts', 'sandbox/main.ts'].includes(path))).toEqual(
      [],
    );
  });

  it('throws to a caller one class, and the others where somebody waits for them', () => {
    const thrown = files
      .filter((file) => file.area !== 'sandbox' && file.area !== 'cli')
      .flatMap((file) =>
        [...file.text.matchAll(/\b(?:throw|reject\()\s*new (\w+)/g)].map((match) => ({
          path: file.path,
          name: match[1]!,
        })),
      );
    expect(thrown.length).toBeGreaterThan(50);
    const unplaced = thrown.filter(({ path, name }) => !THROWN[name]?.test(path));
    expect(unplaced.map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
    const unused = Object.keys(THROWN).filter((name) => !thrown.some((each) => each.name === name));
    expect(unused).toEqual([]);
  });

  it('has no file of more than 250 lines', () => {
    const long = files.filter((file) => file.text.split('\n').length > 250).map((file) => file.path);
    expect(long).toEqual([]);
  });

  it('has no folder or file named utils, helpers, core, shared or misc', () => {
    const names = files
      .map((file) => file.path)
      .filter((path) => /(^|\/)(utils?|helpers?|core|shared|misc)(\/|\.)/.test(path));
    expect(names).toEqual([]);
    expect(files.filter((file) => file.path.endsWith('/index.ts')).map((file) => file.path)).toEqual([]);
  });
});
