import { MAX_DISKS_PER_INSTANCE } from '../../cloud/instance.js';
import { arrayOf, required, string } from '../../parameter/spec.js';
import { defineAction } from '../action.js';
import { existingInstance } from './disk-guards.js';

export const describeInstancesDiskNum = defineAction({
  name: 'DescribeInstancesDiskNum',
  parameters: { InstanceIds: required(arrayOf(string(), 100)) },
  run(call) {
    return {
      AttachDetail: call.params.InstanceIds.map((id) => existingInstance(call, id)).map(
        ({ instanceId, takesDisks }) => ({
          InstanceId: instanceId,
          AttachedDiskCount: call.account.disksOf(instanceId).filter((disk) => disk.portable).length,
          MaxAttachCount: takesDisks ? MAX_DISKS_PER_INSTANCE : 0,
        }),
      ),
    };
  },
});
