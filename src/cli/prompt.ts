import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Questions on a terminal; they stand on standard error, because standard output is for the result. */
export interface Prompt {
  /** Throws when the input ends instead (Ctrl-D). Ctrl-C ends the process. */
  ask(question: string): Promise<string>;
  close(): void;
}

/** `echo` shows what is typed. */
export function openPrompt(input: NodeJS.ReadStream, { echo }: { echo: boolean }): Prompt {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = echo ? process.stderr : silent;
  const lines = createInterface({ input, output, terminal: true, historySize: 0 });
  // It keeps lines that come before they are asked for, as when several are pasted.
  const typed = lines[Symbol.asyncIterator]();
  lines.once('SIGINT', () => {
    process.stderr.write('\n');
    process.kill(process.pid, 'SIGINT');
  });
  return {
    ask: async (question) => {
      lines.setPrompt(question);
      if (echo) lines.prompt();
      else process.stderr.write(question);
      const answer = await typed.next();
      if (!echo || answer.done) process.stderr.write('\n');
      if (answer.done) throw new Error('the input ended before the answer: nothing was changed');
      return answer.value.trim();
    },
    close: () => lines.close(),
  };
}

/**
 * Asks before something is deleted for good. Without a terminal on both sides nobody could answer, and nothing is asked.
 * Throws when the answer is no.
 */
export async function confirm(question: string, { yes = false }: { yes?: boolean }): Promise<void> {
  if (yes || !process.stdin.isTTY || !process.stderr.isTTY) return;
  const prompt = openPrompt(process.stdin, { echo: true });
  try {
    if (/^y(es)?$/i.test(await prompt.ask(`${question} [y/N] `))) return;
  } finally {
    prompt.close();
  }
  throw new Error('not confirmed: nothing was deleted');
}
