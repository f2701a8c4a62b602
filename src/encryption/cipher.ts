import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError } from '../errors/app.error.js';
import type { Words } from '../errors/words.js';
import { KeyRing } from './key-ring.js';

/** What a sealed text belongs to. It opens for nothing else. */
export type Binding = Readonly<Record<string, string | number | boolean>>;

export interface Sealed {
  /** JWE in compact serialisation (RFC 7516), `alg: dir`, `enc: A256GCM`. */
  text: string;
  keyId: string;
}

/** Part of the protected header; a change of the sealed format gets a new number. */
const FORMAT_VERSION = 2;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals texts with the key ring as standard JWE. The protected header names key and binding and is authenticated
 * with the text, so a row that was changed or moved does not open. It uses node:crypto because every request opens
 * one (docs/adr: cipher and key ring).
 */
@Injectable()
export class Cipher {
  constructor(private readonly ring: KeyRing) {}

  /** Id of the key that seals. */
  get primaryKeyId(): string {
    return this.ring.primary;
  }

  /** Seals under the primary key with a fresh nonce. */
  seal(plain: Buffer, binding: Binding): Sealed {
    const keyId = this.primaryKeyId;
    const header = protectedHeader(keyId, binding);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.ring.key(keyId)!, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(header, 'ascii'));
    const body = Buffer.concat([cipher.update(plain), cipher.final()]);
    return { keyId, text: serialise(header, nonce, body, cipher.getAuthTag()) };
  }

  /**
   * Throws only CREDENTIAL_UNREADABLE, for a text that was not sealed by a key of the ring for exactly this
   * binding. Only the canonical spelling of a text opens: base64url has unused bits, and every change must be
   * detected.
   */
  open(sealed: Sealed, binding: Binding): Buffer {
    const key = this.ring.key(sealed.keyId);
    if (!key)
      throw unreadable({
        en: `it is sealed with the key "${sealed.keyId}", which CREDENTIAL_KEYS lacks`,
        zh: `它是用主密钥“${sealed.keyId}”加密的，而 CREDENTIAL_KEYS 中没有这个主密钥`,
      });
    const header = protectedHeader(sealed.keyId, binding);
    const [, , nonce, body, tag] = sealed.text.split('.').map((part) => Buffer.from(part, 'base64url'));
    try {
      if (!nonce || !body || !tag || nonce.length !== NONCE_BYTES || tag.length !== TAG_BYTES)
        throw altered();
      if (serialise(header, nonce, body, tag) !== sealed.text) throw altered();
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(Buffer.from(header, 'ascii'));
      decipher.setAuthTag(tag);
      return Buffer.concat([decipher.update(body), decipher.final()]);
    } catch {
      throw altered();
    }
  }
}

function protectedHeader(kid: string, binding: Binding): string {
  const header = { alg: 'dir', enc: 'A256GCM', kid, v: FORMAT_VERSION, ...binding };
  return Buffer.from(JSON.stringify(header)).toString('base64url');
}

const serialise = (header: string, nonce: Buffer, body: Buffer, tag: Buffer): string =>
  `${header}..${nonce.toString('base64url')}.${body.toString('base64url')}.${tag.toString('base64url')}`;

const altered = (): AppError =>
  unreadable({ en: 'its text was changed or belongs elsewhere', zh: '密文被改动过，或不属于这一条记录' });

const unreadable = (why: Words): AppError => new AppError('CREDENTIAL_UNREADABLE', why);
