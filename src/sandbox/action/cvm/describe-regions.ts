import { LISTED_REGIONS, type RegionRow } from '../../cloud/region.js';
import { defineAction } from '../action.js';

export const regionReply = ({ region, name }: RegionRow) => ({
  Region: region,
  RegionName: name,
  RegionState: 'AVAILABLE',
});

export const describeCvmRegions = defineAction({
  name: 'DescribeRegions',
  region: 'optional',
  parameters: {},
  run: () => ({ TotalCount: LISTED_REGIONS.length, RegionSet: LISTED_REGIONS.map(regionReply) }),
});
