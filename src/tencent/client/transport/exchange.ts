import { byteTextOfJson, markByteTexts } from '../../../common/json/byte-text.js';
import { isAscii, isUtf8, transcode } from 'node:buffer';
import type { Dispatcher } from 'undici';
import type { Cancellation } from '../../../common/request/cancellation.js';
import { classifyFailure } from './classify-failure.js';
import { parseAnswer, type TencentAnswer } from './tencent-answer.js';
import { TransportFailure } from './transport-failure.js';

/**
 * More than ten times a page of 100 disks (under 300 KB). The longest replies are pages of CloudAudit, whose 50 events
 * may each quote a request and its answer: this leaves 80 KB to each.
 */
const MAX_REPLY_BYTES = 4 * 1024 * 1024;

export interface Reply {
  answer: TencentAnswer;
  /** The Date header; empty when absent. */
  date: string;
}

export interface ExchangeOptions {
  timeoutMs: number;
  cancellation: Cancellation | undefined;
  /** Called when the request is written to a socket; from then on its outcome may be unknown. */
  onSent: (() => void) | undefined;
  /** The answer is passed on as it is; see `byteTextOf`. */
  byteTexts: boolean | undefined;
  /** Texts that an answer must not hold. */
  secrets: readonly string[];
}

/** Exactly one of the two is called, once. */
export interface ReplyTo {
  resolve: (reply: Reply) => void;
  reject: (failure: TransportFailure) => void;
}

/**
 * One HTTP exchange. It settles exactly once, with the answer in a 200 reply or with a TransportFailure. It is an
 * undici handler, because undici's request API makes streams, timers and listeners for each call.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  private controller: Dispatcher.DispatchController | undefined;
  private failure: TransportFailure | undefined;
  private headSeen = false;
  private date = '';
  private bytes = 0;
  private chunks: Buffer[] = [];
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly options: ExchangeOptions,
    /**
     * Undefined once settled: undici keeps the exchange after the reply, and would keep the reply in memory with
     * it.
     */
    private replyTo: ReplyTo | undefined,
  ) {
    this.timer = setTimeout(() => this.stop('timeout'), options.timeoutMs);
    options.cancellation?.listen(this.onCancel);
    if (options.cancellation?.isCancelled) this.onCancel();
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It failed while it waited for a connection. Aborting here prevents that the request is written.
    if (this.failure) controller.abort(this.failure);
    else this.options.onSent?.();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Record<string, string | string[] | undefined>,
  ): void {
    if (status < 200) return;
    this.headSeen = true;
    // The page of a gateway, which may come after the call was carried out behind it.
    if (status === 429) return this.stop('throttled', status);
    if (status >= 300 && status < 400) return this.stop('redirect', status);
    if (status !== 200) return this.stop('http-status', status);
    if (Number(headers['content-length'] ?? 0) > MAX_REPLY_BYTES) return this.stop('too-large');
    this.date = typeof headers['date'] === 'string' ? headers['date'] : '';
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.replyTo) return;
    this.bytes += chunk.length;
    if (this.bytes > MAX_REPLY_BYTES) return this.stop('too-large');
    this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    const replyTo = this.settle();
    if (!replyTo) return;
    const body = this.chunks.length === 1 ? this.chunks[0]! : Buffer.concat(this.chunks);
    this.chunks = [];
    try {
      replyTo.resolve({ answer: this.answerIn(body), date: this.date });
    } catch (failure) {
      replyTo.reject(failure as TransportFailure);
    }
  }

  private answerIn(body: Buffer): TencentAnswer {
    const byteText = this.options.byteTexts ? byteTextOfJson(body) : undefined;
    const text = byteText ?? textOf(body);
    if (this.options.secrets.some((secret) => text.includes(secret)))
      throw new TransportFailure('outcome-unknown', 'secret-in-answer');
    const answer = parseAnswer(text);
    if (byteText === undefined) return answer;
    // Its message is read by people.
    if (answer.error) return parseAnswer(textOf(body));
    markByteTexts(answer.response);
    return answer;
  }

  onResponseError(_controller: unknown, error: Error): void {
    const phase = { started: this.controller !== undefined, headSeen: this.headSeen };
    this.settle()?.reject(classifyFailure(error, phase));
  }

  private readonly onCancel = (): void => this.stop('aborted');

  private stop(
    reason: 'timeout' | 'aborted' | 'throttled' | 'redirect' | 'http-status' | 'too-large',
    status?: number,
  ): void {
    const kind = this.controller ? 'outcome-unknown' : 'never-sent';
    this.fail(new TransportFailure(kind, reason, status));
  }

  /** Rejects at once and closes the connection: bytes that still arrive on it would be read as the next reply. */
  private fail(failure: TransportFailure): void {
    const replyTo = this.settle();
    if (!replyTo) return;
    this.failure = failure;
    this.chunks = [];
    replyTo.reject(failure);
    this.controller?.abort(failure);
  }

  /** What has to be called; undefined when the exchange is settled already. */
  private settle(): ReplyTo | undefined {
    const { replyTo } = this;
    if (!replyTo) return undefined;
    this.replyTo = undefined;
    clearTimeout(this.timer);
    this.options.cancellation?.unlisten(this.onCancel);
    return replyTo;
  }
}

/**
 * The same as `toString('utf8')`, which takes three times as long for a list of disks with a Chinese name in it.
 */
function textOf(body: Buffer): string {
  if (isAscii(body)) return body.toString('latin1');
  return isUtf8(body) ? transcode(body, 'utf8', 'utf16le').toString('utf16le') : body.toString('utf8');
}
