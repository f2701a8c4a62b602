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

@OpenSchema('SnapshotImage', 'An image that was made from a snapshot', '快照关联的镜像')
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

  @object(PlacementRowDto, 'Zone and project', '快照所在的位置')
  Placement: PlacementRowDto;

  @text('SYSTEM_DISK or DATA_DISK', '创建此快照的云硬盘类型', 'SYSTEM_DISK')
  DiskUsage: string;

  @text(
    'Disk it was made from; empty for a copy from another region',
    '创建此快照的云硬盘ID',
    'disk-plqkg6me',
  )
  DiskId: string;

  @count('Size of that disk in GiB', '创建此快照的云硬盘大小，单位GB', 50)
  DiskSize: number;

  @text('State, e.g. NORMAL, CREATING, ROLLBACKING', '快照的状态', 'NORMAL')
  SnapshotState: string;

  @text('Name', '快照名称', '123')
  SnapshotName: string;

  @percent('Progress of its creation', '快照创建进度百分比', 100)
  Percent: number;

  @text('Time of creation, Beijing time', '快照的创建时间', '2021-08-27 19:30:22')
  CreateTime: string;

  @text('Expiry, Beijing time, or empty', '快照到期时间', '')
  DeadlineTime: string;

  @flag('Of an encrypted disk', '是否为加密盘创建的快照', false)
  Encrypt: boolean;

  @flag('Never expires', '是否为永久快照', true)
  IsPermanent: boolean;

  @texts('Regions that it is being copied to', '快照正在跨地域复制的目的地域', [])
  CopyingToRegions: string[];

  @flag('Copied from another region', '是否为跨地域复制的快照', false)
  CopyFromRemote: boolean;

  @rows(SnapshotImageDto, 'Images made from it', '快照关联的镜像列表')
  Images: SnapshotImageDto[];

  @count('Number of these images', '快照关联的镜像个数', 0)
  ImageCount: number;

  @text('PRIVATE_SNAPSHOT or SHARED_SNAPSHOT', '快照类型', 'PRIVATE_SNAPSHOT')
  SnapshotType: string;

  @count('Accounts that it is shared with', '快照当前被共享数', 0)
  ShareReference: number;

  @text('Since when it is shared, or empty', '快照开始共享的时间', '')
  TimeStartShare: string;

  @rows(TagRowDto, 'Tags', '与快照绑定的标签')
  Tags: TagRowDto[];
}

@ApiSchema({
  name: 'SnapshotProperties',
  description: 'What can be done with a snapshot now / 快照当前可执行的操作',
})
export class SnapshotPropertiesDto {
  @flag('Its disk can be rolled back to it', '是否可以回滚', true)
  IsApply: boolean;

  @flag('Can be deleted', '是否可以删除', true)
  IsDelete: boolean;
}
