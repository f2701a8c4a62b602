import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCertificate } from '../../../src/sandbox/certificate/certificate.js';
import { DEFAULT_ACCOUNT } from '../../../src/sandbox/options.js';
import { createSandbox, type Sandbox } from '../../../src/sandbox/sandbox.js';
import { rejection, type SdkClients, sdkClients } from './sdk-clients.js';

const DAY_MS = 86_400_000;

describe(createCertificate.name, () => {
  const now = Date.UTC(2026, 2, 9, 16, 30, 0);
  const made = createCertificate(['*.example.com', 'localhost'], ['127.0.0.1', '10.200.0.255'], now);
  const ca = new X509Certificate(made.ca);
  const cert = new X509Certificate(made.cert);

  it('makes an authority that signs itself and nothing below it', () => {
    expect(ca.ca).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect(ca.checkIssued(ca)).toBe(true);
    expect(ca.subject).toBe('CN=Sandbox CA');
  });

  it('makes a server certificate of that authority for the names and addresses', () => {
    expect(cert.ca).toBe(false);
    expect(cert.verify(ca.publicKey)).toBe(true);
    expect(cert.checkIssued(ca)).toBe(true);
    expect(cert.checkHost('a.example.com')).toBe('*.example.com');
    expect(cert.checkHost('localhost')).toBe('localhost');
    expect(cert.checkHost('example.com')).toBeUndefined();
    expect(cert.checkHost('a.b.example.com')).toBeUndefined();
    expect(cert.checkIP('10.200.0.255')).toBe('10.200.0.255');
    expect(cert.checkIP('127.0.0.2')).toBeUndefined();
    expect(cert.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  it('makes both valid from a day before to about a year after, less than clients refuse', () => {
    for (const each of [ca, cert]) {
      expect(Date.parse(each.validFrom)).toBe(now - DAY_MS);
      expect(Date.parse(each.validTo)).toBe(now + 396 * DAY_MS);
    }
  });

  it('gives every certificate a key and a serial number of its own', () => {
    const other = createCertificate(['localhost'], [], now);
    const all = [ca, cert, new X509Certificate(other.ca), new X509Certificate(other.cert)];
    expect(new Set(all.map(({ serialNumber }) => serialNumber)).size).toBe(4);
    expect(new Set(all.map(({ publicKey }) => publicKey.export({ type: 'spki', format: 'pem' }))).size).toBe(
      4,
    );
    expect(made.key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });
});

describe('the HTTPS port', () => {
  let sandbox: Sandbox;
  let clients: SdkClients;
  let folder: string;
  const secure = () => {
    if (!sandbox.tls) throw new Error('there is no HTTPS port');
    return sandbox.tls;
  };
  beforeAll(async () => {
    sandbox = await createSandbox({ tlsPort: 0, rateLimits: false });
    clients = sdkClients(secure().port, { ca: secure().ca });
    folder = mkdtempSync(path.join(tmpdir(), 'sandbox-tls-'));
    writeFileSync(path.join(folder, 'ca.pem'), secure().ca);
  });
  afterAll(async () => {
    clients.end();
    await sandbox.close();
    rmSync(folder, { recursive: true });
  });

  it('is another one than the HTTP port and answers the same', async () => {
    expect(secure().origin).toBe(`https://127.0.0.1:${secure().port}`);
    expect(secure().port).not.toBe(sandbox.port);
    for (const signMethod of ['HmacSHA1', 'HmacSHA256', undefined] as const) {
      expect((await clients.cbs(signMethod && { signMethod }).DescribeDisks({})).TotalCount).toBe(2);
    }
    expect((await clients.cvm({ host: 'cvm.intl.tencentcloudapi.com' }).DescribeRegions()).TotalCount).toBe(
      19,
    );
  });

  it.each([
    'cbs.tencentcloudapi.com',
    'cbs.intl.tencentcloudapi.com',
    'cbs.internal.tencentcloudapi.com',
    'cbs.ap-guangzhou.tencentcloudapi.com',
    'cbs.ap-shanghai-fsi.tencentcloudapi.com',
    'cbs.ap-beijing-fsi.tencentcloudapi.com',
    'localhost',
    '127.0.0.1',
  ])('has a certificate for %s', async (host) => {
    const region = /ap-[a-z]+-fsi/.exec(host)?.[0] ?? 'ap-guangzhou';
    expect((await clients.cbs({ host, region }).DescribeDisks({})).TotalCount).toBeGreaterThanOrEqual(0);
  });

  it('is refused by a client that does not trust its certificate', async () => {
    const strangers = sdkClients(secure().port, { ca: tls.rootCertificates[0] ?? '' });
    expect((await rejection(strangers.cbs().DescribeDisks({}))).message).toMatch(/certificate/);
    strangers.end();
  });

  it('closes the connection for the fault that resets it', async () => {
    sandbox.addFault({ Action: 'DescribeDisks', Fault: 'reset' });
    expect((await rejection(clients.cbs().DescribeDisks({}))).message).toMatch(/ECONNRESET|socket hang up/);
  });

  /** Another process, because an SDK without an agent of its own takes what it trusts from the environment. */
  it.each(['TC3-HMAC-SHA256', 'HmacSHA1'])(
    'is reached by the Node.js SDK at https://cbs.tencentcloudapi.com through http_proxy with %s',
    async (signMethod) => {
      const script = `
        const { cbs } = require('tencentcloud-sdk-nodejs/tencentcloud/services/cbs');
        const credential = ${JSON.stringify(DEFAULT_ACCOUNT)};
        const client = new cbs.v20170312.Client({ credential, region: 'ap-guangzhou', profile: { signMethod: '${signMethod}' } });
        client.DescribeDisks({}).then(({ TotalCount }) => console.log(TotalCount), (error) => console.log(error.message));`;
      const env = {
        ...process.env,
        http_proxy: sandbox.origin,
        NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
      };
      const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env });
      expect(stdout).toBe('2\n');
      expect(sandbox.calls().at(-1)).toMatchObject({ Host: 'cbs.tencentcloudapi.com', Signed: true });
    },
  );
});
