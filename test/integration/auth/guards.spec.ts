import { Controller, Post } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AuthenticationGuard } from '../../../src/auth/authentication.guard.js';
import { AuthorizationGuard } from '../../../src/auth/authorization.guard.js';
import { Public, RequireRole } from '../../../src/common/request/require-role.decorator.js';
import { RoleCheck } from '../../../src/auth/role-check.js';
import { type TestDatabase, createTestDatabase } from '../database/postgres.fixture.js';
import { type AuthApp, anAuthApp } from './auth-app.fixture.js';

describe('the guards', () => {
  let db: TestDatabase;
  let http: AuthApp;

  beforeAll(async () => {
    db = await createTestDatabase();
    http = await anAuthApp(db.url);
  });

  afterAll(async () => {
    await http.close();
    await db.close();
  });

  const aKey = async (Role: string, Tenants: string[]): Promise<string> => {
    const { body } = await http.post('v1/tencent/api_key/create', { Name: 'x', Role, Tenants });
    return (body.data as { ApiKey: string }).ApiKey;
  };
  const auditOf = async (body: object): Promise<object[]> =>
    ((await http.post('v1/tencent/audit/list', body)).body.data as { List: object[] }).List;

  it(`${AuthenticationGuard.name} answers the same for every bad token, before it reads the body`, async () => {
    const replies = await Promise.all(
      ['x', 'a.b.c', `tdk_${'0'.repeat(24)}_${'A'.repeat(43)}`].map((token) =>
        http.post('try/write', { TenantUuid: 'x'.repeat(2_000_000) }, token),
      ),
    );
    for (const { status, headers, body } of replies) {
      expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
      expect(body).toEqual(replies[0]?.body);
    }
  });

  it('leaves public routes open', async () => {
    expect((await http.post('try/public', {}, '')).status).toBe(200);
  });

  it(`${AuthorizationGuard.name} names the role that is needed and records the attempt`, async () => {
    const reader = await aKey('reader', ['mine']);
    const body = {
      TenantUuid: 'mine',
      ClusterUuid: 'c-1',
      DiskIds: ['disk-1', 'disk 2', 7],
      DiskId: { a: 1 },
    };
    const reply = await http.post('try/write', body, reader);
    expect([reply.status, reply.body.desc]).toEqual([403, 'this route needs the role operator']);
    await expect
      .poll(() => auditOf({ TenantUuid: 'mine', Action: 'try/write' }))
      .toMatchObject([
        { Action: 'try/write', Outcome: 'failed', scode: 10005, ClusterUuid: 'c-1', DiskIds: ['disk-1'] },
      ]);
  });

  it('records attempts at another tenant in the chain of the service, which that tenant’s admins cannot see', async () => {
    const operator = await aKey('operator', ['mine']);
    await http.post('try/write', { TenantUuid: 'foreign', DiskId: 'disk-9' }, operator);
    await expect
      .poll(() => auditOf({ TenantUuid: '*', Action: 'try/write' }))
      .toMatchObject([
        { Outcome: 'failed', scode: 20001, ResourceIds: ['disk-9', 'foreign'], DiskIds: ['disk-9'] },
      ]);
    expect(await auditOf({ TenantUuid: 'foreign' })).toEqual([]);
    const admin = await aKey('admin', ['mine']);
    const hidden = await http.post('v1/tencent/audit/list', { TenantUuid: '*' }, admin);
    expect(hidden.body.data).toEqual({ TotalCount: 0, List: [] });
  });

  it('shows an admin of some tenants nothing of another one', async () => {
    const admin = await aKey('admin', ['seen']);
    const foreign = await http.post('v1/tencent/audit/list', { TenantUuid: 'mine' }, admin);
    const absent = await http.post('v1/tencent/audit/list', { TenantUuid: 'absent' }, admin);
    expect(foreign.body).toEqual(absent.body);
    const own = await http.post('v1/tencent/audit/list', { TenantUuid: 'seen' }, admin);
    expect(own.body.data).toMatchObject({ TotalCount: 1 });
  });

  it('filters and pages the trail', async () => {
    for (let count = 0; count < 5; count += 1) await aKey('reader', ['paged']);
    const page = await http.post('v1/tencent/audit/list', { TenantUuid: 'paged', PageNum: 1, PageSize: 2 });
    expect(page.body.data).toMatchObject({ TotalCount: 5, List: [{}, {}] });
    for (const filter of [
      { Actor: 'x' },
      { Action: 'x' },
      { ClusterUuid: 'x' },
      { DiskId: 'x' },
      { EndTime: '2020-01-01 00:00:00' },
    ])
      expect(await auditOf({ TenantUuid: 'paged', ...filter })).toEqual([]);
    expect(
      await auditOf({ TenantUuid: 'paged', Actor: 'admin', BeginTime: '2020-01-01 00:00:00' }),
    ).toHaveLength(5);
  });

  it.each([
    ['BeginTime', { BeginTime: '2021-02-30 00:00:00' }],
    ['EndTime', { EndTime: '2021-01-01 24:00:00' }],
    ['EndTime', { EndTime: 'tomorrow' }],
    ['BeginTime', { BeginTime: '2026-01-02 00:00:00', EndTime: '2026-01-01 00:00:00' }],
  ])(
    'refuses a wrong %s in the trail of one’s own and of a foreign tenant alike: %j',
    async (field, times) => {
      const admin = await aKey('admin', ['timed']);
      const ask = (TenantUuid: string) => http.post('v1/tencent/audit/list', { TenantUuid, ...times }, admin);
      const own = await ask('timed');
      expect([own.status, own.body.scode]).toEqual([400, 10001]);
      expect(own.body.desc).toMatch(new RegExp(`^${field}: `));
      expect((await ask('foreign')).body).toEqual(own.body);
      expect((await ask('*')).body).toEqual(own.body);
    },
  );

  it('lets anyone do anything with AUTH_MODE=none', async () => {
    const open = await anAuthApp(db.url, { AUTH_MODE: 'none' });
    const reply = await open.post('try/read', {}, 'whatever');
    expect(reply.body.data).toEqual({ caller: { id: 'anonymous', role: 'admin', tenants: ['*'] } });
    await open.close();
  });
});

describe(RoleCheck.name, () => {
  @Controller('undeclared')
  class UndeclaredController {
    @Public()
    @Post('open')
    open(): void {}

    @RequireRole('reader')
    @Post('read')
    read(): void {}

    @Post('withoutRole')
    withoutRole(): void {}
  }

  @RequireRole('admin')
  @Controller('declared')
  class DeclaredController {
    @Post('any')
    any(): void {}

    notARoute(): void {}
  }

  const start = async (controller: new () => object): Promise<unknown> => {
    const module = await Test.createTestingModule({
      imports: [DiscoveryModule],
      controllers: [controller],
      providers: [RoleCheck],
    }).compile();
    return module.init().finally(() => module.close());
  };

  it('stops the start and names the route that declares no role', async () => {
    await expect(start(UndeclaredController)).rejects.toThrow('UndeclaredController.withoutRole');
  });

  it('accepts a role that the controller declares', async () => {
    await expect(start(DeclaredController)).resolves.toBeDefined();
  });
});
