import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CredentialModule } from '../credential/credential.module.js';
import { ClusterChoice } from './account/cluster-choice.js';
import { CredentialVerifier } from './account/credential-verifier.js';
import { OperationLogProvider } from './audit-event/operation-log.provider.js';
import { ResourceEventProvider } from './audit-event/resource-event.provider.js';
import { CloudSessions } from './client/cloud-sessions.js';
import { LostCreation } from './client/lost-creation.js';
import { RowMetrics } from './client/row-metrics.js';
import { RowPermits } from './client/row-permits.js';
import { ResourceLocks } from './client/resource-locks.js';
import { CallPipeline } from './client/pipeline/call-pipeline.js';
import { TencentMetrics } from './client/pipeline/tencent-metrics.js';
import { RateShares } from './client/rate-share/rate-shares.js';
import { ShareStore } from './client/rate-share/share-store.js';
import { Lookups } from './client/lookup/lookups.js';
import { ResourceSearch } from './client/search/resource-search.js';
import { TencentTransport } from './client/transport/transport.js';
import { DiskInstanceLock } from './disk/disk-instance-lock.js';
import { DiskProvider } from './disk/disk.provider.js';
import { DiskTerminations } from './disk/disk-terminations.js';
import { DiskWriter } from './disk/disk-writer.js';
import { PrepaidDiskProvider } from './disk/prepaid-disk.provider.js';
import { SentDiskCalls } from './disk/sent-disk-calls.js';
import { InstanceProvider } from './instance/instance.provider.js';
import { DiskConfigProvider } from './price/disk-config.provider.js';
import { PriceProvider } from './price/price.provider.js';
import { RegionDirectory } from './region/region-directory.js';
import { RegionFanOut } from './region/region-fan-out.js';
import { ZoneDirectory } from './region/zone-directory.js';
import { RollbackWatch } from './snapshot/rollback-watch.js';
import { SnapshotProvider } from './snapshot/snapshot.provider.js';
import { SnapshotPolicyProvider } from './snapshot-policy/snapshot-policy.provider.js';
import { SnapshotPolicyWriter } from './snapshot-policy/snapshot-policy-writer.js';

/** The client, which knows no resource, and a provider for each resource of Tencent. */
@Module({
  imports: [AuditModule, CredentialModule],
  providers: [
    TencentTransport,
    TencentMetrics,
    CallPipeline,
    CloudSessions,
    ClusterChoice,
    CredentialVerifier,
    DiskConfigProvider,
    DiskInstanceLock,
    DiskProvider,
    DiskTerminations,
    DiskWriter,
    InstanceProvider,
    Lookups,
    LostCreation,
    OperationLogProvider,
    PriceProvider,
    PrepaidDiskProvider,
    RegionDirectory,
    RegionFanOut,
    ResourceEventProvider,
    ResourceLocks,
    ResourceSearch,
    RateShares,
    RollbackWatch,
    RowMetrics,
    { provide: RowPermits, useFactory: () => new RowPermits() },
    SentDiskCalls,
    ShareStore,
    SnapshotProvider,
    ZoneDirectory,
    SnapshotPolicyProvider,
    SnapshotPolicyWriter,
  ],
  exports: [
    CloudSessions,
    ClusterChoice,
    CredentialVerifier,
    DiskConfigProvider,
    DiskInstanceLock,
    DiskProvider,
    DiskTerminations,
    InstanceProvider,
    Lookups,
    OperationLogProvider,
    PriceProvider,
    PrepaidDiskProvider,
    RegionDirectory,
    RegionFanOut,
    ResourceEventProvider,
    ResourceLocks,
    RollbackWatch,
    SentDiskCalls,
    SnapshotProvider,
    ZoneDirectory,
    SnapshotPolicyProvider,
  ],
})
export class TencentModule {}
