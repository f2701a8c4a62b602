import { resolve } from 'node:path';
import type { AppConfig } from '../config/app-config.js';

export interface Started {
  /** Where the service listens. */
  origin: string;
  /** Of the sandbox; absent when calls go elsewhere. */
  sandbox: string | undefined;
  tenant: string;
  cluster: string;
}

/** What `npm start` says when everything runs: what there is, what to try, how to end it. */
export function startBanner(
  { origin, sandbox, tenant, cluster }: Started,
  { authMode, databaseUrl, dataDir, tencentApiOrigin }: AppConfig,
): string {
  const open = authMode === 'none';
  const folder = resolve(dataDir);
  const rows: [name: string, value: string][] = [
    ['API', `${origin}/v1/tencent/`],
    ['Swagger UI', `${origin}/docs`],
    ['Tencent', sandbox ? `a sandbox, ${sandbox}` : String(tencentApiOrigin)],
    ['Token', open ? 'none needed: authentication is off (AUTH_MODE=none)' : 'needed: authentication is on'],
    ...(sandbox ? [['Demo', `tenant ${tenant}, cluster ${cluster}`] as [string, string]] : []),
    ['Data', databaseUrl === undefined ? folder : `in DATABASE_URL; of the sandbox in ${folder}`],
  ];
  const anew = sandbox ? '  SANDBOX_RESET=1 npm start begins with new disks in the sandbox\n' : '';
  return `
${rows.map(([name, value]) => `  ${name.padEnd(10)}  ${value}`).join('\n')}

  Try it: ${tryLine(origin, tenant, cluster, open)}

${anew}  Ctrl-C stops all of it

`;
}

function tryLine(origin: string, TenantUuid: string, ClusterUuid: string, open: boolean): string {
  const token = open ? '' : ' -H "Authorization: Bearer $ADMIN_API_KEY"';
  const body = JSON.stringify({ Region: 'ap-guangzhou', TenantUuid, ClusterUuid });
  return `curl -s ${origin}/v1/tencent/disk/list -H 'Content-Type: application/json'${token} -d '${body}'`;
}

/** Node 20 has had no security fixes since. */
const FIRST_MAINTAINED = 22;

/** One line about a Node that is past its end, else nothing. */
export const nodeNotice = (version: string): string =>
  Number.parseInt(version, 10) < FIRST_MAINTAINED
    ? `Node ${version} gets no security fixes since April 2026; everything works, but install Node 22 or 24.\n`
    : '';
