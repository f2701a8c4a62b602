import { LISTED_REGIONS } from '../../cloud/region.js';
import { required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { regionReply } from '../cvm/describe-regions.js';
import { refuseUnknownProduct } from './product.js';

export const describeRegions = defineAction({
  name: 'DescribeRegions',
  region: 'optional',
  parameters: { Product: required(string()), Scene: uint(1) },
  run({ params, language }) {
    refuseUnknownProduct(params.Product);
    return {
      TotalCount: LISTED_REGIONS.length,
      RegionSet: LISTED_REGIONS.map((row) => ({
        ...regionReply(row, language),
        // Tencent answers null here to every caller of the API.
        RegionTypeMC: null,
        LocationMC: null,
        RegionNameMC: null,
        RegionIdMC: null,
      })),
    };
  },
});
