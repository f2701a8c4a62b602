import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endpointHost } from './endpoints.js';

describe(endpointHost.name, () => {
  it.each([
    ['cbs', undefined, 'cbs.tencentcloudapi.com'],
    ['cbs', '', 'cbs.tencentcloudapi.com'],
    ['cbs', 'ap-guangzhou', 'cbs.tencentcloudapi.com'],
    ['cvm', 'ap-shanghai-fsi', 'cvm.ap-shanghai-fsi.tencentcloudapi.com'],
    ['cbs', 'ap-shenzhen-fsi', 'cbs.ap-shenzhen-fsi.tencentcloudapi.com'],
    ['cloudaudit', 'ap-beijing-fsi', 'cloudaudit.ap-beijing-fsi.tencentcloudapi.com'],
  ] as const)('%s in %s is at %s', (service, region, host) => {
    expect(endpointHost(service, region, 'china')).toBe(host);
  });

  it.each([
    ['cbs', 'ap-singapore', 'cbs.intl.tencentcloudapi.com'],
    ['cvm', undefined, 'cvm.intl.tencentcloudapi.com'],
    ['cloudaudit', 'na-ashburn', 'cloudaudit.intl.tencentcloudapi.com'],
    ['region', undefined, 'region.intl.tencentcloudapi.com'],
    ['cbs', 'ap-shanghai-fsi', 'cbs.intl.tencentcloudapi.com'],
  ] as const)('%s in %s of the international site is at %s', (service, region, host) => {
    expect(endpointHost(service, region, 'international')).toBe(host);
  });

  it.each([
    ...[
      'evil.com/x-fsi',
      'evil.com#-fsi',
      'u@127.0.0.1:9/-fsi',
      'AP-SHANGHAI-FSI',
      'ap-shanghai-fsi.',
      'xx-fsi',
    ],
    ...['__proto__', 'constructor', 'ap-shanghai-fsi\r\nHost: evil'],
  ])('never puts %j into a host', (region) => {
    expect(endpointHost('cbs', region, 'china')).toBe('cbs.tencentcloudapi.com');
    expect(endpointHost('cbs', region, 'international')).toBe('cbs.intl.tencentcloudapi.com');
  });

  it('knows four hosts for any region at all', () => {
    fc.assert(
      fc.property(fc.string(), (prefix) => {
        expect(endpointHost('cbs', `${prefix}-fsi`, 'china')).toBe('cbs.tencentcloudapi.com');
      }),
    );
  });
});
