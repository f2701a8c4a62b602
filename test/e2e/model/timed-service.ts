import fc from 'fast-check';
import { vi } from 'vitest';
import { type Service, startService } from '../service.fixture.js';
import { DELAY_MS, START_MS, type StorageModel } from './snapshot-model.js';

export interface TimedService extends Service {
  /** Moves the clocks of the service, of the sandbox and of the model. */
  pass(model: StorageModel, ms: number): void;
  /** Back to the beginning of time and the seeded data. */
  begin(): void;
}

export type StorageCommand = fc.AsyncCommand<StorageModel, TimedService>;

/** Which disk, snapshot or policy: often one of the same two, so that commands meet. */
export const position = fc.oneof({ weight: 3, arbitrary: fc.nat(1) }, { weight: 1, arbitrary: fc.nat(200) });

/** The service and the sandbox, whose wall clock is the Date of this process; timers are real. */
export async function startTimedService(): Promise<TimedService> {
  const clock = { ms: 0 };
  const service = await startService({ delayMs: DELAY_MS, monotonicMs: () => clock.ms });
  vi.useFakeTimers({ toFake: ['Date'], now: START_MS });
  const moveTo = (ms: number) => {
    clock.ms = ms;
    vi.setSystemTime(START_MS + ms);
  };
  return {
    ...service,
    pass: (model, ms) => {
      model.pass(ms);
      moveTo(clock.ms + ms);
    },
    begin: () => {
      moveTo(0);
      service.sandbox.reset();
    },
    close: async () => {
      vi.useRealTimers();
      await service.close();
    },
  };
}
