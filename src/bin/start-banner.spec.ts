import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { aConfig } from '../../test/builders/a-config.js';
import { nodeNotice, startBanner } from './start-banner.js';

const STARTED = {
  origin: 'http://127.0.0.1:8080',
  sandbox: 'http://127.0.0.1:9100',
  tenant: 'system',
  cluster: 'c-1',
};

describe(startBanner.name, () => {
  const open = startBanner(STARTED, aConfig({ authMode: 'none', databaseUrl: undefined, dataDir: '/data' }));

  it('says where everything is', () => {
    for (const text of [
      'http://127.0.0.1:8080/v1/tencent/',
      'http://127.0.0.1:8080/docs',
      'http://127.0.0.1:9100',
      'authentication is off',
      'tenant system, cluster c-1',
      '/data',
      'SANDBOX_RESET=1',
      'Ctrl-C',
    ])
      expect(open).toContain(text);
  });

  it('has a line that a shell takes', () => {
    const line = /Try it: (.*)/.exec(open)![1]!;
    const { stdout } = spawnSync('sh', ['-c', line.replace('curl', `printf '%s\\n'`)], { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toEqual([
      '-s',
      'http://127.0.0.1:8080/v1/tencent/disk/list',
      '-H',
      'Content-Type: application/json',
      '-d',
      '{"Region":"ap-guangzhou","TenantUuid":"system","ClusterUuid":"c-1"}',
    ]);
  });

  it('says that a token is needed, and shows none', () => {
    const adminApiKey = 'a-key-that-must-not-be-shown-0123456789';
    const text = startBanner(STARTED, aConfig({ authMode: 'required', adminApiKey }));
    expect(text).toContain('authentication is on');
    expect(text).toContain('Bearer $ADMIN_API_KEY');
    expect(text).not.toContain(adminApiKey);
  });

  it('leaves the demo out where calls go elsewhere', () => {
    const text = startBanner(
      { ...STARTED, sandbox: undefined },
      aConfig({ tencentApiOrigin: 'https://relay.example' }),
    );
    expect(text).toContain('https://relay.example');
    expect(text).not.toMatch(/Demo|SANDBOX_RESET/);
  });
});

describe(nodeNotice.name, () => {
  it('is one line on Node 20 and nothing on later ones', () => {
    expect(nodeNotice('20.20.2')).toMatch(/^Node 20\.20\.2 .*\n$/);
    expect([nodeNotice('22.12.0'), nodeNotice('24.0.0')]).toEqual(['', '']);
  });
});
