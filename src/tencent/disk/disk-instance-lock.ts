import { Injectable } from '@nestjs/common';
import type { Write } from '../../common/request/write.js';
import { refsOf } from '../../common/resource/resource-ref.js';
import { AppError } from '../../errors/app.error.js';
import type { CloudWriteSession } from '../client/cloud-session.js';
import { ResourceLocks } from '../client/resource-locks.js';
import type { Rows } from '../client/write-confirmation.js';
import { type Disk, instancesOf } from './disk-mapping.js';
import { DiskProvider } from './disk.provider.js';

/** Who got the lock later than this had to wait; the disk may be elsewhere by then. */
const WAITED_MS = 100;

/** The lock of the instance that a disk is on: Tencent refuses two calls for one instance at a time. */
@Injectable()
export class DiskInstanceLock {
  constructor(
    private readonly disks: DiskProvider,
    private readonly locks: ResourceLocks,
  ) {}

  /**
   * Runs `work` with the disks as they are under the lock: `disks`, or read again after a wait. Throws TENCENT_BUSY when
   * the disk went to another instance meanwhile. Without an instance nothing is locked.
   */
  hold<T>(
    session: CloudWriteSession,
    id: string,
    disks: Rows<Disk>,
    work: (disks: Rows<Disk>) => Promise<Write<T>>,
  ): Promise<Write<T>> {
    const before = instancesIn(disks, id);
    const askedAt = performance.now();
    return this.locks.hold(session, refsOf('instance', before), async () => {
      const hasWaited = performance.now() - askedAt > WAITED_MS;
      const now = hasWaited ? await this.disks.find(session, [id]) : disks;
      if (instancesIn(now, id).join() !== before.join())
        throw new AppError('TENCENT_BUSY', {
          en: `${id}: went to another instance while it waited; nothing was sent`,
          zh: `${id}：等待期间已改挂到其他云服务器，未发送`,
        });
      return work(now);
    });
  }
}

const instancesIn = (disks: Rows<Disk>, id: string): string[] => {
  const disk = disks.get(id);
  return disk ? instancesOf(disk) : [];
};
