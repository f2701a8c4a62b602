import { createHmac } from 'node:crypto';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { WrittenReply } from '../common/envelope/written-reply.js';
import { SealedSecretStore } from '../encryption/sealed-secret-store.js';
import { ServiceKey } from '../encryption/service-key.js';
import { canonicalJson } from './canonical-json.js';

/** A write that was sent with a key. */
export interface KeyedRequest {
  /** Whose key it is: keys of different tenants have nothing to do with each other. */
  scope: string;
  key: string;
  /** The route in short, e.g. `disk/attach`. */
  route: string;
  /** As it was sent. */
  body: object;
}

/** What stands for a request in the database, where neither its key nor its body is. */
export interface SealedRequest {
  scope: string;
  keyMac: Buffer;
  requestMac: Buffer;
}

/** Computes what is stored of keys, requests and replies, all under a key that is not in the database in plain. */
@Injectable()
export class IdempotencySeal implements OnApplicationBootstrap {
  private readonly logger = new Logger(IdempotencySeal.name);
  private readonly key: ServiceKey;
  private known: Promise<Buffer> | undefined;

  constructor(secrets: SealedSecretStore) {
    this.key = new ServiceKey(secrets, 'idempotency');
  }

  /** Postgres may be unreachable at the start. */
  async onApplicationBootstrap(): Promise<void> {
    await this.key
      .renew()
      .catch((error: unknown) =>
        this.logger.error(`writes with an Idempotency-Key are refused: ${(error as Error).message}`),
      );
  }

  /** Rejects when Postgres is unreachable or the key of the service cannot be opened, as the others do. */
  async request({ scope, key, route, body }: KeyedRequest): Promise<SealedRequest> {
    return {
      scope,
      keyMac: await this.mac('key', scope, key),
      requestMac: await this.mac('request', route, canonicalJson(body)),
    };
  }

  /**
   * The ClientToken of a creation whose request has none. The same one when the row is lost and the request is
   * repeated on that day, so that nothing is bought twice; another one when the key is used anew a day later.
   */
  async clientToken({ scope, keyMac, requestMac }: SealedRequest, day: string): Promise<string> {
    const about = [scope, keyMac.toString('hex'), requestMac.toString('hex'), day];
    return (await this.mac('client-token', ...about)).toString('base64url');
  }

  /** The reply as it is stored, with its MAC. */
  async closed(request: SealedRequest, reply: WrittenReply): Promise<{ reply: string; mac: Buffer }> {
    const text = JSON.stringify([reply.status, reply.headers, reply.text]);
    return { reply: text, mac: await this.replyMac(request, text) };
  }

  /** Undefined for one that this service did not store for this request. */
  async opened(request: SealedRequest, text: string, mac: Buffer): Promise<WrittenReply | undefined> {
    if (!mac.equals(await this.replyMac(request, text))) return undefined;
    return new WrittenReply(...(JSON.parse(text) as ConstructorParameters<typeof WrittenReply>));
  }

  private replyMac({ scope, keyMac, requestMac }: SealedRequest, text: string): Promise<Buffer> {
    return this.mac('reply', scope, keyMac.toString('hex'), requestMac.toString('hex'), text);
  }

  /** A JSON array is a canonical encoding of texts. */
  private async mac(...texts: string[]): Promise<Buffer> {
    return createHmac('sha256', await this.bytes())
      .update(JSON.stringify(texts))
      .digest();
  }

  private bytes(): Promise<Buffer> {
    this.known ??= this.key.bytes().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }
}
