import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, explicit, integer, octets, oid, sequence, set, tagged, time, TRUE, utf8 } from './der.js';

/** What an HTTPS server needs, and what its clients have to trust. All in PEM. */
export interface ServerCertificate {
  key: string;
  cert: string;
  /** The certificate of the authority. Its key is gone when `createCertificate` returns. */
  ca: string;
}

const DAY_MS = 86_400_000;
/** Apple's limit for any server certificate is 398 days. */
const VALID_DAYS = 397;

/** A server certificate for DNS names (with `*` as the first label) and IPv4 addresses, by an authority of its own. */
export function createCertificate(names: string[], addresses: string[], nowMs: number): ServerCertificate {
  const authority = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const server = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const issuer = { name: 'Sandbox CA', key: authority.privateKey, id: keyId(authority.publicKey) };
  const ca = certificate(issuer, issuer.name, authority.publicKey, nowMs, [
    // The path length 0: no authority below this one.
    extension('2.5.29.19', sequence(TRUE, integer(Buffer.from([0]))), 'critical'),
    extension('2.5.29.15', bits(Buffer.from([0b0000_0110]), 1), 'critical'),
  ]);
  const alternatives = sequence(
    ...names.map((name) => tagged(2, Buffer.from(name))),
    ...addresses.map((address) => tagged(7, Buffer.from(address.split('.').map(Number)))),
  );
  const cert = certificate(issuer, 'Sandbox', server.publicKey, nowMs, [
    extension('2.5.29.19', sequence(), 'critical'),
    extension('2.5.29.15', bits(Buffer.from([0b1000_0000]), 7), 'critical'),
    extension('2.5.29.37', sequence(oid('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', alternatives),
  ]);
  return { key: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert, ca };
}

interface Issuer {
  name: string;
  key: KeyObject;
  id: Buffer;
}

const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

/** RFC 5280, section 4.1, with the two extensions that name the keys. */
function certificate(
  issuer: Issuer,
  subject: string,
  publicKey: KeyObject,
  nowMs: number,
  extensions: Buffer[],
): string {
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serialNumber()),
    ECDSA_WITH_SHA256,
    commonName(issuer.name),
    sequence(time(new Date(nowMs - DAY_MS)), time(new Date(nowMs + (VALID_DAYS - 1) * DAY_MS))),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(
      3,
      sequence(
        ...extensions,
        extension('2.5.29.14', octets(keyId(publicKey))),
        extension('2.5.29.35', sequence(tagged(0, issuer.id))),
      ),
    ),
  );
  const signature = bits(sign('sha256', toBeSigned, issuer.key));
  const der = sequence(toBeSigned, ECDSA_WITH_SHA256, signature).toString('base64');
  const lines = der.match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

/** Positive, and without a leading zero byte, which DER does not allow. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes;
}

const commonName = (text: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(text))));

const extension = (id: string, value: Buffer, critical?: 'critical'): Buffer =>
  critical ? sequence(oid(id), TRUE, octets(value)) : sequence(oid(id), octets(value));

const keyId = (key: KeyObject): Buffer =>
  createHash('sha1')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest();
