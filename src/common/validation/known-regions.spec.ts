import { describe, expect, it } from 'vitest';
import { regionMeant } from './known-regions.js';

describe(regionMeant.name, () => {
  it.each([
    ['ap-guangzhuo', 'ap-guangzhou'],
    ['ap-guangzou', 'ap-guangzhou'],
    ['ap-gaungzhou', 'ap-guangzhou'],
    ['AP-Guangzhou', 'ap-guangzhou'],
    ['ap-shangai', 'ap-shanghai'],
    ['ap-shanghai-fs', 'ap-shanghai-fsi'],
    ['ap-beijign', 'ap-beijing'],
    ['na-siliconvaley', 'na-siliconvalley'],
    ['eu-frankfrut', 'eu-frankfurt'],
    ['a-guangzhou', 'ap-guangzhou'],
  ])('takes %s for a slip', (region, meant) => expect(regionMeant(region)).toBe(meant));

  it.each([
    'ap-guangzhou',
    'ap-shenzhen-fsi',
    'ap-guang',
    'xx-shanghai-fsi',
    'ap-hanoi',
    'ap-dubai',
    'me-riyadh',
    'eu-madrid',
    'ap-guangzhou-wxzf',
    'ap-xibei-ec',
    '',
    'x'.repeat(5000),
  ])('lets %s pass', (region) => expect(regionMeant(region)).toBeUndefined());
});
