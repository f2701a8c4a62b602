import { setImmediate } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anAuditDraft } from '../../test/builders/an-audit-draft.js';
import { AuditChain } from './audit-chain.js';
import { type AuditEvent, SERVICE_CHAIN } from './audit-event.js';
import { AuditSeal, type ChainHead } from './audit-seal.js';
import { ChainDamaged, openedAuditId } from './chain-heads.js';
import type { InstanceLease } from './instance-lease.js';
import { UnwritableEvent } from './unwritable-event.js';

const SEAL = new AuditSeal(Buffer.alloc(32, 1));
const SERVICE = '00000000-0000-4000-8000-000000000001';

interface Append {
  tenantUuid: string;
  expected: Buffer;
  events: AuditEvent[];
  mac: Buffer;
  inTransaction: boolean;
}

/** What `audit_append` answers beside the head. */
interface Answer {
  status: 'written' | 'absent' | 'moved' | 'refused' | 'lease';
  refused_ids?: string[];
}

/** Stands for the statements of the chains in Postgres. It notes them as `read`, `append` and `lock`. */
class FakeDatabase {
  readonly heads = new Map<string, ChainHead & { mac: Buffer }>();
  events: AuditEvent[] = [];
  readonly log: string[] = [];
  readonly appends: Append[] = [];
  /** Reason and text of what stands in `audit_unwritable`. */
  readonly unwritable: [string, string][] = [];
  /** Takes the place of an append; undefined lets it happen. */
  intercept: (append: Append) => Promise<Answer | undefined> | Answer | undefined = () => undefined;

  readonly dataSource = {
    manager: { query: (text: string, values: unknown[]) => this.query(text, values, false) },
    transaction: (work: (locked: object) => Promise<unknown>) =>
      work({ query: (text: string, values: unknown[]) => this.query(text, values, true) }),
  } as unknown as DataSource;

  /** What another replica appends, or somebody without the key when `mac` is given. */
  move(tenantUuid: string, mac?: Buffer): void {
    const { seq, hash } = this.heads.get(tenantUuid) ?? SEAL.genesis(tenantUuid);
    const [event] = SEAL.chain({ seq, hash }, [anAuditDraft({ tenant_uuid: tenantUuid })]);
    this.heads.set(tenantUuid, { ...event!, mac: mac ?? SEAL.headMac(tenantUuid, event!) });
  }

  /** The ids that stand in the chain of a tenant, in order. */
  idsOf(tenantUuid: string): string[] {
    return this.events.filter((event) => event.tenant_uuid === tenantUuid).map(({ audit_id }) => audit_id);
  }

  forgetEventsOf(tenantUuid: string): void {
    this.events = this.events.filter((event) => event.tenant_uuid !== tenantUuid);
  }

  /** The statements about one tenant since the last time. */
  statements(tenantUuid = 'tenant'): string[] {
    return this.log
      .splice(0)
      .flatMap((line) => (line.endsWith(` ${tenantUuid}`) ? [line.split(' ')[0]!] : []));
  }

  private async query(text: string, values: unknown[], inTransaction: boolean): Promise<unknown[]> {
    if (text.startsWith('SET LOCAL')) return [];
    if (text.includes('audit_unwritable')) {
      this.unwritable.push(values as [string, string]);
      return [];
    }
    const [tenantUuid] = values as [string];
    if (text.includes('FOR UPDATE')) return this.note('lock', tenantUuid, [this.headRow(tenantUuid)]);
    if (text.includes('LEFT JOIN audit_head')) {
      const opened = this.events.some(({ audit_id }) => audit_id === values[1]);
      return this.note('read', tenantUuid, [{ ...this.headRow(tenantUuid), opened }]);
    }
    if (text.startsWith('INSERT INTO audit_head')) {
      const [, hash, mac] = values as [string, Buffer, Buffer];
      this.heads.set(tenantUuid, { seq: 0, hash: hash.toString('hex'), mac });
      return this.note('begin', tenantUuid, []);
    }
    const [, expected, events, mac] = values as [string, Buffer, string, Buffer];
    const append = { tenantUuid, expected, events: JSON.parse(events) as AuditEvent[], mac, inTransaction };
    this.note('append', tenantUuid, []);
    this.appends.push(append);
    const answer = (await this.intercept(append)) ?? this.carryOut(append);
    return [{ refused_ids: null, ...this.headRow(tenantUuid), ...answer }];
  }

  carryOut({ tenantUuid, expected, events, mac }: Append): Answer {
    const head = this.heads.get(tenantUuid);
    if (!head) return { status: 'absent' };
    if (head.hash !== expected.toString('hex')) return { status: 'moved' };
    const refused = events.filter(({ audit_id, kind }) =>
      this.events.some((event) => event.audit_id === audit_id && event.kind === kind),
    );
    if (refused.length > 0)
      return { status: 'refused', refused_ids: refused.map(({ audit_id }) => audit_id) };
    this.events.push(...events);
    const { seq, hash } = events.at(-1)!;
    this.heads.set(tenantUuid, { seq, hash, mac });
    return { status: 'written' };
  }

  private headRow(tenantUuid: string): object | undefined {
    const head = this.heads.get(tenantUuid);
    return (
      head && { head_seq: String(head.seq), head_hash: Buffer.from(head.hash, 'hex'), head_mac: head.mac }
    );
  }

  private note<T>(statement: string, tenantUuid: string, rows: T[]): T[] {
    this.log.push(`${statement} ${tenantUuid}`);
    return rows;
  }
}

function aChain(makeSeal: () => Promise<AuditSeal> = async () => SEAL) {
  const database = new FakeDatabase();
  const renew = vi.fn(async (): Promise<void> => undefined);
  const now = () => new Date();
  const lease: Pick<InstanceLease, 'renew' | 'instanceId' | 'now'> = { renew, instanceId: SERVICE, now };
  const chain = new AuditChain(database.dataSource, lease as InstanceLease, makeSeal);
  /** The head is remembered afterwards. */
  const begun = async () => {
    await chain.append(anAuditDraft());
    database.log.length = 0;
    database.appends.length = 0;
    database.forgetEventsOf('tenant');
  };
  return { chain, database, renew, begun };
}

/** Keeps the next append of a tenant under way until `end` is called. */
function holdNext(database: FakeDatabase, tenantUuid = 'tenant'): { end: (answer?: Answer) => void } {
  let end!: (answer?: Answer) => void;
  const held = new Promise<Answer | undefined>((resolve) => (end = resolve));
  database.intercept = (append) => {
    if (append.tenantUuid !== tenantUuid) return undefined;
    database.intercept = () => undefined;
    return held;
  };
  return { end: (answer) => end(answer) };
}

const draftsOf = (count: number) => Array.from({ length: count }, () => anAuditDraft());

describe(AuditChain.name, () => {
  beforeEach(() => void vi.spyOn(Logger.prototype, 'error').mockReturnValue());
  afterEach(() => void vi.restoreAllMocks());

  it('begins the chain of a new tenant, and announces it in the chain of the service', async () => {
    const { chain, database } = aChain();
    const draft = anAuditDraft();
    expect(await chain.append(draft)).toBe('written');
    expect(database.idsOf('tenant')).toEqual([draft.audit_id]);
    expect(database.idsOf(SERVICE_CHAIN)).toEqual([openedAuditId('tenant')]);
    const opened = database.events.find(({ tenant_uuid }) => tenant_uuid === SERVICE_CHAIN);
    expect(opened).toMatchObject({ kind: 'opened', resources: ['tenant:tenant'], instance_id: SERVICE });
  });

  it('seals each event behind the one before, and the head behind the last', async () => {
    const { chain, database } = aChain();
    for (const draft of draftsOf(2)) await chain.append(draft);
    const [first, second] = database.events.filter(({ tenant_uuid }) => tenant_uuid === 'tenant');
    expect(first).toMatchObject({ seq: 1, previous_hash: SEAL.genesis('tenant').hash });
    expect(second).toMatchObject({ seq: 2, previous_hash: first!.hash, hash: SEAL.hashOf(second!) });
    const head = database.heads.get('tenant')!;
    expect(SEAL.isHead('tenant', second!, head.mac)).toBe(true);
  });

  it('appends in one statement once it knows the head', async () => {
    const { chain, database, begun } = aChain();
    await begun();
    await chain.append(anAuditDraft());
    expect(database.statements()).toEqual(['append']);
  });

  it('goes on behind the head that stands in the database already', async () => {
    const { chain, database } = aChain();
    database.move('tenant');
    await chain.append(anAuditDraft());
    expect(database.events.at(-1)).toMatchObject({ tenant_uuid: 'tenant', seq: 2 });
  });

  it('stores texts as Postgres gives them back', async () => {
    const { chain, database } = aChain();
    await chain.append(anAuditDraft({ actor: 'a\0b', resources: [`disk:${'x'.repeat(300)}`] }));
    const stored = database.events.at(-1)!;
    expect(stored.actor).toBe('a\ufffdb');
    expect(stored.resources[0]).toHaveLength(256);
  });

  describe('while a write is under way', () => {
    it('gathers the events of the tenant, which go together in the next', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const drafts = draftsOf(4);
      const results = drafts.map((draft) => chain.append(draft));
      await setImmediate();
      expect(database.appends).toHaveLength(1);
      end();
      expect(await Promise.all(results)).toEqual(['written', 'written', 'written', 'written']);
      expect(database.appends.map(({ events }) => events.length)).toEqual([1, 3]);
      expect(database.idsOf('tenant')).toEqual(drafts.map(({ audit_id }) => audit_id));
    });

    it('puts 64 into one write at most', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const drafts = draftsOf(1 + 64 + 6);
      const results = drafts.map((draft) => chain.append(draft));
      end();
      await Promise.all(results);
      expect(database.appends.map(({ events }) => events.length)).toEqual([1, 64, 6]);
      expect(database.idsOf('tenant')).toEqual(drafts.map(({ audit_id }) => audit_id));
    });

    it('lets other tenants pass', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const first = chain.append(anAuditDraft());
      expect(await chain.append(anAuditDraft({ tenant_uuid: 'another' }))).toBe('written');
      end();
      expect(await first).toBe('written');
    });

    it('does not write an event that was abandoned meanwhile, and never settles it', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const [first, abandoned, last] = draftsOf(3);
      const results = [chain.append(first!)];
      let isAbandoned = false;
      const settle = vi.fn();
      void chain.append(abandoned!, () => isAbandoned).then(settle, settle);
      results.push(chain.append(last!));
      isAbandoned = true;
      end();
      await Promise.all(results);
      await setImmediate();
      expect(database.idsOf('tenant')).toEqual([first!.audit_id, last!.audit_id]);
      expect(settle).not.toHaveBeenCalled();
    });

    it('rejects events of a tenant that has ten thousand waiting', async () => {
      const { chain } = aChain(() => new Promise(() => undefined));
      const draft = anAuditDraft();
      for (let count = 0; count <= 10_000; count += 1) void chain.append(draft);
      await expect(chain.append(draft)).rejects.toThrow('too many events');
    });

    it('does not write an event that was abandoned while the key was awaited', async () => {
      let give!: (seal: AuditSeal) => void;
      const { chain, database } = aChain(() => new Promise((resolve) => (give = resolve)));
      let isAbandoned = false;
      const settle = vi.fn();
      void chain.append(anAuditDraft(), () => isAbandoned).then(settle, settle);
      isAbandoned = true;
      give(SEAL);
      await setImmediate();
      expect(database.appends).toEqual([]);
      expect(settle).not.toHaveBeenCalled();
    });

    it('sends nothing when all that waited was abandoned, and goes on afterwards', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const first = chain.append(anAuditDraft());
      void chain.append(anAuditDraft(), () => true);
      end();
      await first;
      await setImmediate();
      expect(database.appends).toHaveLength(1);
      expect(await chain.append(anAuditDraft())).toBe('written');
    });
  });

  describe('when another replica was first', () => {
    it('seals the events again behind the new head', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      database.move('tenant');
      const draft = anAuditDraft();
      expect(await chain.append(draft)).toBe('written');
      expect(database.appends.map(({ events }) => events[0]!.seq)).toEqual([2, 3]);
      expect(database.statements()).toEqual(['append', 'append']);
    });

    it('tries four times with a head it was told, then under the lock of the row', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      database.intercept = ({ inTransaction }) => {
        if (!inTransaction) database.move('tenant');
        return undefined;
      };
      expect(await chain.append(anAuditDraft())).toBe('written');
      expect(database.appends.map(({ inTransaction }) => inTransaction)).toEqual([
        false,
        false,
        false,
        false,
        true,
      ]);
      expect(database.statements()).toEqual(['append', 'append', 'append', 'append', 'lock', 'append']);
    });

    it('takes the head that it reads under the lock', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      // Each answer is out of date again when the next try begins.
      database.intercept = ({ inTransaction }) => {
        if (inTransaction) return undefined;
        queueMicrotask(() => database.move('tenant'));
        return { status: 'moved' };
      };
      expect(await chain.append(anAuditDraft())).toBe('written');
      expect(database.appends.at(-1)!.expected.toString('hex')).toBe(database.events.at(-1)!.previous_hash);
    });

    it('gives up after twelve tries, and the next event has its own', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const drafts = draftsOf(2);
      database.intercept = ({ events }) =>
        events[0]!.audit_id === drafts[0]!.audit_id ? { status: 'moved' } : undefined;
      const results = drafts.map((draft) => chain.append(draft));
      await expect(results[0]).rejects.toThrow('no place in the audit chain after 12 tries');
      expect(await results[1]).toBe('written');
      expect(database.appends).toHaveLength(12 + 1);
    });

    it('rejects without another try when the new head does not carry our seal', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      database.move('tenant', Buffer.alloc(32));
      await expect(chain.append(anAuditDraft())).rejects.toBeInstanceOf(ChainDamaged);
      expect(database.appends).toHaveLength(1);
      expect(database.idsOf('tenant')).toEqual([]);
    });
  });

  describe('when the head is gone', () => {
    it('does not begin anew a chain that it has seen', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      database.heads.delete('tenant');
      await expect(chain.append(anAuditDraft())).rejects.toBeInstanceOf(ChainDamaged);
      expect(database.statements()).toEqual(['append', 'read']);
      expect(database.idsOf('tenant')).toEqual([]);
    });

    it('asks for it once more when it knew of none before', async () => {
      const { chain, database } = aChain();
      let isFirst = true;
      database.intercept = ({ tenantUuid }) => {
        if (tenantUuid !== 'tenant' || !isFirst) return undefined;
        isFirst = false;
        return { status: 'absent' };
      };
      expect(await chain.append(anAuditDraft())).toBe('written');
      expect(database.statements()).toEqual(['read', 'begin', 'append', 'read', 'append']);
    });
  });

  describe('when the lease of this process has run out', () => {
    it('renews it and writes', async () => {
      const { chain, database, renew, begun } = aChain();
      await begun();
      database.intercept = () => (renew.mock.calls.length === 0 ? { status: 'lease' } : undefined);
      expect(await chain.append(anAuditDraft())).toBe('written');
      expect(renew).toHaveBeenCalledOnce();
      expect(database.idsOf('tenant')).toHaveLength(1);
    });

    it('rejects when it cannot be renewed', async () => {
      const { chain, database, renew, begun } = aChain();
      await begun();
      const away = new Error('away');
      renew.mockRejectedValue(away);
      database.intercept = () => ({ status: 'lease' });
      await expect(chain.append(anAuditDraft())).rejects.toBe(away);
    });
  });

  describe('when an event is refused', () => {
    it('says so of that one, and writes the others of the batch', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const twice = anAuditDraft();
      await chain.append(twice);
      const { end } = holdNext(database);
      const [first, before, after] = draftsOf(3);
      const results = [first!, before!, twice, after!].map((draft) => chain.append(draft));
      end();
      expect(await Promise.all(results)).toEqual(['written', 'written', 'refused', 'written']);
      expect(database.idsOf('tenant').slice(1)).toEqual(
        [first!, before!, after!].map(({ audit_id }) => audit_id),
      );
    });

    it('does not try again when it was the only one', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const twice = anAuditDraft();
      expect([await chain.append(twice), await chain.append(twice)]).toEqual(['written', 'refused']);
      expect(database.appends).toHaveLength(2);
    });
  });

  describe('when Postgres refuses an event for what it holds', () => {
    const refusal = Object.assign(new Error('integer out of range'), { code: '22003' });
    const poison = () => anAuditDraft({ action: 'disk/poison' });
    const refusePoison = (database: FakeDatabase) => {
      database.intercept = ({ events }) =>
        events.some(({ action }) => action === 'disk/poison') ? Promise.reject(refusal) : undefined;
    };

    it('keeps it elsewhere, and says that it can never be written', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      refusePoison(database);
      const draft = poison();
      const error: unknown = await chain.append(draft).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UnwritableEvent);
      expect(error).toMatchObject({ cause: refusal });
      expect(database.unwritable).toEqual([['integer out of range', JSON.stringify(draft)]]);
      const [[line]] = vi.mocked(Logger.prototype.error).mock.calls as [[string]];
      expect(line).toContain('can never be written');
      expect(line).toContain(draft.audit_id);
    });

    it('writes the others of the batch one by one, in their order', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const first = chain.append(anAuditDraft());
      const drafts = [anAuditDraft(), poison(), anAuditDraft(), poison(), anAuditDraft()];
      const results = Promise.allSettled(drafts.map((draft) => chain.append(draft)));
      await setImmediate();
      refusePoison(database);
      end();
      await first;
      expect((await results).map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'fulfilled',
        'rejected',
        'fulfilled',
      ]);
      expect(database.idsOf('tenant').slice(1)).toEqual([0, 2, 4].map((at) => drafts[at]!.audit_id));
      expect(database.unwritable).toHaveLength(2);
    });

    it('does the same with an event that cannot even be made into a row', async () => {
      const { chain, database } = aChain();
      const draft = anAuditDraft({ resources: [null as never] });
      await expect(chain.append(draft)).rejects.toBeInstanceOf(UnwritableEvent);
      expect(database.unwritable).toHaveLength(1);
      expect(await chain.append(anAuditDraft())).toBe('written');
    });

    it.each(['23514', '23502', '22P02', '54000'])('takes %s for such a refusal', async (code) => {
      const { chain, database } = aChain();
      const driverError = Object.assign(new Error('no'), { code });
      database.intercept = () => Promise.reject(Object.assign(new Error('no'), { driverError }));
      await expect(chain.append(anAuditDraft())).rejects.toBeInstanceOf(UnwritableEvent);
    });

    it.each(['08006', '57014', '42P01', '42501', '40001', 'ETIMEDOUT', undefined])(
      'takes %s for none, as the event can be written later',
      async (code) => {
        const { chain, database } = aChain();
        const away = Object.assign(new Error('no'), { code });
        database.intercept = () => Promise.reject(away);
        await expect(chain.append(anAuditDraft())).rejects.toBe(away);
        expect(database.unwritable).toEqual([]);
      },
    );

    it('cuts the text to 8 KB and leaves out what a text cannot hold', async () => {
      const { chain, database } = aChain();
      database.intercept = ({ tenantUuid }) =>
        tenantUuid === 'tenant'
          ? Promise.reject(Object.assign(new Error('a\0b'), { code: '22021' }))
          : undefined;
      await expect(chain.append(anAuditDraft({ request: 'x'.repeat(20_000) }))).rejects.toThrow('never');
      const [[reason, text]] = database.unwritable as [[string, string]];
      expect(reason).toBe('a\ufffdb');
      expect(text).toHaveLength(8_192);
    });
  });

  describe('when the database fails', () => {
    const away = new Error('away');

    it('rejects all of the batch, and asks for the head before the next', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      const { end } = holdNext(database);
      const first = chain.append(anAuditDraft());
      const results = Promise.allSettled(draftsOf(2).map((draft) => chain.append(draft)));
      await setImmediate();
      database.intercept = () => Promise.reject(away);
      end();
      expect(await first).toBe('written');
      expect(await results).toEqual([
        { status: 'rejected', reason: away },
        { status: 'rejected', reason: away },
      ]);
      database.intercept = () => undefined;
      database.log.length = 0;
      expect(await chain.append(anAuditDraft())).toBe('written');
      expect(database.statements()).toEqual(['read', 'append']);
    });

    it('goes on with what waited behind the failure', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      database.intercept = () => {
        database.intercept = () => undefined;
        return Promise.reject(away);
      };
      const [first, second] = draftsOf(2).map((draft) => chain.append(draft));
      await expect(first).rejects.toBe(away);
      expect(await second).toBe('written');
    });

    it('does no harm when only the answer was lost and the event is appended again', async () => {
      const { chain, database, begun } = aChain();
      await begun();
      database.intercept = (append) => {
        database.intercept = () => undefined;
        database.carryOut(append);
        throw away;
      };
      const draft = anAuditDraft();
      await expect(chain.append(draft)).rejects.toBe(away);
      expect(await chain.append(draft)).toBe('refused');
      expect(database.idsOf('tenant')).toEqual([draft.audit_id]);
    });

    it('does not remember that the key could not be had', async () => {
      let tries = 0;
      const { chain, database } = aChain(async () => {
        tries += 1;
        if (tries === 1) throw away;
        return SEAL;
      });
      await expect(chain.append(anAuditDraft())).rejects.toBe(away);
      expect(database.log).toEqual([]);
      for (const draft of draftsOf(2)) expect(await chain.append(draft)).toBe('written');
      expect(tries).toBe(2);
    });
  });
});
