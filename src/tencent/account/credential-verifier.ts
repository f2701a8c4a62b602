import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import type { ErrorCode } from '../../errors/error-codes.js';
import { Answer } from '../../common/envelope/envelope.js';
import type { Scope } from '../../common/request/scope.js';
import { CloudSessions } from '../client/cloud-sessions.js';

/** Refusals of the key itself. They are the verdict, not a failure of the call. */
export const REJECTIONS: readonly ErrorCode[] = [
  'TENCENT_CREDENTIAL_REJECTED',
  'TENCENT_ADDRESS_REFUSED',
  'TENCENT_MFA',
];

export interface CredentialVerdict {
  Accepted: boolean;
  /** Tencent's code when it does not accept the key, else empty; and why. */
  Code: string;
  Message: string;
}

/** For the route and the command `credential verify`. */
@Injectable()
export class CredentialVerifier {
  constructor(private readonly sessions: CloudSessions) {}

  /** Makes one small signed call. A refused permission shows that Tencent accepts the key. */
  verify(scope: Scope): Promise<Answer<CredentialVerdict>> {
    return this.sessions.read(scope, async (session) => {
      try {
        await session.read('cvm', 'DescribeRegions', {}, { region: undefined });
      } catch (error) {
        if (AppError.is(error, ...REJECTIONS)) return new Answer(rejected(error), '');
        if (!AppError.is(error, 'TENCENT_PERMISSION')) throw error;
      }
      return new Answer({ Accepted: true, Code: '', Message: '' }, '');
    });
  }
}

const rejected = ({ code, upstream, detail }: AppError): CredentialVerdict => ({
  Accepted: false,
  Code: upstream?.code ?? code,
  Message: detail,
});
