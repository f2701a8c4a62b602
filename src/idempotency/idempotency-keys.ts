import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { WrittenReply } from '../common/envelope/written-reply.js';
import { sleep, within } from '../common/time/wait.js';
import { databaseUnavailable, isConnectionFailure } from '../database/database-errors.js';
import { AppError } from '../errors/app.error.js';
import {
  keyIsInUse,
  keyWasReused,
  outcomeIsUnknown,
  replyIsNotKept,
  tooManyKeys,
} from './idempotency-errors.js';
import { IdempotencySeal, type KeyedRequest, type SealedRequest } from './idempotency-seal.js';
import { type Claim, IdempotencyTable, type KeyRow } from './idempotency-table.js';

/** A request waits this long for a statement before it is refused. */
const CLAIM_TIMEOUT_MS = 3_000;
/** Replies of writes are a tenth of this at most: 100 rows of a batch. */
const MAX_REPLY_BYTES = 256 * 1024;
/** Others may change the row between two statements. */
const MAX_TRIES = 4;
/** The caller waits this long for the end of the row to be stored; then it goes on being tried. */
const END_TIMEOUT_MS = 1_000;
const FIRST_PAUSE_MS = 200;
const MAX_PAUSE_MS = 5_000;
/** Then the row counts as one whose process has ended. */
const GIVE_UP_MS = 10 * 60_000;
const MAX_WAITING = 1_000;

/** The first request with its key: to be carried out, then ended in one of the two ways, which never reject. */
export interface FirstUse {
  clientToken(): Promise<string>;
  /** It was carried out, or may have been. Undefined: its reply must not be stored. */
  keep(reply: WrittenReply | undefined): Promise<void>;
  /** It was not carried out: the key may be used again. */
  release(): Promise<void>;
}

/** Decides what becomes of a request with an Idempotency-Key. */
@Injectable()
export class IdempotencyKeys {
  private readonly logger = new Logger('Idempotency');
  private waiting = 0;
  /** Scopes that have used as many keys in 24 hours as they may. */
  full: ReadonlySet<string> = new Set();

  constructor(
    private readonly table: IdempotencyTable,
    private readonly seal: IdempotencySeal,
  ) {}

  /**
   * The right to carry the request out, or the reply of the one that was. Throws an AppError of IDEMPOTENCY_CODES,
   * TOO_MANY_REQUESTS, or what the database and the key of the service throw; then the request is not carried out.
   * `mayRunAgain`: it may be carried out once more if nobody knows how it ended.
   */
  async claim(
    request: KeyedRequest,
    { mayRunAgain }: { mayRunAgain: boolean },
  ): Promise<FirstUse | WrittenReply> {
    const sealed = await this.seal.request(request);
    const isFull = this.full.has(sealed.scope);
    for (let tries = 0; tries < MAX_TRIES; tries += 1) {
      const use = isFull ? undefined : await this.use(sealed, (id) => this.table.insert(sealed, id));
      if (use) return use;
      const row = await soon(this.table.find(sealed));
      if (!row && isFull) throw tooManyKeys();
      const result = row && (await this.usedBefore(sealed, row, mayRunAgain));
      if (result) return result;
    }
    throw keyIsInUse();
  }

  /** Undefined when the row has changed meanwhile. */
  private async usedBefore(
    sealed: SealedRequest,
    row: KeyRow,
    mayRunAgain: boolean,
  ): Promise<FirstUse | WrittenReply | undefined> {
    if (!row.request_mac.equals(sealed.requestMac)) throw keyWasReused();
    if (row.state === 'not-kept') throw replyIsNotKept();
    if (row.state === 'lost') throw outcomeIsUnknown();
    if (row.state === 'kept') {
      const reply = await this.seal.opened(sealed, row.reply!, row.reply_mac!);
      if (reply) return reply;
      this.logger.error('the reply of an Idempotency-Key is not as this service stored it');
      throw outcomeIsUnknown();
    }
    if (!row.is_abandoned) throw keyIsInUse();
    if (!mayRunAgain) {
      if (await this.table.lose(sealed, row.claim_id)) throw outcomeIsUnknown();
      return undefined;
    }
    return this.use(sealed, (id) => this.table.takeOver(sealed, row.claim_id, id));
  }

  private async use(
    sealed: SealedRequest,
    claim: (id: string) => Promise<Claim | undefined>,
  ): Promise<FirstUse | undefined> {
    const id = randomUUID();
    const written = claim(id);
    try {
      const claimed = await soon(written);
      return claimed && this.firstUse(sealed, claimed);
    } catch (error) {
      // It may be written later, or only its answer was lost; then it would look as if the request were running.
      const ended = written.catch(() => undefined);
      void ended.then(() => this.untilWritten(() => this.table.release(sealed, id)));
      throw error;
    }
  }

  private firstUse(sealed: SealedRequest, claim: Claim): FirstUse {
    return {
      clientToken: () => this.seal.clientToken(sealed, claim.day),
      release: () => this.written(() => this.table.release(sealed, claim.id)),
      keep: (reply) =>
        this.written(async () => {
          const isKept = reply !== undefined && Buffer.byteLength(reply.text) <= MAX_REPLY_BYTES;
          await this.table.end(sealed, claim, isKept ? await this.seal.closed(sealed, reply) : undefined);
        }),
    };
  }

  private async written(write: () => Promise<void>): Promise<void> {
    const late = (): Error => new Error('not written in time');
    await within(this.untilWritten(write), END_TIMEOUT_MS, late).catch(() => undefined);
  }

  /** Never rejects. What is not written until this process ends is found as a request whose process has ended. */
  private async untilWritten(write: () => Promise<void>): Promise<void> {
    const until = performance.now() + GIVE_UP_MS;
    this.waiting += 1;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, MAX_PAUSE_MS)) {
      const error = await write().then(
        () => undefined,
        (failure: unknown) => failure as Error,
      );
      if (!error) break;
      const mayPass = AppError.is(error, 'DATABASE_UNAVAILABLE') || isConnectionFailure(error);
      if (!mayPass || performance.now() > until || this.waiting > MAX_WAITING) {
        this.logger.error(`the end of a request with an Idempotency-Key was not stored: ${error.message}`);
        break;
      }
      await sleep(pauseMs);
    }
    this.waiting -= 1;
  }
}

const soon = <T>(statement: Promise<T>): Promise<T> =>
  within(statement, CLAIM_TIMEOUT_MS, databaseUnavailable);
