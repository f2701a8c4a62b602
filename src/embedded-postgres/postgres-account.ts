import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres.error.js';

/** How to start a program so that Postgres accepts the user it runs as. */
export interface PostgresAccount {
  uid?: number;
  gid?: number;
  /** A command that the program's path and arguments are appended to. */
  through: string[];
}

/** The environment of the service contains keys, so none of it is passed to Postgres. */
export const POSTGRES_ENVIRONMENT = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Present on Debian, Red Hat and Alpine. The ambient capability survives the change of user. */
const SETPRIV = ['/usr/bin/setpriv', '/bin/setpriv'];
const PASS_THROUGH_PRIVATE_FOLDERS = [
  '--inh-caps',
  '+dac_override',
  '--ambient-caps',
  '+dac_override',
  // Without it access(2), which initdb asks about its neighbours, looks as if the capability were not there.
  '--securebits',
  '+no_setuid_fixup',
];

/**
 * Postgres refuses to run as root, so root runs it as the folder's owner, else `postgres`, else `nobody`, else the
 * owner of a folder above. `folder` is given to the first of them that can reach both the folder and the program.
 * If none can, because the project is under a private home folder, the same accounts are tried with the one
 * capability that lets them pass through it.
 */
export function choosePostgresAccount(folder: string, program: string): PostgresAccount {
  if (process.getuid?.() !== 0) return { through: [] };
  const accounts = candidates(folder);
  const setpriv = SETPRIV.find((path) => existsSync(path));
  for (const { uid, gid } of accounts) {
    chownSync(folder, uid, gid);
    const plain: PostgresAccount = { uid, gid, through: [] };
    if (reaches(plain, folder, program)) return plain;
  }
  for (const { uid, gid } of setpriv ? accounts : []) {
    chownSync(folder, uid, gid);
    const ids = ['--reuid', `${uid}`, '--regid', `${gid}`, '--clear-groups'];
    const privileged = { through: [setpriv!, ...ids, ...PASS_THROUGH_PRIVATE_FOLDERS, '--'] };
    if (reaches(privileged, folder, program)) return privileged;
  }
  throw new EmbeddedPostgresError(
    `Postgres does not run as root and no other account can reach ${folder} and ${program}. ` +
      'Run the service as an ordinary user, move the project out of the private folder, or set DATABASE_URL.',
  );
}

function candidates(folder: string): { uid: number; gid: number }[] {
  const owner = statSync(folder);
  // Data that is there already belongs to one account; no other one could open it.
  if (owner.uid !== 0) return [{ uid: owner.uid, gid: owner.gid }];
  const passwd = readFileSync('/etc/passwd', 'utf8').split('\n');
  const named = ['postgres', 'nobody'].flatMap((name) => {
    const [, , uid, gid] = passwd.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    return Number(uid) > 0 ? [{ uid: Number(uid), gid: Number(gid) }] : [];
  });
  const above = [];
  for (let path = dirname(folder); path !== dirname(path); path = dirname(path)) {
    const { uid, gid } = statSync(path);
    if (uid !== 0) above.push({ uid, gid });
  }
  return [...named, ...above];
}

function reaches(account: PostgresAccount, folder: string, program: string): boolean {
  const [command = '/bin/sh', ...args] = [
    ...account.through,
    '/bin/sh',
    '-c',
    'cd "$0" && exec "$1" --version',
  ];
  const { uid, gid } = account;
  const options = { uid, gid, cwd: '/', env: POSTGRES_ENVIRONMENT, stdio: 'ignore' } as const;
  return spawnSync(command, [...args, folder, program], options).status === 0;
}
