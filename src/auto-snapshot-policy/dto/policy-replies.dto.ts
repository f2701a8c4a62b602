import { ApiExtraModels, ApiProperty, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import { RegionCountDto } from '../../common/resource/region-count.dto.js';
import {
  count,
  flag,
  integer,
  integers,
  OpenSchema,
  rows,
  text,
  texts,
} from '../../common/validation/reply-field.decorator.js';
import { MemberResultDto } from '../../openapi/envelope.dto.js';

@OpenSchema(
  'AutoSnapshotSchedule',
  'Hours of days; exactly one kind of days is there',
  '在哪些日子的哪些整点执行，DayOfWeek、DayOfMonth、IntervalDays三者有其一',
)
export class ScheduleReplyDto {
  @integers('Hours, Beijing time', '整点（北京时间）', [23])
  Hour: number[];

  @integers('Days of the week, 0 is Sunday', '一周中的哪几天，0为周日', [0], { required: false })
  DayOfWeek?: number[];

  @integers('Days of the month', '一月中的哪几天', [1], { required: false })
  DayOfMonth?: number[];

  @count('Every so many days', '间隔天数', 7, { required: false })
  IntervalDays?: number;
}

@OpenSchema('AdvancedRetentionPolicy', 'How many are kept of each kind', '各类快照的保留数量')
export class AdvancedRetentionPolicyDto {
  @count('Days', '保留最新快照的天数', 0)
  Days: number;

  @count('Weeks', '保留最新快照的周数', 0)
  Weeks: number;

  @count('Months', '保留最新快照的月数', 0)
  Months: number;

  @count('Years', '保留最新快照的年数', 0)
  Years: number;
}

@ApiSchema({ name: 'PolicyTag' })
export class PolicyTagDto {
  @text('Tag key', '标签键', 'env')
  Key: string;

  @text('Tag value', '标签值', 'test')
  Value: string;
}

@ApiExtraModels(AdvancedRetentionPolicyDto)
@OpenSchema('AutoSnapshotPolicy', 'An automatic snapshot policy', '定期快照策略')
export class PolicyDto {
  @text('Policy', '定期快照策略ID', 'asp-63p7jk73')
  AutoSnapshotPolicyId: string;

  @text('Name', '定期快照策略名称', 'test')
  AutoSnapshotPolicyName: string;

  @text('NORMAL or ISOLATED', '定期快照策略的状态：NORMAL正常，ISOLATED已隔离', 'NORMAL')
  AutoSnapshotPolicyState: string;

  @flag('It runs', '是否已启用', true)
  IsActivated: boolean;

  @flag('Its snapshots are kept for ever', '它创建的快照是否永久保留', false)
  IsPermanent: boolean;

  @count('Days until its snapshots expire', '它创建的快照的保留天数', 1)
  RetentionDays: number;

  @text('Created, Beijing time', '创建时间（北京时间）', '2021-08-27 19:40:13')
  CreateTime: string;

  @text('Next run, Beijing time', '下次触发的时间（北京时间）', '2021-08-30 23:00:00')
  NextTriggerTime: string;

  @rows(ScheduleReplyDto, 'When it runs', '执行时间')
  Policy: ScheduleReplyDto[];

  @texts('Disks bound to it', '已绑定该策略的云硬盘ID', [])
  DiskIdSet: string[];

  @texts('Instances bound to it', '已绑定该策略的云服务器ID', [])
  InstanceIdSet: string[];

  @count('Months until its snapshots expire', '它创建的快照的保留月数', 0)
  RetentionMonths: number;

  @count('How many of the newest snapshots are kept', '保留最新快照的个数', 0)
  RetentionAmount: number;

  @ApiProperty({
    description: 'How many are kept of each kind; null if it has none / 各类快照的保留数量，没有时为null',
    type: Object,
    nullable: true,
    allOf: [{ $ref: getSchemaPath(AdvancedRetentionPolicyDto) }],
    example: null,
  })
  AdvancedRetentionPolicy: AdvancedRetentionPolicyDto | null;

  @integer('1 if it was copied to another account', '1表示已复制到其他账号', 0)
  IsCopyToRemote: number;

  @text('Account it was copied to', '复制到的账号', '')
  CopyToAccountUin: string;

  @text('Account it was copied from', '复制自的账号', '')
  CopyFromAccountUin: string;

  @rows(PolicyTagDto, 'Tags', '标签')
  Tags: PolicyTagDto[];
}

@ApiSchema({ name: 'AutoSnapshotPolicyList', description: 'One page of policies / 一页定期快照策略' })
export class PolicyListDto {
  @count('All matches, whatever the page', '符合条件的总数，与分页无关', 2)
  TotalCount: number;

  @rows(PolicyDto, 'Policies of the page', '当前页的定期快照策略')
  List: PolicyDto[];
}

@ApiSchema({ name: 'CreatedAutoSnapshotPolicy', description: 'The new policy / 新建的定期快照策略' })
export class CreatedPolicyDto {
  @text('Its id; empty after a dry run', '定期快照策略ID，DryRun时为空', 'asp-63p7jk73')
  AutoSnapshotPolicyId: string;

  @text('First run, Beijing time', '首次触发的时间（北京时间）', '2021-08-30 23:00:00')
  NextTriggerTime: string;
}

@ApiSchema({ name: 'AutoSnapshotPolicyDistribution', description: 'Every region / 各地域' })
export class PolicyDistributionDto {
  @rows(RegionCountDto, 'Sorted by Region', '按地域排序')
  List: RegionCountDto[];
}

/** What became of one disk of a binding. */
@ApiSchema({ name: 'BoundDiskResult' })
export class BoundDiskResultDto extends MemberResultDto {
  @text('Disk', '云硬盘ID', 'disk-plqkg6me')
  DiskId: string;
}
