import { Injectable, type LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino';
import { Redactor } from '../common/secrets/redactor.js';
import { AppConfig } from '../config/app-config.js';
import { standardOutput } from './line-output.js';
import { readableLine } from './readable-line.js';

/** Parts of Nest that log a line for every module and route at the start; for these only at level debug. */
const VERBOSE_SOURCES = new Set(['InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

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

function readable(): DestinationStream {
  const colours = process.stdout.hasColors();
  return { write: (line) => standardOutput.write(readableLine(line, colours)) };
}

/**
 * JSON lines on standard output, one object a line; readable ones where that is a terminal. Every text that is not a constant of this service passes
 * the redactor: messages and stacks of errors, and what Nest and libraries log.
 */
@Injectable()
export class AppLogger implements LoggerService {
  private readonly pino: Logger;

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
      process.stdout.isTTY ? readable() : standardOutput,
    );
  }

  /** Fields are not redacted: only ids, numbers and constants, never a body. */
  event(level: 'info' | 'warn' | 'error', message: string, fields: object = {}): void {
    this.pino[level](fields, message);
    standardOutput.flush();
  }

  /** As `event`, for what happens many times a second: it may wait a moment for others. */
  frequentEvent(level: 'info' | 'warn', message: string, fields: object): void {
    this.pino[level](fields, message);
    if (level === 'warn') standardOutput.flush();
  }

  failure(message: string, error: unknown, fields: object = {}): void {
    this.pino.error({ ...fields, err: this.describe(error) }, message);
    standardOutput.flush();
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
    standardOutput.flush();
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
