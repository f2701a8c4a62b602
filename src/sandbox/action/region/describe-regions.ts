import { required, string, uint } from '../../parameter/spec.js';
import { REGIONS } from '../../world/region.js';
import { defineAction } from '../action.js';
import { regionRow } from '../cvm/describe-regions.js';
import { refuseUnknownProduct } from './product.js';

export const describeRegions = defineAction({
  name: 'DescribeRegions',
  region: 'optional',
  parameters: { Product: required(string()), Scene: uint(1) },
  run({ params }) {
    refuseUnknownProduct(params.Product);
    const listed = REGIONS.filter((row) => !row.unlisted);
    return {
      TotalCount: listed.length,
      RegionSet: listed.map((row) => ({
        ...regionRow(row),
        // Null for every caller of the API.
        RegionTypeMC: null,
        LocationMC: null,
        RegionNameMC: null,
        RegionIdMC: null,
      })),
    };
  },
});
