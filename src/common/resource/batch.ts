import { AppError } from '../../errors/app.error.js';
import { ERROR_CODES } from '../../errors/error-codes.js';
import { joinWords, type Language, type Words } from '../../errors/words.js';
import { toAppError } from '../envelope/envelope.filter.js';
import { Answer } from '../envelope/envelope.js';
import { type Settlement, settledTogether, type Write } from '../request/write.js';

/** `data` of a write that has nothing to say. */
export type Done = Record<string, never>;

/**
 * One request that needs several calls upstream: which members are done, which failed and why. After a failure the
 * other calls are still made. The batch is one write: it replies when all calls have replied.
 */
export class Batch implements Write<Answer<Done>> {
  private readonly failures = new Map<string, AppError>();
  /** Members that are done without a call, and why. */
  private readonly doneAlready = new Map<string, Words>();
  /** What is to be said of members beside their result. */
  private readonly notes = new Map<string, Words>();
  private readonly settlements: Promise<Settlement>[] = [];
  private calls = 0;
  private isBegun = false;
  private isRefused = false;

  /**
   * `idField` names the id in the rows, e.g. `DiskId`; `noun` is the plural for messages; `more` is what a row has
   * beside its id and its result.
   */
  constructor(
    private readonly idField: string,
    private readonly noun: string,
    private readonly ids: readonly string[],
    private readonly more: (id: string) => Record<string, unknown> = () => ({}),
  ) {}

  /** Awaits the reply to one call for these members; false when it failed. Never rejects. */
  async add(ids: readonly string[], sent: Promise<Write<unknown>>): Promise<boolean> {
    this.calls += 1;
    try {
      const write = await sent;
      this.settlements.push(write.settled);
      await write.reply;
      this.isBegun = true;
      return true;
    } catch (error) {
      // An unexpected error too: what was sent before it must not be forgotten.
      const failure = toAppError(error);
      for (const id of ids) this.failures.set(id, failure);
      return false;
    }
  }

  /** Counts calls that are not made because an earlier one failed; the reply is still that of several calls. */
  skip(calls: number): void {
    this.calls += calls;
  }

  /** A member that needs no call; `desc` of the answer says why. */
  addDone(id: string, why: Words): void {
    this.doneAlready.set(id, why);
  }

  /** Said of the member in `desc`, unless it failed. */
  note(id: string, text: Words): void {
    this.notes.set(id, text);
  }

  /** A member for which no call is made. */
  refuse(id: string, error: AppError): void {
    this.isRefused = true;
    this.failures.set(id, error);
  }

  /** Refuses the whole request before anything is sent: some members with their reasons, the others as not sent. */
  refuseAll(refused: ReadonlyMap<string, AppError>, others: readonly string[]): this {
    const [because] = refused.keys();
    for (const [id, reason] of refused) this.refuse(id, reason);
    for (const id of others)
      this.refuse(
        id,
        new AppError('NOT_SENT', {
          en: `${id}: not sent because of ${because}`,
          zh: `${id}：因 ${because} 不能执行，整个请求未发送`,
        }),
      );
    return this;
  }

  get settled(): Promise<Settlement> {
    const isMissing = this.settlements.length < this.calls || this.isRefused;
    const unsent: Settlement[] = isMissing ? [{ outcome: 'failed' }] : [];
    return Promise.all(this.settlements).then((ended) => settledTogether([...unsent, ...ended]));
  }

  /** An empty answer when all is done; rejects with PARTLY_DONE, or with the first failure when nothing is done. */
  get reply(): Promise<Answer<Done>> {
    const failure = this.failure();
    if (failure) return Promise.reject(failure);
    const desc = joinWords(
      [...this.doneAlready, ...this.notes].map(([id, why]) => ({
        en: `${id}: ${why.en}`,
        zh: `${id}：${why.zh}`,
      })),
    );
    return Promise.resolve(new Answer({}, desc));
  }

  /** Each member answers for itself, so the reply has a row for each. */
  private get hasRows(): boolean {
    return this.calls !== 1 || this.isRefused || this.doneAlready.size > 0;
  }

  private failure(): AppError | undefined {
    const failures = [...this.failures.values()];
    const [first] = failures;
    if (!first || !this.hasRows) return first;
    const Fail = this.failures.size;
    const data = (language: Language) => ({
      Success: this.ids.length - Fail,
      Fail,
      Results: this.ids.map((id) => ({
        [this.idField]: id,
        ...this.more(id),
        ...this.resultOf(id, language),
      })),
    });
    const cause = failures.find(({ code }) => code === 'INTERNAL') ?? first;
    if (!this.isBegun && this.doneAlready.size === 0) return first.with({ data, cause });
    const detail = {
      en: `${Fail} of ${this.ids.length} ${this.noun} failed; the first: ${first.words.en}`,
      zh: `${this.ids.length} 项中有 ${Fail} 项失败，第一项：${first.words.zh}`,
    };
    return first.with({ code: 'PARTLY_DONE', detail, data, cause });
  }

  /** One row of `data.Results`, beside the id of the member. */
  private resultOf(id: string, language: Language) {
    const error = this.failures.get(id);
    if (!error) {
      const desc = joinWords([this.doneAlready.get(id) ?? [], this.notes.get(id) ?? []].flat());
      return { scode: 0, message: 'success', message_cn: '成功', desc: desc[language] };
    }
    const { scode, message, message_cn, safe } = ERROR_CODES[error.code];
    return { scode, message, message_cn, desc: safe ? error.words[language] : '' };
  }
}
