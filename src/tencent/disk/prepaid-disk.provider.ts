import { Injectable } from '@nestjs/common';
import { defined } from '../../common/json/defined.js';
import type { Write } from '../../common/request/write.js';
import type { CloudWriteSession } from '../client/cloud-session.js';
import type { Rows } from '../client/write-confirmation.js';
import type { Disk } from './disk-mapping.js';
import {
  type AutoRenewal,
  chargeTypeVerdict,
  deleteVerdict,
  renewFlagVerdict,
  renewVerdict,
} from './disk-verdicts.js';
import { DiskWriter } from './disk-writer.js';

export interface PrepaidTerms {
  /** Months. */
  Period: number;
  RenewFlag?: string;
  CurInstanceDeadline?: string;
}

type Sent = Promise<Write<unknown>>;

/**
 * The life of prepaid disks. What pays or destroys is never sent again after an unknown outcome. `before`: the disks as
 * they were read under their locks, which the caller holds.
 */
@Injectable()
export class PrepaidDiskProvider {
  constructor(private readonly writer: DiskWriter) {}

  /** Pays on every call. Brings a disk back from the recycle bin, too. */
  renew(session: CloudWriteSession, before: Disk, terms: PrepaidTerms): Sent {
    const { DiskId } = before;
    const params = { DiskId, DiskChargePrepaid: terms };
    return this.writer.send(session, [DiskId], 'RenewDisk', params, renewVerdict, {
      before: new Map([[DiskId, before]]),
      isSentOnce: true,
    });
  }

  /** At most 100 disks. */
  updateRenewFlag(session: CloudWriteSession, ids: string[], renewal: AutoRenewal): Sent {
    const params = { DiskIds: ids, RenewFlag: renewal.RenewFlag, ...defined(renewal) };
    return this.writer.send(session, ids, 'ModifyDisksRenewFlag', params, renewFlagVerdict(renewal));
  }

  /** At most 100 disks. Pays when they become prepaid, for which it takes the terms. */
  updateChargeType(
    session: CloudWriteSession,
    ids: string[],
    terms: PrepaidTerms | undefined,
    before: Rows<Disk>,
  ): Sent {
    const params = { DiskIds: ids, ...(terms ? { DiskChargePrepaid: terms } : { DiskChargePostpaid: true }) };
    const verdict = chargeTypeVerdict(chargeTypeOf(terms));
    return this.writer.send(session, ids, 'ModifyDisksChargeType', params, verdict, {
      before,
      isSentOnce: true,
    });
  }

  /** At most 100 disks, all in the recycle bin: they are gone for good. */
  purge(session: CloudWriteSession, ids: string[], before: Rows<Disk>): Sent {
    return this.writer.send(session, ids, 'TerminateDisks', { DiskIds: ids }, deleteVerdict, {
      before,
      isSentOnce: true,
    });
  }
}

export const chargeTypeOf = (terms: PrepaidTerms | undefined): string =>
  terms ? 'PREPAID' : 'POSTPAID_BY_HOUR';
