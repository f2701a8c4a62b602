import { ApiSchema } from '@nestjs/swagger';
import { count, integer, object, rows, text } from '../../common/validation/reply-field.decorator.js';

@ApiSchema({ name: 'EventResource', description: 'What an event is about / 事件的资源' })
export class EventResourceDto {
  @text('Names of the resources, joined by |', '资源名称，多个时以|连接', 'instance/ins-in511g92')
  ResourceName: string;

  @text('Type', '资源类型', 'cvm')
  ResourceType: string;
}

@ApiSchema({ name: 'Event', description: 'One event of CloudAudit / 一条操作审计事件' })
export class EventDto {
  @object(EventResourceDto, 'What it is about', '涉及的资源')
  Resources: EventResourceDto;

  @integer('Account', '主账号ID', 100004375281)
  AccountID: number;

  @text('The whole event as JSON', '完整的事件内容（JSON）', '{}')
  CloudAuditEvent: string;

  @integer('Error code of the authorization, 0 if it passed', '鉴权错误码，0表示通过', 0)
  ErrorCode: number;

  @text('Id', '事件ID', '')
  EventId: string;

  @text('Name', '事件名称', 'StopInstances')
  EventName: string;

  @text('Name in Chinese', '事件名称中文描述', '关闭实例')
  EventNameCn: string;

  @text('Region where it happened', '事件发生的地域', 'ap-guangzhou')
  EventRegion: string;

  @text('Service that was called', '被调用的服务', 'cvm.tencentcloudapi.com')
  EventSource: string;

  @text('Seconds since 1970', '事件时间，秒级时间戳', '1629961140')
  EventTime: string;

  @text('RequestId of the call', '请求ID', '')
  RequestID: string;

  @text('Region of the resource', '资源地域', 'ap-guangzhou')
  ResourceRegion: string;

  @text('Type of the resource in Chinese', '资源类型中文描述', '云服务器')
  ResourceTypeCn: string;

  @text('Key that signed the call', '签名所用的SecretId', '')
  SecretId: string;

  @text('Address of the caller', '调用方的IP', '')
  SourceIPAddress: string;

  @text('User', '用户名', 'root')
  Username: string;

  @text('Place of the address', 'IP归属地', '')
  Location: string;
}

@ApiSchema({ name: 'EventList', description: 'One page of events / 一页事件' })
export class EventListDto {
  @count('All matches, whatever the page', '符合条件的总数，与分页无关', 1)
  TotalCount: number;

  @rows(EventDto, 'Newest first', '最新的在前')
  List: EventDto[];
}
