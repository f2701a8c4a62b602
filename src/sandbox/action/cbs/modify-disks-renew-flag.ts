import { isPrepaid } from '../../cloud/disk-billing.js';
import { wrongValue } from '../../error/gateway-errors.js';
import { arrayOf, required, string, uint } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { distinct, existingDisk } from './disk-guards.js';
import { refuseUnsoldPeriod, renewFlag } from './prepaid-terms.js';

export const modifyDisksRenewFlag = defineAction({
  name: 'ModifyDisksRenewFlag',
  writes: true,
  parameters: {
    DiskIds: required(arrayOf(string(), 100)),
    RenewFlag: required(renewFlag),
    AutoRenewPeriod: uint(),
  },
  run(call) {
    const { DiskIds, RenewFlag, AutoRenewPeriod } = call.params;
    if (AutoRenewPeriod !== undefined) refuseUnsoldPeriod('AutoRenewPeriod', AutoRenewPeriod);
    const disks = distinct('DiskIds', DiskIds).map((id) => existingDisk(call, id));
    const other = disks.findIndex((disk) => !isPrepaid(disk));
    if (other >= 0) throw wrongValue(`DiskIds.${other}`, DiskIds[other]);
    for (const disk of disks) {
      call.account.history.keep(disk);
      disk.renewFlag = RenewFlag;
      disk.autoRenewMonths = AutoRenewPeriod ?? disk.autoRenewMonths;
      call.account.operations.add('MODIFY', disk.diskId, call.nowMs);
    }
    return {};
  },
});
