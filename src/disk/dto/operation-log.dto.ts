import { ApiSchema } from '@nestjs/swagger';
import { choice, count, rows, text } from '../../common/validation/reply-field.decorator.js';

@ApiSchema({ name: 'OperationLog', description: 'One operation / 一条操作日志' })
export class OperationLogDto {
  @text('UIN of who did it', '操作者的UIN', '100004375281')
  Operator: string;

  @text('Operation', '操作类型', 'CBS_OPERATION_EXPAND')
  Operation: string;

  @text('Disk', '云硬盘ID', 'disk-giys4n0i')
  DiskId: string;

  @text('SUCCESS, FAILED or PROCESSING', '操作的状态：SUCCESS成功，FAILED失败，PROCESSING进行中', 'SUCCESS')
  OperationState: string;

  @text('Start, Beijing time', '开始时间（北京时间）', '2021-08-27 17:40:15')
  StartTime: string;

  @text('End, Beijing time', '结束时间（北京时间）', '2021-08-27 17:40:15')
  EndTime: string;
}

export const LOG_SOURCES = ['DescribeDiskOperationLogs', 'CloudAudit', 'AuditTrail'] as const;

@ApiSchema({ name: 'OperationLogList', description: 'One page of operations / 一页操作日志' })
export class OperationLogListDto {
  @count('All rows, whatever the page', '总行数，与分页无关', 1)
  TotalCount: number;

  @rows(OperationLogDto, 'Newest first', '最新的在前')
  List: OperationLogDto[];

  @choice(
    LOG_SOURCES,
    'Where the rows come from: Tencent’s DescribeDiskOperationLogs or CloudAudit, or AuditTrail, that of this service',
    '日志来源：DescribeDiskOperationLogs或CloudAudit为腾讯云，AuditTrail为本服务的审计记录',
    'CloudAudit',
  )
  Source: (typeof LOG_SOURCES)[number];
}
