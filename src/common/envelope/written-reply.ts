import type { Response } from 'express';
import type { ReplyHeaders } from '../../errors/app.error.js';
import { writeReplyHeaders } from './reply-headers.js';
import { sendJsonText } from './send-json.js';

/** A reply whose text is written already; whoever keeps it can send the same one again. */
export class WrittenReply {
  constructor(
    readonly status: number,
    readonly headers: ReplyHeaders,
    /** JSON. */
    readonly text: string,
  ) {}

  send(response: Response): void {
    writeReplyHeaders(response, this.headers);
    sendJsonText(response, this.status, this.text);
  }
}
