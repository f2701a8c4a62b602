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
  CreateSnapshot: '创建快照',
  ModifySnapshotAttribute: '修改快照属性',
  ApplySnapshot: '回滚快照',
  DeleteSnapshots: '删除快照',
  CopySnapshotCrossRegions: '跨地域复制快照',
  CreateAutoSnapshotPolicy: '创建定期快照策略',
  ModifyAutoSnapshotPolicyAttribute: '修改定期快照策略属性',
  DeleteAutoSnapshotPolicies: '删除定期快照策略',
  BindAutoSnapshotPolicy: '绑定定期快照策略',
  UnbindAutoSnapshotPolicy: '解绑定期快照策略',
  // As recorded.
  StopInstances: '关闭实例',
  CreateCbsStorages: '购买云盘',
};

/** `time` is the only field that differs between the two actions. */
export function eventReply(account: Account, entry: AuditEntry, time: string): object {
  // As recorded: `volume/*|snapshot/snap-6ixzjp6d`.
  const resourceName = entry.resources.join('|');
  const source = `${entry.service}.tencentcloudapi.com`;
  return {
    EventId: entry.eventId,
    EventName: entry.action,
    EventNameCn: NAMES_CN[entry.action] ?? entry.action,
    EventTime: time,
    EventRegion: entry.region,
    ResourceRegion: entry.resourceRegion,
    EventSource: source,
    Username: 'root',
    AccountID: Number(account.uin),
    SecretId: account.credential.secretId,
    SourceIPAddress: SOURCE_IP,
    RequestID: entry.requestId,
    // This is the result of authorization only; the error code of the API is inside CloudAuditEvent.
    ErrorCode: 0,
    ResourceTypeCn: entry.service === 'cvm' ? '云服务器' : '云硬盘',
    Resources: { ResourceType: entry.service, ResourceName: resourceName },
    Location: '',
    CloudAuditEvent: JSON.stringify({
      eventVersion: 3,
      eventType: 'ApiCall',
      eventName: entry.action,
      eventTime: Math.floor(entry.atMs / 1000),
      eventRegion: entry.region,
      eventSource: source,
      actionType: 'Write',
      requestID: entry.requestId,
      resourceType: entry.service,
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
