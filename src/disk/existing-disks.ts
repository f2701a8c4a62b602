import { AppError } from '../errors/app.error.js';
import type { CloudSession } from '../tencent/client/cloud-session.js';
import type { Disk } from '../tencent/disk/disk-mapping.js';
import type { DiskProvider } from '../tencent/disk/disk.provider.js';

/** The disks in the order of the ids. Throws TENCENT_DISK_NOT_FOUND that names those which are not there. */
export async function existingDisks(
  disks: DiskProvider,
  session: CloudSession,
  ids: readonly string[],
): Promise<Disk[]> {
  const found = await disks.find(session, ids);
  const missing = ids.filter((id) => !found.has(id)).join(', ');
  if (missing !== '')
    throw new AppError('TENCENT_DISK_NOT_FOUND', {
      en: `DiskId, DiskIds: not found: ${missing}`,
      zh: `DiskId、DiskIds：云硬盘不存在：${missing}`,
    });
  return ids.flatMap((id) => found.get(id) ?? []);
}
