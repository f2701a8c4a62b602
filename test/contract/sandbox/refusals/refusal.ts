import { GUANGZHOU_DISK, WEB_1 } from '../orders.js';
import type { SandboxFixture } from '../sandbox.fixture.js';

export type Call = (context: SandboxFixture) => Promise<unknown>;

/** An error code, the case in which it is answered, and a call in that case. */
export type Refusal = [code: string, when: string, call: Call];

export const onGuangzhou =
  (action: string, params: object): Call =>
  ({ guangzhou }) =>
    guangzhou.request(action, params);

export const onShanghai =
  (action: string, params: object): Call =>
  ({ shanghai }) =>
    shanghai.request(action, params);

/** The second call is made when the change of the first one is complete. */
export const after =
  (first: Call, second: Call): Call =>
  async (context) => {
    await first(context);
    return second(context);
  };

/** The second call is made while the change of the first one is under way, where it stays. */
export const during =
  (first: Call, second: Call): Call =>
  async (context) => {
    context.sandbox.addFault({ Action: '*', Fault: 'stuck' });
    return after(first, second)(context);
  };

export const ids = (...DiskIds: string[]) => ({ DiskIds });
export const many = (n: number) => Array.from({ length: n }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
export const filter = (Name: string, ...Values: string[]) => ({ Name, Values });

/** By default the seeded disk of ap-guangzhou and an instance in its zone. */
export const attach = (parts: object = {}) =>
  onGuangzhou('AttachDisks', { InstanceId: WEB_1, ...ids(GUANGZHOU_DISK), ...parts });
export const resize = (parts: object) => onGuangzhou('ResizeDisk', { DiskId: GUANGZHOU_DISK, ...parts });
export const modify = (parts: object) =>
  onGuangzhou('ModifyDiskAttributes', { ...ids(GUANGZHOU_DISK), ...parts });
export const terminate = (diskId = GUANGZHOU_DISK) => onGuangzhou('TerminateDisks', ids(diskId));
