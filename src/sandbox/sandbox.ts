import { setTimeout as sleep } from 'node:timers/promises';
import { actionTable } from './action-table.js';
import { CallLog, type CallRecord } from './call/call-log.js';
import { Cloud } from './cloud/cloud.js';
import { FaultQueue } from './fault/fault-queue.js';
import type { FaultRequest } from './fault/parse-fault.js';
import { Gateway } from './gateway/gateway.js';
import { RateLimiter } from './gateway/rate-limiter.js';
import { resolveOptions, type SandboxOptions } from './options.js';
import { type AccountState, stateOf } from './server/control.js';
import { openListeners, type TlsListener } from './server/listeners.js';
import { handleRequest } from './server/request-handler.js';
import { openState } from './state/state-keeper.js';

export interface Sandbox {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  host: string;
  port: number;
  /** Only with `tlsPort`. */
  tls: TlsListener | undefined;
  /** Same as `POST /_sandbox/faults`; throws InvalidFault. */
  addFault(fault: FaultRequest): void;
  clearFaults(): void;
  /** Same as `GET /_sandbox/calls`. */
  calls(): CallRecord[];
  clearCalls(): void;
  /** Same as `GET /_sandbox/state`. */
  state(): AccountState[];
  /** Restores the seeded data and forgets faults, calls and counted rates. */
  reset(): void;
  /** Keeps the accounts in the state file from now on, if there is one. Nothing is written before. */
  keepState(): void;
  /** Keeps the state for the last time, and closes every connection at once, also those that still wait for an answer. */
  close(): Promise<void>;
}

/** Resolves when the sandbox listens; rejects when the address cannot be bound. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = resolveOptions(options);
  const { monotonicMs } = settings;
  const clock = { now: settings.now, monotonicMs, delayMs: settings.delayMs };
  const cloud = new Cloud(settings.accounts, clock);
  const state = openState(settings, cloud);
  const actions = actionTable(settings);
  const faults = new FaultQueue(new Set(actions.map(({ name }) => name)));
  const calls = new CallLog();
  const limiter = new RateLimiter(monotonicMs);
  const closing = new AbortController();
  const pause = (ms: number) => sleep(ms, undefined, { signal: closing.signal }).catch(() => {});

  const reset = () => {
    cloud.reset();
    faults.clear();
    calls.clear();
    limiter.reset();
    state?.changed();
  };
  const parts = {
    gateway: new Gateway({
      actions,
      cloud,
      faults,
      calls,
      limiter: settings.rateLimits ? limiter : undefined,
      changed: () => state?.changed(),
      pause,
    }),
    controls: { cloud, faults, calls, reset },
    now: settings.now,
    pause,
  };
  const { origin, port, tls, close } = await openListeners(settings, (request, response) => {
    handleRequest(parts, request, response).catch((error: unknown) => {
      if (!request.socket.destroyed) console.error('sandbox: a request failed', error);
      response.destroy();
    });
  });
  return {
    origin,
    host: settings.host,
    port,
    tls,
    addFault: (fault) => void faults.add(fault),
    clearFaults: () => faults.clear(),
    calls: () => calls.list(),
    clearCalls: () => calls.clear(),
    state: () => stateOf(cloud),
    reset,
    keepState: () => state?.keep(),
    close: async () => {
      closing.abort();
      await close();
      await state?.close();
    },
  };
}
