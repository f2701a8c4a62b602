import { ApiSchema } from '@nestjs/swagger';
import { RegionCountDto } from '../../common/resource/region-count.dto.js';
import { count, rows, text, texts } from '../../common/validation/reply-field.decorator.js';
import { MemberResultDto } from '../../openapi/envelope.dto.js';
import { SnapshotDto, SnapshotPropertiesDto } from './snapshot.dto.js';

@ApiSchema({
  name: 'SnapshotList',
  description: 'One page of snapshots, and what can be done with each / 一页快照及其可执行的操作',
})
export class SnapshotListDto {
  @count('All matches, whatever the page', '符合条件的总数，与分页无关', 3)
  TotalCount: number;

  @rows(SnapshotDto, 'Snapshots of the page', '当前页的快照')
  List: SnapshotDto[];

  @rows(
    SnapshotPropertiesDto,
    'What can be done; Properties[i] belongs to List[i]',
    '可执行的操作，Properties[i]对应List[i]',
  )
  Properties: SnapshotPropertiesDto[];
}

@ApiSchema({ name: 'CreatedSnapshots', description: 'The new snapshots / 新建的快照' })
export class CreatedSnapshotsDto {
  @texts('Ids of the new snapshots, in the order of the disks', '新建的快照ID，与云硬盘顺序一致', [
    'snap-hn9huy55',
  ])
  SnapshotIdSet: string[];
}

@ApiSchema({ name: 'SnapshotDistribution', description: 'Every region / 各地域' })
export class SnapshotDistributionDto {
  @rows(RegionCountDto, 'Sorted by Region; RegionName is the short one', '按地域排序，RegionName为简称')
  List: RegionCountDto[];
}

/** What became of one disk of a request for several snapshots. */
@ApiSchema({ name: 'CreatedSnapshotResult' })
export class CreatedSnapshotResultDto extends MemberResultDto {
  @text('Disk', '云硬盘ID', 'disk-plqkg6me')
  DiskId: string;

  @text('Its new snapshot; empty if there is none', '新建的快照ID，没有时为空', 'snap-hn9huy55')
  SnapshotId: string;
}

/** What became of one snapshot of a deletion that was refused. */
@ApiSchema({ name: 'SnapshotResult' })
export class SnapshotResultDto extends MemberResultDto {
  @text('Snapshot', '快照ID', 'snap-hn9huy55')
  SnapshotId: string;
}
