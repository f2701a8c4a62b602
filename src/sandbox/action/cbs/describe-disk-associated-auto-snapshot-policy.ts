import { required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { policyReply } from './policy-reply.js';

/** Documented to have an empty DiskIdSet. It documents no "not found" code, so an unknown disk has no policies. */
export const describeDiskAssociatedAutoSnapshotPolicy = defineAction({
  name: 'DescribeDiskAssociatedAutoSnapshotPolicy',
  parameters: { DiskId: required(string()) },
  run({ account, region, params, nowMs }) {
    const policies = account.policiesOf(params.DiskId).filter((policy) => policy.region === region);
    return {
      TotalCount: policies.length,
      AutoSnapshotPolicySet: policies.map((policy) => ({ ...policyReply(policy, nowMs), DiskIdSet: [] })),
    };
  },
});
