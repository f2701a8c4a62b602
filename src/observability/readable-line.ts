/** What a person need not see in each line. */
const LEFT_OUT = new Set([
  'level',
  'time',
  'msg',
  'source',
  'err',
  'outcome',
  'scode',
  'request_id',
  'trace_id',
  'replica',
  'operation',
  'upstream',
  'caller',
]);

/** Waits that a person would not notice are left out too. */
const NOTICED_MS = 100;
const isShortWait = (name: string, value: unknown): boolean =>
  name.endsWith('_ms') && name !== 'duration_ms' && (value as number) < NOTICED_MS;

const COLOURS: Record<string, number> = { debug: 90, info: 32, warn: 33, error: 31, fatal: 31 };

interface Line {
  level: string;
  time: string;
  msg?: string;
  source?: string;
  err?: { message?: string; stack?: string };
  [field: string]: unknown;
}

/** A line of the log for a terminal; `line` is one that pino made. Unreadable ones are given as they are. */
export function readableLine(line: string, colours: boolean): string {
  let read: Line;
  try {
    read = JSON.parse(line) as Line;
  } catch {
    return line;
  }
  const { level, time, msg = '', source, err } = read;
  const paint = (colour: number, text: string) => (colours ? `\u001b[${colour}m${text}\u001b[39m` : text);
  const fields = Object.entries(read)
    .filter(([name, value]) => !LEFT_OUT.has(name) && value !== null && !isShortWait(name, value))
    .map(([name, value]) => ` ${paint(36, `${name}=`)}${wordOf(value)}`);
  const head = `${clock(time)} ${paint(COLOURS[level] ?? 39, level.toUpperCase().padEnd(5))}`;
  const about = source ? `${source}: ${msg}` : msg;
  const stack = err?.stack ?? err?.message;
  return `${head} ${about}${fields.join('')}\n${stack ? `${indented(stack)}\n` : ''}`;
}

const inTwoDigits = (part: number): string => String(part).padStart(2, '0');

/** The time of the reader, to the second, with its zone. */
function clock(time: string): string {
  const date = new Date(time);
  const eastOfUtc = -date.getTimezoneOffset();
  const zone = [Math.abs(eastOfUtc) / 60, Math.abs(eastOfUtc) % 60].map((part) =>
    inTwoDigits(Math.floor(part)),
  );
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()].map(inTwoDigits);
  return `${parts.join(':')}${eastOfUtc < 0 ? '-' : '+'}${zone.join(':')}`;
}

/** In quotes where it would not be one word. */
function wordOf(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return typeof value === 'string' && /[\s="]/.test(text) ? JSON.stringify(text) : text;
}

const indented = (text: string): string => text.replace(/^/gm, '    ');
