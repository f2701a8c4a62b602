import { englishRegionName } from '../../cloud/english-names.js';
import { LISTED_REGIONS, type RegionRow } from '../../cloud/region.js';
import type { Language } from '../../error/api-error.js';
import { defineAction } from '../action.js';

export const regionReply = (row: RegionRow, language: Language) => ({
  Region: row.region,
  RegionName: language === 'en-US' ? englishRegionName(row) : row.name,
  RegionState: 'AVAILABLE',
});

export const describeCvmRegions = defineAction({
  name: 'DescribeRegions',
  region: 'optional',
  parameters: {},
  run: ({ language }) => ({
    TotalCount: LISTED_REGIONS.length,
    RegionSet: LISTED_REGIONS.map((row) => regionReply(row, language)),
  }),
});
