import { Injectable } from '@nestjs/common';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';

const CVM_INSTANCE = /^ins-/;

/** Instances of CVM. */
@Injectable()
export class InstanceProvider {
  /** Undefined when it is not known: what is no CVM instance, one that is gone, or a key that may not read instances. */
  async stateOf(session: CloudSession, instanceId: string): Promise<string | undefined> {
    if (!CVM_INSTANCE.test(instanceId)) return undefined;
    try {
      const reply = await session.read('cvm', 'DescribeInstances', { InstanceIds: [instanceId] });
      return reply.InstanceSet?.[0]?.InstanceState;
    } catch (error) {
      if (AppError.is(error, 'TENCENT_PERMISSION', 'TENCENT_INSTANCE_NOT_FOUND')) return undefined;
      throw error;
    }
  }
}
