import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import type { ErrorCode } from '../../errors/error-codes.js';
import type { Scope } from '../../common/request/scope.js';
import { CloudSessions } from '../client/cloud-session.js';

/** Refusals of the key itself: the verdict, not a failure of the question. */
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

/** For `credential/verify` and the command of that name. */
@Injectable()
export class CredentialVerifier {
  constructor(private readonly sessions: CloudSessions) {}

  /** One cheap signed call. Whoever is refused a permission has been recognised. */
  async verify(scope: Scope): Promise<CredentialVerdict> {
    const session = await this.sessions.open(scope);
    try {
      await session.read('cvm', 'DescribeRegions', {}, { region: undefined });
    } catch (error) {
      if (AppError.is(error, ...REJECTIONS))
        return { Accepted: false, Code: error.upstream?.code ?? error.code, Message: error.detail };
      if (!AppError.is(error, 'TENCENT_PERMISSION')) throw error;
    }
    return { Accepted: true, Code: '', Message: '' };
  }
}
