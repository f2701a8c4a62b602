import { REGIONS } from '../../world/region.js';
import { defineAction } from '../action.js';

export const regionRow = (row: { region: string; name: string }) => ({
  Region: row.region,
  RegionName: row.name,
  RegionState: 'AVAILABLE',
});

/** The only regional thing here that needs no region. */
export const describeCvmRegions = defineAction({
  name: 'DescribeRegions',
  region: 'optional',
  parameters: {},
  run() {
    const listed = REGIONS.filter((row) => !row.unlisted).map(regionRow);
    return { TotalCount: listed.length, RegionSet: listed };
  },
});
