import { type FieldFault, fieldFault } from '../../errors/field-fault.js';
import { ApiSchema } from '@nestjs/swagger';
import { DiskId, DiskIds } from '../../common/resource/id-fields.decorator.js';
import { ScopeDto } from '../../common/resource/scope.dto.js';
import { TextField } from '../../common/validation/field.decorator.js';
import { Limit, Offset, PageNum, PageSize } from '../../common/validation/page-fields.decorator.js';
import { count, flag, rows, text, texts } from '../../common/validation/reply-field.decorator.js';
import type { CrossChecked } from '../../common/validation/validation.pipe.js';
import { type DiskChoice, diskFaults, diskIdsOf } from './disk-choice.dto.js';
import { isZoneOf, Zone, zoneFault } from './disk-fields.decorator.js';

@ApiSchema({
  name: 'ListAttachableInstancesRequest',
  description:
    'Exactly one of disks (DiskId or DiskIds) and Zone / 云硬盘（DiskId或DiskIds）与Zone须且只能填一种',
})
export class ListAttachableInstancesDto extends ScopeDto implements DiskChoice, CrossChecked {
  @DiskId({
    en: 'One disk to attach; its zone counts. Instead of DiskIds and Zone',
    zh: '要挂载的云硬盘ID，查询其可用区的云服务器；与DiskIds、Zone三选一',
  })
  DiskId?: string;

  @DiskIds({
    en: 'Disks to attach together, at most 100, all in one zone. Instead of DiskId and Zone',
    zh: '要一起挂载的云硬盘ID，最多100个，须在同一可用区；与DiskId、Zone三选一',
  })
  DiskIds?: string[];

  @Zone({
    en: 'Zone of the instances; must belong to Region. Instead of disks',
    zh: '云服务器的可用区，须属于Region；与DiskId、DiskIds三选一',
  })
  Zone?: string;

  @TextField(
    {
      en: 'Part of the name or the id of the instance, in any case',
      zh: '过滤字符串，模糊匹配云服务器名称或ID，不区分大小写',
      example: '',
    },
    { max: 128 },
  )
  Fuzzy?: string;

  @PageNum()
  PageNum?: number;

  @PageSize()
  PageSize?: number;

  @Offset()
  Offset?: number;

  @Limit()
  Limit?: number;

  faults(): FieldFault[] {
    const faults = diskFaults(this, false);
    const hasDisks = diskIdsOf(this).length > 0;
    if (hasDisks && this.Zone !== undefined)
      faults.push(fieldFault('Zone', 'exclusive', 'send disks or Zone, not both', '云硬盘与Zone只能填一种'));
    if (!hasDisks && this.Zone === undefined)
      faults.push(
        fieldFault(
          'DiskIds',
          'required',
          'required, or DiskId or Zone instead',
          '必填，也可以改填DiskId或Zone',
        ),
      );
    if (this.Zone !== undefined && !isZoneOf(this.Zone, this.Region))
      faults.push(zoneFault('Zone', this.Region));
    return faults;
  }
}

@ApiSchema({
  name: 'AttachableInstance',
  description: 'An instance and whether the disks can be attached to it / 云服务器及其是否可挂载',
})
export class AttachableInstanceDto {
  @text('Instance', '云服务器ID', 'ins-gkfro58u')
  InstanceId: string;

  @text('Name', '云服务器名称', 'web-1')
  InstanceName: string;

  @text(
    'State: RUNNING, STOPPED; others as Tencent writes them',
    '状态：RUNNING运行中，STOPPED已关机；其他值与腾讯云一致',
    'RUNNING',
  )
  InstanceState: string;

  @text('Model', '机型', 'S5.MEDIUM4')
  InstanceType: string;

  @text('Zone', '可用区', 'ap-guangzhou-3')
  Zone: string;

  @texts('Private addresses', '内网IP', ['10.0.3.11'])
  PrivateIpAddresses: string[];

  @count('Elastic disks that are attached', '已挂载的弹性云硬盘数量', 1)
  AttachedDiskCount: number;

  @count(
    'Elastic disks that can be attached at most; 0 for an instance that takes none',
    '最多可挂载的弹性云硬盘数量；不支持弹性云硬盘时为0',
    20,
  )
  MaxAttachCount: number;

  @flag(
    'Whether all the disks can be attached now; without disks, one more disk',
    '当前是否可以挂载全部云硬盘；未指定云硬盘时表示能否再挂载一块',
    true,
  )
  CanAttach: boolean;

  @text(
    'Why not, in the language of the caller; empty if CanAttach',
    '不能挂载的原因，使用调用方的语言；可挂载时为空',
    '',
  )
  Reason: string;
}

@ApiSchema({
  name: 'AttachableInstanceList',
  description: 'One page of the instances of a zone / 一页同可用区的云服务器',
})
export class AttachableInstanceListDto {
  @count('All matches, whatever the page, also those that take no disk', '总数，包括不可挂载的', 1)
  TotalCount: number;

  @rows(AttachableInstanceDto, 'Instances of the page', '云服务器列表')
  List: AttachableInstanceDto[];
}
