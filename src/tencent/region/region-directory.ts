import { Injectable } from '@nestjs/common';
import type { CloudSession } from '../client/cloud-session.js';
import { Lookups } from '../client/lookup/lookups.js';
import { orSince } from './withdrawn-region-action.js';

export interface RegionRow {
  Region: string;
  /** As Tencent names it in the language asked for. */
  RegionName: string;
  RegionState: string;
}

/** Regions change over months. */
const REGIONS = {
  name: 'regions',
  params: null,
  ofRegion: false,
  freshSeconds: 10 * 60,
  keptSeconds: 24 * 3_600,
  changesWithWrites: false,
};

/** The regions an account may use, from Tencent, remembered for each credential and language. */
@Injectable()
export class RegionDirectory {
  constructor(private readonly lookups: Lookups) {}

  async list(session: CloudSession): Promise<RegionRow[]> {
    return (await this.lookups.find(session, REGIONS, describeRegions)).value;
  }
}

async function describeRegions(session: CloudSession): Promise<RegionRow[]> {
  const noRegion = { region: undefined };
  const reply = await orSince(session.read('cvm', 'DescribeRegions', {}, noRegion), () =>
    session.read('region', 'DescribeRegions', { Product: 'cbs' }, noRegion),
  );
  return (reply.RegionSet ?? [])
    .map(({ Region = '', RegionName = '', RegionState = '' }) => ({ Region, RegionName, RegionState }))
    .sort((a, b) => (a.Region < b.Region ? -1 : 1));
}
