import { Injectable, type LoggerService } from '@nestjs/common';
import { destination, type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { Redactor } from '../common/secrets/redactor.js';
import { AppConfig } from '../config/app-config.js';
import { readableLine } from './readable-line.js';

/** Parts of Nest that log a line for every module and route at the start; for these only at level debug. */
const VERBOSE_SOURCES = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** `maxLength`: what may wait, in bytes, while nobody reads standard output; what comes then is dropped and counted. */
const AT_ONCE = { dest: 1, sync: false, maxLength: 8 * 2 ** 20 };
/** Each write wakes a thread, so lines of which there are many wait for some ten others, at most this long. */
const IN_BUNDLES = { ...AT_ONCE, minLength: 15_000, periodicFlush: 50 };

/** How many causes of an error are logged. */
const MAX_CAUSES = 5;

/** Errors whose message is the whole story; the program that ends with one prints it, so the log does not. */
const TOLD_BY_PROGRAM = new Set([
  'EmbeddedPostgresError',
  'SchemaTooNewError',
  'RuntimeRoleError',
  'KeyFileError',
  'KeyMismatchError',
  'UnknownPrimaryKeyError',
]);

/**
 * JSON lines on standard output, one object a line; readable ones where that is a terminal. Every text that is not a constant of this service passes
 * the redactor: messages and stacks of errors, and what Nest and libraries log.
 */
@Injectable()
export class AppLogger implements LoggerService {
  private readonly pino: Logger;
  private readonly output = destination(process.stdout.isTTY ? AT_ONCE : IN_BUNDLES);
  private lost = 0;
  private toldLost = 0;

  constructor(
    config: AppConfig,
    private readonly redactor: Redactor,
  ) {
    this.pino = pino(
      {
        level: config.logLevel,
        base: null,
        timestamp: stdTimeFunctions.isoTime,
        formatters: { level: (label) => ({ level: label }) },
      },
      process.stdout.isTTY ? this.readable() : this.output,
    );
    this.output.on('drop', () => (this.lost += 1));
    this.output.on('drain', () => this.tellLost());
  }

  /** Since the start, because nobody read standard output for too long. */
  get lostLines(): number {
    return this.lost;
  }

  private tellLost(): void {
    const lines = this.lost - this.toldLost;
    if (lines === 0) return;
    this.toldLost = this.lost;
    this.event('warn', 'lines of the log are lost, as standard output was not read', { lines });
  }

  private readable(): DestinationStream {
    const colours = process.stdout.hasColors();
    return { write: (line) => void this.output.write(readableLine(line, colours)) };
  }

  /** Fields are not redacted: only ids, numbers and constants, never a body. */
  event(level: 'info' | 'warn' | 'error', message: string, fields: object = {}): void {
    this.pino[level](fields, message);
    this.output.flush();
  }

  /** As `event`, for what happens many times a second: it may wait a moment for others. */
  frequentEvent(level: 'info' | 'warn', message: string, fields: object): void {
    this.pino[level](fields, message);
    if (level === 'warn') this.output.flush();
  }

  failure(message: string, error: unknown, fields: object = {}): void {
    this.pino.error({ ...fields, err: this.describe(error) }, message);
    this.output.flush();
  }

  /** To be called before the process exits, or buffered lines are lost. */
  flush(): void {
    try {
      this.output.flushSync();
    } catch {
      // Nothing was written yet, or standard output is closed; then this cannot be reported either.
    }
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.fromNest(VERBOSE_SOURCES.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    if (message instanceof Error && TOLD_BY_PROGRAM.has(message.name)) return;
    this.fromNest('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.fromNest('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.fromNest('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.fromNest('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.fromNest('fatal', message, rest);
  }

  /** Nest passes the context last, and for errors a stack before it. */
  private fromNest(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const source =
      typeof rest.at(-1) === 'string' ? { source: this.redactor.redact(String(rest.at(-1))) } : {};
    if (message instanceof Error) this.pino[level]({ ...source, err: this.describe(message) }, message.name);
    else
      this.pino[level](
        source,
        this.redactor.redact(typeof message === 'string' ? message : JSON.stringify(message)),
      );
    this.output.flush();
  }

  private describe(error: unknown, depth = 0): object {
    if (!(error instanceof Error)) return { type: typeof error };
    const cause =
      error.cause !== undefined && depth < MAX_CAUSES ? { cause: this.describe(error.cause, depth + 1) } : {};
    return {
      type: error.name,
      message: this.redactor.redact(error.message),
      stack: this.redactor.redact(error.stack ?? ''),
      ...cause,
    };
  }
}
