import { PlacementRowDto, TagRowDto } from '../../common/resource/row-parts.dto.js';
import { ApiSchema } from '@nestjs/swagger';
import {
  count,
  flag,
  object,
  OpenSchema,
  percent,
  rows,
  text,
  texts,
} from '../../common/validation/reply-field.decorator.js';

@OpenSchema('SnapshotImage', 'An image that was made from a snapshot', '用快照创建的镜像')
export class SnapshotImageDto {
  @text('Image', '镜像ID', 'img-7xd2k9qp')
  ImageId: string;

  @text('Name', '镜像名称', 'web')
  ImageName: string;
}

/** A snapshot. `toSnapshot` in src/tencent/snapshot fills fields that Tencent leaves out. */
@OpenSchema(
  'Snapshot',
  'A snapshot. These fields are always there; further ones of Tencent are passed on',
  '快照。以下字段总是返回，腾讯云的其他字段原样返回',
)
export class SnapshotDto {
  @text('Snapshot id', '快照ID', 'snap-hn9huy55')
  SnapshotId: string;

  @object(PlacementRowDto, 'Zone and project', '快照所在的可用区和项目')
  Placement: PlacementRowDto;

  @text('SYSTEM_DISK or DATA_DISK', '云硬盘用途：SYSTEM_DISK系统盘，DATA_DISK数据盘', 'SYSTEM_DISK')
  DiskUsage: string;

  @text(
    'Disk it was made from; empty for a copy from another region',
    '创建此快照的云硬盘ID，从其他地域复制来的快照为空',
    'disk-plqkg6me',
  )
  DiskId: string;

  @count('Size of that disk in GiB', '该云硬盘的大小，单位GiB', 50)
  DiskSize: number;

  @text(
    'State, e.g. NORMAL, CREATING, ROLLBACKING',
    '状态，例如NORMAL正常，CREATING创建中，ROLLBACKING回滚中',
    'NORMAL',
  )
  SnapshotState: string;

  @text('Name', '快照名称', '123')
  SnapshotName: string;

  @percent('Progress of its creation', '创建进度（百分比）', 100)
  Percent: number;

  @text('Time of creation, Beijing time', '创建时间（北京时间）', '2021-08-27 19:30:22')
  CreateTime: string;

  @text('Expiry, Beijing time, or empty', '到期时间（北京时间），永久保留时为空', '')
  DeadlineTime: string;

  @flag('Of an encrypted disk', '是否为加密云硬盘的快照', false)
  Encrypt: boolean;

  @flag('Never expires', '是否永久保留', true)
  IsPermanent: boolean;

  @texts('Regions that it is being copied to', '正在复制到的地域', [])
  CopyingToRegions: string[];

  @flag('Copied from another region', '是否从其他地域复制而来', false)
  CopyFromRemote: boolean;

  @rows(SnapshotImageDto, 'Images made from it', '用它创建的镜像')
  Images: SnapshotImageDto[];

  @count('Number of these images', '这些镜像的个数', 0)
  ImageCount: number;

  @text(
    'PRIVATE_SNAPSHOT or SHARED_SNAPSHOT',
    '快照类型：PRIVATE_SNAPSHOT私有快照，SHARED_SNAPSHOT共享快照',
    'PRIVATE_SNAPSHOT',
  )
  SnapshotType: string;

  @count('Accounts that it is shared with', '共享给了几个账号', 0)
  ShareReference: number;

  @text('Since when it is shared, or empty', '开始共享的时间，未共享时为空', '')
  TimeStartShare: string;

  @rows(TagRowDto, 'Tags', '与快照绑定的标签')
  Tags: TagRowDto[];
}

@ApiSchema({
  name: 'SnapshotProperties',
  description: 'What can be done with a snapshot now / 快照当前可执行的操作',
})
export class SnapshotPropertiesDto {
  @flag(
    'Its disk can be rolled back to it now: NORMAL, its disk is known, no copy from another region',
    '现在是否可以用它回滚云硬盘：状态为NORMAL，知道其所属云硬盘，且不是从其他地域复制而来',
    true,
  )
  IsApply: boolean;

  @flag(
    'Can be deleted now: NORMAL, no images made from it, not shared',
    '现在是否可以删除：状态为NORMAL，没有用它创建的镜像，且未共享',
    true,
  )
  IsDelete: boolean;
}
