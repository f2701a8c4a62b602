import { readFileSync } from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { DataSource } from 'typeorm';
import { AuditKey } from '../audit/audit-key.js';
import { AuditModule } from '../audit/audit.module.js';
import { type Anchors, AuditVerifier, type ChainReport } from '../audit/audit-verifier.js';
import { withCommandApp } from './command-app.js';
import { printJson } from './output.js';
import { UsageError } from './usage.error.js';

interface VerifyOptions {
  tenant?: string;
  anchors?: string;
}

interface Report {
  Sound: boolean;
  Chains: { Tenant: string; Rows: number; Head: ChainReport['head']; Damage: ChainReport['damage'] }[];
}

/** `audit …`: the trail of changes. The service may be running. */
export function auditCommand(): Command {
  const group = new Command('audit').description('the trail of changes');
  group
    .command('verify')
    .description('check every row of the trail; exit code 1 when one is not as it was written')
    .option('--tenant <id>', 'only the chain of this tenant; "*" for what concerns no single one')
    .option('--anchors <file>', 'the kept output of an earlier run: nothing up to there may be missing')
    .action(async ({ tenant, anchors }: VerifyOptions) => {
      const known = anchors === undefined ? undefined : readAnchors(anchors);
      const report = await withCommandApp([AuditModule], (app) => verify(app, tenant, known));
      printJson(report);
      if (!report.Sound) process.exitCode = 1;
    });
  return group;
}

async function verify(app: INestApplicationContext, tenant?: string, anchors?: Anchors): Promise<Report> {
  const verifier = new AuditVerifier(app.get(DataSource), () => app.get(AuditKey).seal());
  const chains = await verifier.verify(tenant, anchors);
  return {
    Sound: chains.every(({ damage }) => damage === null),
    Chains: chains.map(({ tenant: Tenant, sound: Rows, head: Head, damage: Damage }) => ({
      Tenant,
      Rows,
      Head,
      Damage,
    })),
  };
}

/** The heads in the output of an earlier run. Throws UsageError when the file holds none. */
function readAnchors(path: string): Anchors {
  try {
    const { Chains } = JSON.parse(readFileSync(path, 'utf8')) as Report;
    return new Map(Chains.flatMap(({ Tenant, Head }) => (Head ? [[Tenant, Head] as const] : [])));
  } catch {
    throw new UsageError('--anchors must name a file with the output of an earlier "audit verify"');
  }
}
