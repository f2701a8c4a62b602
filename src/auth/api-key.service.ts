import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { ArrayContainedBy, type FindOptionsWhere, Repository } from 'typeorm';
import { SERVICE_CHAIN } from '../audit/audit-event.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppConfig } from '../config/app-config.js';
import { AppError } from '../errors/app.error.js';
import { invalidField } from '../errors/field-fault.js';
import { ALL_TENANTS, type Caller, maySee } from '../common/request/caller.js';
import { refsOf } from '../common/resource/resource-ref.js';
import type { RequestContext } from '../common/request/request-context.js';
import { fromBeijing, toBeijing } from '../common/time/beijing-time.js';
import { pageOf } from '../common/validation/page-fields.decorator.js';
import { withDatabase } from '../database/database-errors.js';
import { ApiKeyDirectory } from './api-key-directory.js';
import { ApiKeySeal } from './api-key-seal.js';
import { newApiKey } from './api-key-token.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { notAuthenticated } from './auth-failure.js';
import type { ApiKeyDto, ApiKeyListDto, NewApiKeyDto } from './dto/api-key.dto.js';
import type { CreateApiKeyDto, DeleteApiKeyDto, ListApiKeysDto } from './dto/api-key-requests.dto.js';

const DAY_MS = 24 * 3_600_000;

/** Makes and removes API keys. An admin bound to tenants sees, and hands out, only keys for those. */
@Injectable()
export class ApiKeyService {
  constructor(
    @InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>,
    private readonly directory: ApiKeyDirectory,
    private readonly seal: ApiKeySeal,
    private readonly trail: AuditTrail,
    private readonly config: AppConfig,
  ) {}

  /** The token is only in this reply; it is not stored. */
  async create(context: RequestContext, dto: CreateApiKeyDto): Promise<NewApiKeyDto> {
    const caller = callerOf(context);
    const expiresAt = this.expiryOf(dto);
    const tenants = [...new Set(dto.Tenants)];
    if (!tenants.every((tenant) => mayGrant(caller, tenant))) throw this.notYours(context, tenants);
    const { id, token, secretHash } = newApiKey();
    const { Name, Role } = dto;
    const request = { Name, Role, Tenants: tenants, ExpiresAt: toBeijing(expiresAt.getTime()) };
    const key = {
      id,
      name: Name,
      role: Role,
      tenants,
      secretHash,
      expiresAt,
      createdAt: new Date(),
      createdBy: caller.id,
    };
    await this.audited(context, tenants, { id, request }, () =>
      withDatabase(async () => this.keys.insert({ ...key, mac: await this.seal.macOf(key) }), context.phases),
    );
    return { ApiKeyId: id, ApiKey: token };
  }

  async list(context: RequestContext, dto: ListApiKeysDto): Promise<ApiKeyListDto> {
    const { offset, limit } = pageOf(dto);
    const [keys, count] = await withDatabase(
      () =>
        this.keys.findAndCount({
          where: visibleTo(callerOf(context)),
          order: { createdAt: 'DESC', id: 'ASC' },
          skip: offset,
          take: limit,
        }),
      context.phases,
    );
    return { TotalCount: count, List: keys.map(toDto) };
  }

  /** The key stops working here before the reply, and on other replicas when they hear of it. */
  async delete(context: RequestContext, { ApiKeyId: id }: DeleteApiKeyDto): Promise<object> {
    const key = await withDatabase(
      () => this.keys.findOneBy({ ...visibleTo(callerOf(context)), id }),
      context.phases,
    );
    if (!key) throw notFound();
    await this.audited(context, key.tenants, { id }, async () => {
      const { affected } = await withDatabase(() => this.keys.delete({ id }), context.phases);
      this.directory.evict(id);
      if (affected === 0) throw notFound();
    });
    return {};
  }

  /** No key lives for ever: a token of five seconds must not make one that does. */
  private expiryOf({ ExpiresAt }: CreateApiKeyDto): Date {
    const { maxApiKeyDays } = this.config;
    const latest = new Date(Date.now() + maxApiKeyDays * DAY_MS);
    if (ExpiresAt === undefined) return latest;
    const asked = new Date(fromBeijing(ExpiresAt));
    if (asked <= latest) return asked;
    const until = toBeijing(latest.getTime());
    throw invalidField(
      'ExpiresAt',
      'range',
      `a key lives ${maxApiKeyDays} days at most, until ${until}`,
      `API密钥最长有效${maxApiKeyDays}天，最晚到${until}`,
    );
  }

  /** A key is a matter of every tenant it is bound to: all their chains get the event, all intents first. */
  private async audited(
    context: RequestContext,
    [tenant, ...others]: string[],
    key: { id: string; request?: Record<string, unknown> },
    work: () => Promise<unknown>,
  ): Promise<void> {
    if (tenant === undefined) {
      await work();
      return;
    }
    const resources = refsOf('api_key', [key.id]);
    const intent = { context, tenantUuid: chainOf(tenant), resources, request: key.request };
    await this.trail.record(intent, () => this.audited(context, others, key, work));
  }

  private notYours(context: RequestContext, tenants: string[]): AppError {
    const error = new AppError('NOT_ALLOWED', {
      en: 'Tenants: your token does not cover all of them',
      zh: 'Tenants：您的令牌无权访问其中的某些租户',
    });
    const resources = refsOf('tenant', tenants);
    this.trail.refused({ context, tenantUuid: SERVICE_CHAIN, resources }, error);
    return error;
  }
}

const chainOf = (tenant: string): string => (tenant === ALL_TENANTS ? SERVICE_CHAIN : tenant);

const mayGrant = (caller: Caller, tenant: string): boolean =>
  tenant === ALL_TENANTS ? caller.tenants.includes(ALL_TENANTS) : maySee(caller, tenant);

const visibleTo = ({ tenants }: Caller): FindOptionsWhere<ApiKeyEntity> =>
  tenants.includes(ALL_TENANTS) ? {} : { tenants: ArrayContainedBy([...tenants]) };

/** A key of other tenants answers the same as none. */
const notFound = (): AppError =>
  new AppError('NOT_FOUND', { en: 'ApiKeyId: no such API key', zh: 'ApiKeyId：没有这个API密钥' });

function callerOf({ caller }: RequestContext): Caller {
  if (!caller) throw notAuthenticated('missing');
  return caller;
}

const toDto = (key: ApiKeyEntity): ApiKeyDto => ({
  ApiKeyId: key.id,
  Name: key.name,
  Role: key.role,
  Tenants: key.tenants,
  ExpiresAt: key.expiresAt ? toBeijing(key.expiresAt.getTime()) : '',
  CreateTime: toBeijing(key.createdAt.getTime()),
  LastUseTime: key.lastUsedAt ? toBeijing(key.lastUsedAt.getTime()) : '',
});
