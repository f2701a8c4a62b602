import type { Account } from '../../cloud/account.js';
import type { AuditEntry } from '../../cloud/audit-trail.js';
import { SOURCE_IP } from './event-search.js';

const NAMES_CN: Readonly<Record<string, string>> = {
  CreateDisks: '创建云硬盘',
  ModifyDiskAttributes: '修改云硬盘属性',
  ResizeDisk: '扩容云硬盘',
  TerminateDisks: '退还云硬盘',
  AttachDisks: '挂载云硬盘',
  DetachDisks: '解挂云硬盘',
};

/** `time` is the only field that differs between the two actions. */
export function eventReply(account: Account, entry: AuditEntry, time: string): object {
  // As recorded: `volume/*|snapshot/snap-6ixzjp6d`.
  const resourceName = entry.resources.join('|');
  return {
    EventId: entry.eventId,
    EventName: entry.action,
    EventNameCn: NAMES_CN[entry.action] ?? entry.action,
    EventTime: time,
    EventRegion: entry.region,
    ResourceRegion: entry.region,
    EventSource: 'cbs.tencentcloudapi.com',
    Username: 'root',
    AccountID: Number(account.uin),
    SecretId: account.credential.secretId,
    SourceIPAddress: SOURCE_IP,
    RequestID: entry.requestId,
    // This is the result of authorization only; the error code of the API is inside CloudAuditEvent.
    ErrorCode: 0,
    ResourceTypeCn: '云硬盘',
    Resources: { ResourceType: 'cbs', ResourceName: resourceName },
    Location: '',
    CloudAuditEvent: JSON.stringify({
      eventVersion: 3,
      eventType: 'ApiCall',
      eventName: entry.action,
      eventTime: Math.floor(entry.atMs / 1000),
      eventRegion: entry.region,
      eventSource: 'cbs.tencentcloudapi.com',
      actionType: 'Write',
      requestID: entry.requestId,
      resourceType: 'cbs',
      resourceName,
      sourceIPAddress: SOURCE_IP,
      userIdentity: {
        type: 'Root',
        principalId: account.uin,
        accountId: account.uin,
        secretId: account.credential.secretId,
        userName: 'root',
      },
      requestParameters: JSON.stringify(entry.params),
      responseElements: entry.response ? JSON.stringify(entry.response) : '',
      apiErrorCode: entry.code === '' ? '0' : entry.code,
      apiErrorMessage: entry.message,
    }),
  };
}
