import { count, OpenSchema, text } from '../validation/reply-field.decorator.js';

/** Where a disk or the disk of a snapshot is. */
@OpenSchema('DiskPlacement', 'Zone and project of a disk', '云硬盘所在的位置')
export class PlacementRowDto {
  @text('Zone', '可用区', 'ap-guangzhou-3')
  Zone: string;

  @count('Project', '项目ID', 1196468)
  ProjectId: number;

  @text('Dedicated cluster', '独享集群ID', '')
  CdcId: string;

  @text('Cage of a dedicated cluster', '围笼ID', '')
  CageId: string;

  @text('Name of the dedicated cluster', '独享集群名称', '')
  CdcName: string;
}

@OpenSchema('DiskTag', 'A tag bound to a disk', '云硬盘的标签')
export class TagRowDto {
  @text('Key', '标签键', 'env')
  Key: string;

  @text('Value', '标签值', 'test')
  Value: string;
}
