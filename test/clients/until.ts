import { expect } from './check.js';

const DEADLINE_MS = 30_000;
const POLL_MS = 100;

/** Asks until there is an answer: Tencent changes things after it has replied. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + DEADLINE_MS; ; await new Promise((next) => setTimeout(next, POLL_MS))) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    expect(Date.now() < end, `never ${what}`);
  }
}
