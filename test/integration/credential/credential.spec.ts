import type { TestingModule } from '@nestjs/testing';
import type { Request } from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandContext } from '../../../src/cli/command-context.js';
import { CredentialController } from '../../../src/credential/credential.controller.js';
import { CredentialEntity } from '../../../src/credential/credential.entity.js';
import { CredentialService } from '../../../src/credential/credential.service.js';
import { CredentialStore } from '../../../src/credential/credential-store.js';
import { UpdateCredentialDto } from '../../../src/credential/dto/credential-requests.dto.js';
import { SealedSecretStore } from '../../../src/encryption/sealed-secret-store.js';
import { createTestDatabase, type TestDatabase } from '../database/postgres.fixture.js';
import { aKey, anAdmin, aScope, aSecret, startCredentialApp } from './credential-app.fixture.js';

describe('credentials', () => {
  const keys = [aKey('k1')];
  const admin = anAdmin();
  let db: TestDatabase;
  let app: TestingModule;
  let replica: TestingModule;
  let service: CredentialService;
  let store: CredentialStore;

  beforeAll(async () => {
    db = await createTestDatabase({ entities: [CredentialEntity] });
    app = await startCredentialApp({ databaseUrl: db.url, credentialKeys: keys });
    replica = await startCredentialApp({ databaseUrl: db.url, credentialKeys: keys });
    service = app.get(CredentialService);
    store = app.get(CredentialStore);
  });
  afterAll(async () => {
    await app.close();
    await replica.close();
    await db.close();
  });

  describe(CredentialStore.name, () => {
    it('opens what was stored', async () => {
      const scope = aScope();
      const secret = { ...aSecret(), Token: 'a-token' };
      const created = await service.create(admin, { ...scope, ...secret, Region: 'ap-guangzhou' });
      expect(await store.open(scope.TenantUuid, scope.ClusterUuid)).toEqual({
        credentialId: created.CredentialId,
        version: 1,
        secretId: secret.SecretId,
        secretKey: secret.SecretKey,
        token: 'a-token',
        region: 'ap-guangzhou',
        site: 'china',
        staleSeconds: undefined,
      });
    });

    it('answers the same to an absent pair before and after it existed', async () => {
      const { TenantUuid, ClusterUuid } = aScope();
      const absent = { code: 'CREDENTIAL_NOT_FOUND' };
      await expect(store.open(TenantUuid, ClusterUuid)).rejects.toMatchObject(absent);
      await service.create(admin, { TenantUuid, ClusterUuid, ...aSecret() });
      await store.open(TenantUuid, ClusterUuid);
      await service.delete(admin, { TenantUuid, ClusterUuid });
      await expect(store.open(TenantUuid, ClusterUuid)).rejects.toMatchObject(absent);
    });

    it('serves every acknowledged change with the next call', async () => {
      const scope = aScope();
      await service.create(admin, { ...scope, ...aSecret() });
      for (let round = 0; round < 50; round++) {
        const { SecretKey } = aSecret();
        const before = store.open(scope.TenantUuid, scope.ClusterUuid);
        await service.update(admin, { ...scope, SecretKey });
        expect((await store.open(scope.TenantUuid, scope.ClusterUuid)).secretKey).toBe(SecretKey);
        await before;
      }
    });

    it('refuses a disabled one until it is enabled again', async () => {
      const scope = aScope();
      await service.create(admin, { ...scope, ...aSecret() });
      await service.update(admin, { ...scope, Enabled: false });
      await expect(store.open(scope.TenantUuid, scope.ClusterUuid)).rejects.toMatchObject({
        code: 'CREDENTIAL_DISABLED',
      });
      await service.update(admin, { ...scope, Enabled: true });
      await store.open(scope.TenantUuid, scope.ClusterUuid);
    });

    it('serves a change made by another replica within a second', async () => {
      const scope = aScope();
      await service.create(admin, { ...scope, ...aSecret() });
      const other = replica.get(CredentialStore);
      await other.open(scope.TenantUuid, scope.ClusterUuid);
      const { SecretKey } = aSecret();
      await service.update(admin, { ...scope, SecretKey });
      await expect
        .poll(async () => (await other.open(scope.TenantUuid, scope.ClusterUuid)).secretKey, {
          timeout: 1_000,
          interval: 5,
        })
        .toBe(SecretKey);
      await service.delete(admin, scope);
      await expect
        .poll(() => other.open(scope.TenantUuid, scope.ClusterUuid).catch((error) => error.code), {
          timeout: 1_000,
          interval: 5,
        })
        .toBe('CREDENTIAL_NOT_FOUND');
    });

    it('asks the database once for any number of callers', async () => {
      const scope = aScope();
      await service.create(admin, { ...scope, ...aSecret() });
      const blocker = db.dataSource.createQueryRunner();
      await blocker.startTransaction();
      await blocker.query('LOCK TABLE credential IN ACCESS EXCLUSIVE MODE');
      const all = Promise.all(
        Array.from({ length: 200 }, () => store.open(scope.TenantUuid, scope.ClusterUuid)),
      );
      // Not on the connection of the blocker: a transaction sees one snapshot of pg_stat_activity.
      const waiting = async () => {
        const [row] = await db.dataSource.query(
          `SELECT count(*)::int AS n FROM pg_stat_activity
            WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%credential%'`,
        );
        return row.n as number;
      };
      await expect.poll(waiting).toBe(1);
      await blocker.commitTransaction();
      await blocker.release();
      expect(new Set((await all).map((each) => each.secretKey)).size).toBe(1);
    });

    it.each([
      ['enabled', `enabled = NOT enabled`],
      ['site', `site = 'international'`],
      ['region', `region = 'na-ashburn'`],
      ['version', `version = version + 1`],
    ])(
      'does not open a row whose %s was changed in the database, until it is stored again',
      async (_, change) => {
        const mine = aScope();
        await service.create(admin, { ...mine, ...aSecret() });
        await service.update(admin, { ...mine, Enabled: false });
        await service.update(admin, { ...mine, Enabled: true, Description: 'x' });
        await store.open(mine.TenantUuid, mine.ClusterUuid);
        await db.dataSource.query(`UPDATE credential SET ${change} WHERE cluster_uuid = $1`, [
          mine.ClusterUuid,
        ]);
        expect((await service.inspect(admin, mine)).Status).toBe('undecryptable');
        await service.update(admin, { ...mine, ...aSecret(), Enabled: true });
        await store.open(mine.TenantUuid, mine.ClusterUuid);
      },
    );

    it('does not open an older text that is put back into its own row', async () => {
      const mine = aScope();
      await service.create(admin, { ...mine, ...aSecret() });
      const [old] = await db.dataSource.query(`SELECT secret FROM credential WHERE cluster_uuid = $1`, [
        mine.ClusterUuid,
      ]);
      await service.update(admin, { ...mine, ...aSecret() });
      await db.dataSource.query(`UPDATE credential SET secret = $1 WHERE cluster_uuid = $2`, [
        old.secret,
        mine.ClusterUuid,
      ]);
      expect((await service.inspect(admin, mine)).Status).toBe('undecryptable');
    });

    it('does not open a row whose secret was moved, and opens the others', async () => {
      const mine = aScope();
      const theirs = aScope({ TenantUuid: 'other' });
      await service.create(admin, { ...mine, ...aSecret() });
      await service.create(admin, { ...theirs, ...aSecret() });
      await db.dataSource.query(
        `UPDATE credential SET secret = (SELECT secret FROM credential WHERE cluster_uuid = $1) WHERE cluster_uuid = $2`,
        [theirs.ClusterUuid, mine.ClusterUuid],
      );
      await expect
        .poll(() => store.open(mine.TenantUuid, mine.ClusterUuid).catch((error) => error.code))
        .toBe('CREDENTIAL_UNREADABLE');
      expect(await service.inspect(admin, mine)).toMatchObject({ Status: 'undecryptable' });
      await store.open(theirs.TenantUuid, theirs.ClusterUuid);
      await service.update(admin, { ...mine, ...aSecret() });
      await store.open(mine.TenantUuid, mine.ClusterUuid);
    });
  });

  describe(CredentialService.name, () => {
    it('refuses a second one for the same pair', async () => {
      const scope = aScope();
      await service.create(admin, { ...scope, ...aSecret() });
      await expect(service.create(admin, { ...scope, ...aSecret() })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    });

    it('returns no SecretKey, no Token and only a masked SecretId', async () => {
      const scope = aScope();
      const secret = { ...aSecret(), Token: 'canary-token' };
      await service.create(admin, { ...scope, ...secret, Description: 'mine' });
      const shown = await service.inspect(admin, scope);
      expect(shown).toEqual({
        CredentialId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        ...scope,
        SecretId: `AKID…${secret.SecretId.slice(-4)}`,
        HasToken: true,
        Region: '',
        Site: 'china',
        Description: 'mine',
        Enabled: true,
        KeyId: 'k1',
        Version: 1,
        Status: 'ok',
        SharedWith: 0,
        CreateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
        UpdateTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      });
    });

    it('pages over one tenant', async () => {
      const TenantUuid = aScope().ClusterUuid;
      for (let i = 0; i < 5; i++) await service.create(admin, { ...aScope({ TenantUuid }), ...aSecret() });
      const pages = await Promise.all(
        [0, 1, 2, 3].map((PageNum) => service.list(admin, { TenantUuid, PageNum, PageSize: 2 })),
      );
      expect(pages.map((page) => [page.TotalCount, page.List.length])).toEqual([
        [5, 2],
        [5, 2],
        [5, 1],
        [5, 0],
      ]);
      expect(new Set(pages.flatMap((page) => page.List.map((row) => row.ClusterUuid))).size).toBe(5);
    });

    it('shows and changes for an administrator of some tenants only those', async () => {
      const scope = aScope({ TenantUuid: 'protected' });
      await service.create(admin, { ...scope, ...aSecret() });
      const outsider = anAdmin(['elsewhere']);
      const absent = { code: 'CREDENTIAL_NOT_FOUND' };
      await expect(service.inspect(outsider, scope)).rejects.toMatchObject(absent);
      await expect(service.delete(outsider, scope)).rejects.toMatchObject(absent);
      await expect(service.create(outsider, { ...aScope(), ...aSecret() })).rejects.toMatchObject(absent);
      await expect(service.update(outsider, { ...scope, Enabled: false })).rejects.toMatchObject(absent);
      expect((await service.list(outsider, {})).TotalCount).toBe(0);
      expect((await service.list(outsider, { TenantUuid: 'protected' })).TotalCount).toBe(0);
      const { ClusterUuid = '' } = (await service.list(anAdmin(['protected']), {})).List[0] ?? {};
      expect((await service.list(anAdmin(['protected']), { ClusterUuid })).TotalCount).toBe(1);
      expect((await service.list(anAdmin(['protected']), { ClusterUuid: 'another' })).TotalCount).toBe(0);
      expect((await service.list(anAdmin(['protected']), {})).TotalCount).toBe(1);
    });

    it('keeps all changes that several administrators make at once', async () => {
      const scope = aScope();
      await service.create(admin, { ...scope, ...aSecret() });
      await Promise.all([
        service.update(admin, { ...scope, Description: 'new' }),
        service.update(admin, { ...scope, Region: 'ap-shanghai' }),
        service.update(admin, { ...scope, Enabled: false }),
        replica.get(CredentialService).update(admin, { ...scope, Token: 'tok' }),
      ]);
      expect(await service.inspect(admin, scope)).toMatchObject({
        Description: 'new',
        Region: 'ap-shanghai',
        Enabled: false,
        HasToken: true,
        Version: 5,
        Status: 'disabled',
      });
    });

    it('drops the old token together with the old key', async () => {
      const scope = aScope();
      const secret = aSecret();
      await service.create(admin, { ...scope, ...secret, Token: 'old' });
      await service.update(admin, { ...scope, Token: 'newer' });
      expect(await store.open(scope.TenantUuid, scope.ClusterUuid)).toMatchObject({
        secretKey: secret.SecretKey,
        token: 'newer',
      });
      await service.update(admin, { ...scope, SecretKey: 'fresh' });
      expect(await store.open(scope.TenantUuid, scope.ClusterUuid)).toMatchObject({
        secretId: secret.SecretId,
        secretKey: 'fresh',
        token: undefined,
      });
    });
  });

  describe(CredentialController.name, () => {
    const controller = () => app.get(CredentialController);
    const events = async (tenant: string) => {
      const rows: { kind: string; action: string; outcome: string | null }[] = await db.dataSource.query(
        `SELECT kind, action, outcome FROM audit_event WHERE tenant_uuid = $1 AND kind <> 'opened' ORDER BY seq`,
        [tenant],
      );
      return rows.map(({ kind, action, outcome }) => `${kind} ${action} ${outcome}`);
    };

    it('records every change, before and after it, and no read', async () => {
      const scope = aScope({ TenantUuid: 'audited' });
      const asks = (action: string) => ({ context: commandContext(action) }) as unknown as Request;
      await controller().create(asks('credential/create'), { ...scope, ...aSecret() });
      await expect(
        controller().create(asks('credential/create'), { ...scope, ...aSecret() }),
      ).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      await controller().inspect(asks('credential/inspect'), scope);
      await controller().list(asks('credential/list'), { TenantUuid: 'audited' });
      await controller().update(
        asks('credential/update'),
        Object.assign(new UpdateCredentialDto(), scope, { Enabled: false }),
      );
      await controller().delete(asks('credential/delete'), scope);
      expect(await events('audited')).toEqual([
        'intent credential/create null',
        'outcome credential/create succeeded',
        'intent credential/create null',
        'outcome credential/create failed',
        'intent credential/update null',
        'outcome credential/update succeeded',
        'intent credential/delete null',
        'outcome credential/delete succeeded',
      ]);
    });

    it('records nothing in the trail of a tenant for an administrator of another one', async () => {
      const request = { context: { ...commandContext(), ...anAdmin(['elsewhere']) } } as unknown as Request;
      const work = async () => controller().delete(request, aScope({ TenantUuid: 'protected-2' }));
      await expect(work()).rejects.toMatchObject({ code: 'CREDENTIAL_NOT_FOUND' });
      expect(await events('protected-2')).toEqual([]);
    });
  });

  describe(SealedSecretStore.name, () => {
    it('returns the same bytes to all simultaneous callers, and binds them to their name', async () => {
      const stores = [app.get(SealedSecretStore), replica.get(SealedSecretStore)];
      let made = 0;
      const make = () => Buffer.from(`bytes ${made++}`);
      const all = await Promise.all(
        Array.from({ length: 10 }, (_, i) => stores[i % 2]!.getOrCreate('shared', make)),
      );
      expect(new Set(all.map((each) => each.toString())).size).toBe(1);
      await stores[0]!.getOrCreate('other', make);
      await db.dataSource.query(
        `UPDATE sealed_secret SET secret = (SELECT secret FROM sealed_secret WHERE name = 'shared') WHERE name = 'other'`,
      );
      await expect(stores[0]!.getOrCreate('other', make)).rejects.toMatchObject({
        code: 'CREDENTIAL_UNREADABLE',
      });
    });
  });

  it('leaves no planted secret in any table', async () => {
    await service.create(admin, { ...aScope(), ...aSecret(), Token: 'canary-token' });
    const tables: { name: string }[] = await db.dataSource.query(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    expect(tables.length).toBeGreaterThan(3);
    const dumps = await Promise.all(
      tables.map(({ name }) => db.dataSource.query(`SELECT t::text AS line FROM "${name}" AS t`)),
    );
    const dump = JSON.stringify(dumps);
    expect(dump).toContain('eyJ');
    expect(dump).not.toContain('canary');
    expect(dump).not.toContain(keys[0]!.key.toString('base64'));
  });
});
