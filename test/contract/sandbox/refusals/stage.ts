import type { Sandbox } from '../../../../src/sandbox/sandbox.js';
import { GUANGZHOU_DISK, WEB_1 } from '../orders.js';
import type { CbsClient, SdkClients } from '../sdk-clients.js';

export interface Stage {
  sandbox: Sandbox;
  sdk: SdkClients;
  guangzhou: CbsClient;
  shanghai: CbsClient;
}

/** A call that the platform refuses: what is done first, and the call itself. */
export interface Refusal {
  code: string;
  when: string;
  call(stage: Stage): Promise<unknown>;
}

export const onShanghai =
  (action: string, params: object): Refusal['call'] =>
  ({ shanghai }) =>
    shanghai.request(action, params);

export const onGuangzhou =
  (action: string, params: object): Refusal['call'] =>
  ({ guangzhou }) =>
    guangzhou.request(action, params);

/** The disk stays in the middle of the change. */
export const during =
  (begin: string, params: object, then: string, thenParams: object): Refusal['call'] =>
  async ({ sandbox, guangzhou }) => {
    sandbox.addFault({ Action: begin, Fault: 'stuck' });
    await guangzhou.request(begin, params);
    return guangzhou.request(then, thenParams);
  };

export const ATTACH = { InstanceId: WEB_1, DiskIds: [GUANGZHOU_DISK] };
export const ids = (...DiskIds: string[]) => ({ DiskIds });
export const many = (n: number) => Array.from({ length: n }, (_, i) => `disk-${String(i).padStart(8, '0')}`);
export const filter = (Name: string, ...Values: string[]) => ({ Name, Values });
