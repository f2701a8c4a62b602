import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import type { ErrorCode } from '../../errors/error-codes.js';
import type { Language } from '../../errors/words.js';
import { Answer } from '../../common/envelope/envelope.js';
import type { Scope } from '../../common/request/scope.js';
import type { CloudSession } from '../client/cloud-session.js';
import { CloudSessions } from '../client/cloud-sessions.js';
import { type Permission, tryReads } from './read-permissions.js';

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
  /** What of some harmless reads it may do; empty when Tencent does not accept it. */
  Permissions: Permission[];
}

/** For the route and the command `credential verify`. */
@Injectable()
export class CredentialVerifier {
  constructor(private readonly sessions: CloudSessions) {}

  /**
   * Makes one small signed call, and, when Tencent accepts the key, a call for each permission that can be tried. A
   * refused permission shows that Tencent accepts the key.
   */
  verify(scope: Scope): Promise<Answer<CredentialVerdict>> {
    return this.sessions.read(scope, async (session) => {
      let regions: string[] | undefined;
      try {
        regions = await readRegions(session);
      } catch (error) {
        if (AppError.is(error, ...REJECTIONS)) return new Answer(rejected(error, scope.context.language), '');
        if (!AppError.is(error, 'TENCENT_PERMISSION')) throw error;
      }
      const region = session.defaultRegion ?? regions?.[0] ?? ANY_REGION;
      const Permissions = [
        { Action: 'cvm:DescribeRegions', Allowed: regions !== undefined },
        ...(await tryReads(session, region)),
      ];
      return new Answer({ Accepted: true, Code: '', Message: '', Permissions }, '');
    });
  }
}

/** For a key without a region of its own that may not list them; permissions are the same in all. */
const ANY_REGION = 'ap-guangzhou';

async function readRegions(session: CloudSession): Promise<string[]> {
  const reply = await session.read('cvm', 'DescribeRegions', {}, { region: undefined });
  return (reply.RegionSet ?? []).flatMap(({ Region }) => Region ?? []);
}

const rejected = ({ code, upstream, words }: AppError, language: Language): CredentialVerdict => ({
  Accepted: false,
  Code: upstream?.code ?? code,
  Message: words[language],
  Permissions: [],
});
