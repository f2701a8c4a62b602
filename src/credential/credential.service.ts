import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type FindOptionsWhere, type Repository } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../errors/app.error.js';
import { maySee } from '../common/request/caller.js';
import type { RequestContext } from '../common/request/request-context.js';
import { credentialNotFound } from '../common/request/scope.js';
import { toBeijing } from '../common/time/beijing-time.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { withDatabase } from '../database/database-errors.js';
import { CredentialCache } from './credential-cache.js';
import { CredentialCipher } from './credential-cipher.js';
import { CredentialEntity, type CredentialOwner } from './credential.entity.js';
import { type CredentialUpdate, credentialChanges } from './credential-changes.js';
import { maskSecretId } from './cloud-secret.js';
import { sharersOf } from './shared-accounts.js';
import type { CredentialDto, CredentialListDto } from './dto/credential.dto.js';
import type {
  CreateCredentialDto,
  CredentialOfDto,
  ListCredentialsDto,
} from './dto/credential-requests.dto.js';

const UNIQUE_VIOLATION = '23505';
/** Writers of one row wait for each other in Postgres; a third attempt is already unlikely. */
const MAX_ATTEMPTS = 5;
/** Tenants that a line of the log names at most. */
const MAX_NAMED = 20;

/**
 * What administrators do to stored credentials, over HTTP and on the command line. No method returns a SecretKey or
 * Token. Every change is recorded in the audit trail; a tenant that the caller may not see is refused before anything
 * is written there. When a method returns, the next `CredentialStore.open` of this process sees the change.
 */
@Injectable()
export class CredentialService {
  private readonly logger = new Logger(CredentialService.name);

  constructor(
    @InjectRepository(CredentialEntity) private readonly rows: Repository<CredentialEntity>,
    private readonly cipher: CredentialCipher,
    private readonly cache: CredentialCache,
    private readonly trail: AuditTrail,
  ) {}

  /** Throws CONFLICT when the pair has one already. */
  async create(context: RequestContext, body: CreateCredentialDto): Promise<{ CredentialId: string }> {
    const owner = ownerOf(context, body);
    return this.recorded(context, owner, () => this.insert(owner, body));
  }

  async list(context: RequestContext, body: ListCredentialsDto): Promise<CredentialListDto> {
    const { offset, limit } = pageOf(body);
    if (body.TenantUuid !== undefined) context.tenantUuid = body.TenantUuid;
    const [rows, total] = await withDatabase(
      () =>
        this.rows
          .createQueryBuilder('credential')
          .addSelect('credential.secret')
          .where({
            ...visible(context, body.TenantUuid),
            ...(body.ClusterUuid === undefined ? {} : { clusterUuid: body.ClusterUuid }),
          })
          .orderBy('credential.tenantUuid')
          .addOrderBy('credential.clusterUuid')
          .skip(offset)
          .take(limit)
          .getManyAndCount(),
      context.phases,
    );
    return { TotalCount: total, List: await this.describe(context, rows) };
  }

  async inspect(context: RequestContext, body: CredentialOfDto): Promise<CredentialDto> {
    const owner = ownerOf(context, body);
    const row = await context.phases.measure('database', () => this.find(owner));
    return (await this.describe(context, [row]))[0]!;
  }

  /** Merges the given fields into the stored row, also when another caller changes it at the same time. */
  async update(context: RequestContext, body: CredentialUpdate): Promise<Record<string, never>> {
    const owner = ownerOf(context, body);
    return this.recorded(context, owner, () => this.merge(owner, body));
  }

  async delete(context: RequestContext, body: CredentialOfDto): Promise<Record<string, never>> {
    const owner = ownerOf(context, body);
    return this.recorded(context, owner, async () => {
      const deleted = await withDatabase(() => this.rows.delete(owner));
      if (!deleted.affected) throw credentialNotFound();
      this.cache.invalidate(owner.tenantUuid, owner.clusterUuid);
      return {};
    });
  }

  /** Runs a change between its intent and its outcome in the audit trail of the tenant. */
  private recorded<T>(context: RequestContext, owner: CredentialOwner, work: () => Promise<T>): Promise<T> {
    return this.trail.record({ context, ...owner }, () => context.phases.measure('database', work));
  }

  private async insert(owner: CredentialOwner, body: CreateCredentialDto): Promise<{ CredentialId: string }> {
    const secret = { secretId: body.SecretId, secretKey: body.SecretKey, token: body.Token };
    const frame = {
      ...owner,
      id: randomUUID(),
      region: body.Region ?? null,
      site: body.Site ?? 'china',
      enabled: true,
      version: 1,
    };
    const { text, keyId } = this.cipher.seal(secret, frame);
    const row = this.rows.create({
      ...frame,
      secret: text,
      keyId,
      secretIdMasked: maskSecretId(secret.secretId),
      hasToken: secret.token !== undefined,
      description: body.Description ?? '',
    });
    await withDatabase(() => this.rows.insert(row)).catch((error: { code?: unknown }) => {
      if (error.code !== UNIQUE_VIOLATION) throw error;
      throw new AppError('CONFLICT', {
        en: 'TenantUuid, ClusterUuid: this pair has a credential; update or delete it',
        zh: 'TenantUuid、ClusterUuid：该租户和集群已有云账号密钥，请修改它，或先删除',
      });
    });
    this.cache.invalidate(owner.tenantUuid, owner.clusterUuid);
    await this.reportSharing(row, secret.secretId);
    return { CredentialId: row.id };
  }

  private async merge(owner: CredentialOwner, body: CredentialUpdate): Promise<Record<string, never>> {
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      const row = await this.find(owner);
      const changes = credentialChanges(row, body, this.cipher);
      const written = await withDatabase(() =>
        this.rows.update({ id: row.id, version: row.version }, changes),
      );
      if (!written.affected) continue;
      this.cache.invalidate(owner.tenantUuid, owner.clusterUuid);
      if (body.SecretId !== undefined) await this.reportSharing(row, body.SecretId);
      return {};
    }
    throw new AppError('CONFLICT', {
      en: 'the credential is being changed by others; repeat the request',
      zh: '该云账号密钥正被其他请求修改，请重试',
    });
  }

  private async find(owner: CredentialOwner): Promise<CredentialEntity> {
    const row = await withDatabase(() =>
      this.rows.createQueryBuilder('credential').addSelect('credential.secret').where(owner).getOne(),
    );
    if (!row) throw credentialNotFound();
    return row;
  }

  /** A caller who is bound to tenants is not told of others: only those it may see are counted. */
  private async describe(context: RequestContext, rows: CredentialEntity[]): Promise<CredentialDto[]> {
    const opened = rows.map((row) => ({ row, secretId: this.cipher.secretIdOf(row) }));
    const ours = opened.flatMap(({ row, secretId }) =>
      secretId === undefined ? [] : [{ tenantUuid: row.tenantUuid, secretId }],
    );
    const sharers = await context.phases.measure('database', () =>
      sharersOf(this.rows, this.cipher, ours, visible(context)),
    );
    return opened.map(({ row, secretId }) =>
      secretId === undefined
        ? describeCredential(row, undefined)
        : describeCredential(row, sharers({ tenantUuid: row.tenantUuid, secretId }).length),
    );
  }

  /** Tells the operator. The change is made already and does not fail by it. */
  private async reportSharing({ id, tenantUuid }: CredentialEntity, secretId: string): Promise<void> {
    const ours = { tenantUuid, secretId };
    const sharers = await sharersOf(this.rows, this.cipher, [ours]).catch(() => undefined);
    const others = sharers?.(ours) ?? [];
    if (others.length === 0) return;
    const tenants = [...new Set(others.map((other) => other.tenantUuid))];
    this.logger.warn(
      `the credential ${id} of tenant ${tenantUuid} has the Tencent account of ${others.length} credential(s) of ` +
        `other tenants: ${tenants.slice(0, MAX_NAMED).join(', ')}${tenants.length > MAX_NAMED ? ', …' : ''}`,
    );
  }
}

function ownerOf(context: RequestContext, body: CredentialOfDto): CredentialOwner {
  if (!context.caller || !maySee(context.caller, body.TenantUuid)) throw credentialNotFound();
  context.tenantUuid = body.TenantUuid;
  return { tenantUuid: body.TenantUuid, clusterUuid: body.ClusterUuid };
}

/** A tenant that the caller may not see has no credentials. */
function visible({ caller }: RequestContext, tenantUuid?: string): FindOptionsWhere<CredentialEntity> {
  const tenants = caller?.tenants ?? [];
  if (tenantUuid !== undefined)
    return { tenantUuid: caller && maySee(caller, tenantUuid) ? tenantUuid : In([]) };
  return tenants.includes('*') ? {} : { tenantUuid: In([...tenants]) };
}

/** What administrators see of a row; `sharedWith` is undefined for one that does not open. */
function describeCredential(row: CredentialEntity, sharedWith: number | undefined): CredentialDto {
  return {
    CredentialId: row.id,
    TenantUuid: row.tenantUuid,
    ClusterUuid: row.clusterUuid,
    SecretId: row.secretIdMasked,
    HasToken: row.hasToken,
    Region: row.region ?? '',
    Site: row.site,
    Description: row.description,
    Enabled: row.enabled,
    KeyId: row.keyId,
    Version: row.version,
    Status: sharedWith === undefined ? 'undecryptable' : row.enabled ? 'ok' : 'disabled',
    SharedWith: sharedWith ?? 0,
    CreateTime: toBeijing(row.createdAt.getTime()),
    UpdateTime: toBeijing(row.updatedAt.getTime()),
  };
}
