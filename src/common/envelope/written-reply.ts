import type { Response } from 'express';
import type { ReplyHeaders } from '../../errors/app.error.js';
import { byteTextOf } from '../json/byte-text.js';
import type { Envelope } from './envelope.js';
import { writeReplyHeaders } from './reply-headers.js';
import { sendJsonText } from './send-json.js';

/** A reply whose text is written already; whoever keeps it can send the same one again. */
export class WrittenReply {
  constructor(
    readonly status: number,
    readonly headers: ReplyHeaders,
    /** JSON. */
    readonly text: string,
    /** `latin1` for a byte text. */
    private readonly encoding: 'utf8' | 'latin1' = 'utf8',
  ) {}

  send(response: Response): void {
    writeReplyHeaders(response, this.headers);
    sendJsonText(response, this.status, this.text, this.encoding);
  }
}

/** An envelope whose data holds byte texts, and nothing else of it does. */
export function byteTextReply(status: number, { data, ...rest }: Envelope): WrittenReply {
  const envelope = byteTextOf(JSON.stringify({ ...rest, data: null }));
  const text = `${envelope.slice(0, -'null}'.length)}${JSON.stringify(data)}}`;
  return new WrittenReply(status, {}, text, 'latin1');
}
