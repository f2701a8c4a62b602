import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Copy, DockerfileParser, type From, type Instruction } from 'dockerfile-ast';
import { beforeAll, describe, expect, it } from 'vitest';
import { programFolder } from '../program/compiled-programs.js';

const ROOT = join(import.meta.dirname, '..', '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Stage {
  name: string;
  from: string;
  instructions: Instruction[];
}

const dockerfile = DockerfileParser.parse(read('Dockerfile'));
const stages: Stage[] = [];
for (const instruction of dockerfile.getInstructions())
  if (instruction.getKeyword() === 'FROM') {
    const from = instruction as From;
    stages.push({ name: from.getBuildStage()!, from: from.getImage()!, instructions: [] });
  } else stages.at(-1)!.instructions.push(instruction);

const stageOf = (name: string): Stage => stages.find((stage) => stage.name === name)!;
const argumentsOf = (stage: Stage, keyword: string): string[] =>
  stage.instructions
    .filter((instruction) => instruction.getKeyword() === keyword)
    .map((instruction) => instruction.getArgumentsContent() ?? '');

/** Sources of each COPY, the stage that they come from, and their target. */
const copies = (stage: Stage) =>
  stage.instructions
    .filter((instruction) => instruction.getKeyword() === 'COPY')
    .map((instruction) => {
      const values = (instruction as Copy).getArguments().map((argument) => argument.getValue());
      const from = (instruction as Copy).getFromFlag()?.getValue() ?? undefined;
      return { from, sources: values.slice(0, -1), target: values.at(-1)! };
    });

/** Compiled programs that a text names. */
const programsIn = (text: string): string[] =>
  [...text.matchAll(/\bdist\/[\w/-]+\.js\b/g)].map(([path]) => path);

describe('the images', () => {
  const compose = read('docker-compose.yml');
  const service = stageOf('service');
  const sandbox = stageOf('sandbox');
  let built: string[];

  beforeAll(() => {
    const paths = readdirSync(join(programFolder(), 'dist'), { recursive: true, encoding: 'utf8' });
    // What scripts/bundle.mjs makes of the others.
    built = [...paths.map((path) => `dist/${path}`), 'dist/bundle/main.js'];
  });

  it('are the sandbox and, when nobody names one, the service', () => {
    expect(stages.map(({ name }) => name)).toEqual([
      'build',
      'dependencies',
      'production',
      'sandbox',
      'service',
    ]);
    expect([...compose.matchAll(/^ {6}target: (.+)$/gm)].map(([, target]) => target)).toEqual(['sandbox']);
  });

  it('copy from the repository only what it has and .dockerignore lets in', () => {
    const [everything, ...exceptions] = read('.dockerignore').trim().split('\n');
    expect(everything).toBe('*');
    const sources = stages.flatMap((stage) => copies(stage).filter(({ from }) => !from));
    const names = sources.flatMap((copy) => copy.sources);
    expect(names).toEqual(expect.arrayContaining(['src', 'migrations', 'package-lock.json']));
    expect(names.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
    expect(names.filter((name) => !exceptions.includes(`!${name}`))).toEqual([]);
    expect(exceptions.filter((line) => line.startsWith('!') && !names.includes(line.slice(1)))).toEqual([]);
  });

  it('copy from a stage only what that stage makes', () => {
    for (const [index, stage] of stages.entries())
      for (const { from, sources } of copies(stage).filter((copy) => copy.from)) {
        expect(stages.slice(0, index).map(({ name }) => name)).toContain(from);
        for (const source of sources)
          expect(['/app/node_modules', '/image', ...built.map((path) => `/app/${path}`)]).toContain(source);
      }
  });

  it('start programs that the build makes and the image holds', () => {
    const production = removed(argumentsOf(stageOf('production'), 'RUN')[0]!);
    const holds = built.filter((path) => !production.includes(path));
    const started = programsIn(
      [...argumentsOf(service, 'CMD'), ...(compose.match(/^ +command: .+$/gm) ?? [])].join('\n'),
    );
    expect(started.sort()).toEqual(['dist/bin/cli.js', 'dist/bin/migrate.js', 'dist/bundle/main.js']);
    expect(holds).toEqual(expect.arrayContaining([...started, 'dist/migrations/index.js']));
    expect(copies(sandbox).map(({ target }) => target)).toEqual(['./', 'dist/sandbox']);
    expect(programsIn(argumentsOf(sandbox, 'CMD').join())).toEqual(['dist/sandbox/main.js']);
    expect(built).toContain('dist/sandbox/main.js');
  });

  it('run npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const lines = stages.flatMap((stage) => argumentsOf(stage, 'RUN'));
    const names = [...lines.join('\n').matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name!);
    expect(names).toEqual(['build']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(names));
  });

  it('leave out of the service what is for development alone', () => {
    const gone = removed(argumentsOf(stageOf('production'), 'RUN')[0]!);
    expect(gone).toEqual(expect.arrayContaining(['dist/sandbox/main.js', 'dist/bin/published-files.js']));
    expect(gone).toEqual(
      expect.arrayContaining(['dist/bin/start.js', 'dist/bin/openapi.js', 'dist/bin/docs.js']),
    );
    expect(copies(service)).toEqual([{ from: 'production', sources: ['/image'], target: './' }]);
    const installs = argumentsOf(stageOf('dependencies'), 'RUN').join();
    for (const flag of ['--omit=dev', '--omit=optional', '--ignore-scripts'])
      expect(installs).toContain(flag);
  });

  it('prune the packages of the service by a script that goes out from what is started in a container', () => {
    const production = stageOf('production');
    expect(copies(production)[0]).toEqual({
      from: 'dependencies',
      sources: ['/app/node_modules'],
      target: '/image/node_modules',
    });
    expect(copies(production)[1]!.sources).toEqual(['scripts/prune.mjs']);
    const [, prune] = argumentsOf(production, 'RUN');
    expect(prune).toBe('cp -R package.json dist /image/ && node scripts/prune.mjs /image');
    const kept = /const PROGRAMS = (\[.+\]);/.exec(read('scripts/prune.mjs'))![1]!;
    expect(programsIn(kept).sort()).toEqual([
      'dist/bin/cli.js',
      'dist/bin/migrate.js',
      'dist/bundle/main.js',
      'dist/main.js',
    ]);
  });

  it.each([service, sandbox])('runs $name as an ordinary user, and asks whether it is well', (stage) => {
    const keywords = stage.instructions.map((instruction) => instruction.getKeyword());
    expect(argumentsOf(stage, 'USER')).toEqual(['node']);
    expect(keywords.lastIndexOf('COPY')).toBeLessThan(keywords.indexOf('USER'));
    expect(keywords.lastIndexOf('RUN')).toBeLessThan(keywords.indexOf('USER'));
    expect(argumentsOf(stage, 'CMD')[0]).toMatch(/^\["node", /);
    expect(argumentsOf(stage, 'HEALTHCHECK')[0]).toMatch(
      /CMD \["node", "-e", "fetch\('http:\/\/127\.0\.0\.1:/,
    );
    expect(argumentsOf(stage, 'ENV').join()).toContain('NODE_ENV=production');
  });

  it('ask for paths that are answered', () => {
    expect(argumentsOf(service, 'HEALTHCHECK').join()).toContain("/healthz'");
    expect(read('src/health/health.controller.ts')).toContain("@Get('healthz')");
    expect(argumentsOf(sandbox, 'HEALTHCHECK').join()).toContain("/_sandbox/calls'");
    expect(read('src/sandbox/server/control.ts')).toContain("'GET /_sandbox/calls'");
  });

  it('rest on one version of Node that package.json allows, and hold no secret', () => {
    const bases = stages.map(({ from }) => from).filter((from) => !stages.some(({ name }) => name === from));
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:(2[0-9])-bookworm-slim$/);
    expect(dockerfile.getARGs()).toEqual([]);
    expect(stages.flatMap((stage) => argumentsOf(stage, 'ENV')).join()).not.toMatch(
      /SECRET|KEY|PASSWORD|TOKEN/i,
    );
  });

  /** What `rm` takes away; each of its arguments has to name something. */
  function removed(line: string): string[] {
    const [, names = ''] = /^rm -r (.+)$/.exec(line) ?? [];
    return names.split(' ').flatMap((name) => {
      const paths = built.filter((path) =>
        name.endsWith('*')
          ? path.startsWith(name.slice(0, -1))
          : path === name || path.startsWith(`${name}/`),
      );
      expect(paths, name).not.toEqual([]);
      return paths;
    });
  }
});
