import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors/app.error.js';
import type { CloudSession } from '../client/cloud-session.js';
import { RowPermits } from '../client/row-permits.js';
import { translateVendorError } from '../client/errors/translate.js';
import { OperationLogProvider } from './operation-log.provider.js';

const QUERY = { diskId: 'disk-giys4n0i' };
const ACTIONS = ['DescribeDiskOperationLogs', 'LookUpEvents', 'DescribeEvents'];

/** A session whose actions are refused with these codes; the others answer. */
function aSession(codes: Record<string, string>, { credentialVersion = 1 } = {}) {
  const asked: string[] = [];
  const session = {
    credentialId: 'credential',
    credentialVersion,
    scope: { region: 'ap-guangzhou', context: { deadlineAt: Infinity } },
    read: (_service: string, action: string) => {
      asked.push(action);
      const code = codes[action];
      if (code === undefined) return Promise.resolve({ Events: [{ EventName: 'ResizeDisk' }] });
      const call = { service: 'cbs', action, kind: 'read', secrets: [] } as const;
      return Promise.reject(translateVendorError({ code, message: '' }, 'request', call));
    },
  };
  return { session: session as unknown as CloudSession, asked };
}

/** The older log withdrawn, and LookUpEvents refused with the code. */
const withoutLookUp = (code: string) => ({ DescribeDiskOperationLogs: 'ActionOffline', LookUpEvents: code });

describe(OperationLogProvider.name, () => {
  it.each(['ActionOffline', 'InvalidAction', 'InvalidParameterValue.InvalidAction', 'NoSuchVersion'])(
    'reads DescribeEvents when LookUpEvents answers %s, and remembers that',
    async (code) => {
      const provider = new OperationLogProvider(new RowPermits());
      const { session, asked } = aSession(withoutLookUp(code));
      expect(await provider.read(session, QUERY)).toMatchObject({ source: 'CloudAudit', cut: false });
      expect(asked).toEqual(ACTIONS);
      expect((await provider.read(session, QUERY)).rows).toHaveLength(1);
      expect(asked.slice(3)).toEqual(['DescribeEvents']);
    },
  );

  it('reads DescribeEvents when LookUpEvents is not permitted, and asks LookUpEvents again', async () => {
    const provider = new OperationLogProvider(new RowPermits());
    const { session, asked } = aSession(withoutLookUp('UnauthorizedOperation'));
    await provider.read(session, QUERY);
    await provider.read(session, QUERY);
    expect(asked).toEqual([...ACTIONS, 'LookUpEvents', 'DescribeEvents']);
  });

  it.each(['InternalError', 'InvalidParameterValue.Time', 'RequestLimitExceeded', 'AuthFailure'])(
    'does not turn to another action because of %s',
    async (code) => {
      const { session, asked } = aSession(withoutLookUp(code));
      const failure = await new OperationLogProvider(new RowPermits())
        .read(session, QUERY)
        .catch((error: unknown) => error);
      expect((failure as AppError).upstream?.code).toBe(code);
      expect(asked).toEqual(ACTIONS.slice(0, 2));
    },
  );

  it('does not turn to CloudAudit because the older log is not permitted', async () => {
    const { session, asked } = aSession({ DescribeDiskOperationLogs: 'UnauthorizedOperation' });
    await expect(new OperationLogProvider(new RowPermits()).read(session, QUERY)).rejects.toThrow(
      'UnauthorizedOperation',
    );
    expect(asked).toEqual(ACTIONS.slice(0, 1));
  });

  it('throws the last refusal when no action is to be had, the next time too', async () => {
    const provider = new OperationLogProvider(new RowPermits());
    const { session } = aSession({ ...withoutLookUp('ActionOffline'), DescribeEvents: 'InvalidAction' });
    for (let i = 0; i < 2; i += 1)
      await expect(provider.read(session, QUERY)).rejects.toThrow('DescribeEvents: InvalidAction');
  });

  it('remembers nothing when the credential has changed', async () => {
    const provider = new OperationLogProvider(new RowPermits());
    await provider.read(aSession(withoutLookUp('ActionOffline')).session, QUERY);
    const { session, asked } = aSession({}, { credentialVersion: 2 });
    await provider.read(session, QUERY);
    expect(asked).toEqual(['DescribeDiskOperationLogs']);
  });
});
