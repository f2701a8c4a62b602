import type { Words } from '../../errors/words.js';

/** Where a text stops being JSON, and what JSON would have had there. */
export interface JsonBreak {
  at: number;
  expected: Words;
}

const VALUE = {
  en: 'a value: text in double quotes, a number, true, false, null, {…} or […]',
  zh: '值：双引号括起的文本、数字、true、false、null、{…}或[…]',
};
const KEY = { en: 'a key in double quotes', zh: '双引号括起的键' };
const COLON = { en: '":" after the key', zh: '键后面的":"' };
const END = { en: 'nothing after the JSON object', zh: 'JSON对象之后不能再有内容' };
const CLOSING_QUOTE = { en: 'the closing double quote of a string', zh: '字符串结尾的双引号' };
const ESCAPE = {
  en: String.raw`an escape such as \n, \" or \u4e2d`,
  zh: '转义符，例如\\n、\\"或\\u4e2d',
};
const NO_CONTROL = {
  en: String.raw`no line break or control character inside a string; write \n`,
  zh: '字符串中不能直接换行或含控制字符，请写成\\n',
};

const BLANKS = /[ \t\n\r]*/y;
const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPED = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

/**
 * For a text that JSON.parse refused, whose own message quotes the text, which may hold a key. Undefined if it is JSON.
 * It calls itself for each level, so the levels must be bounded.
 */
export function jsonBreakOf(text: string): JsonBreak | undefined {
  const reader = new Reader(text);
  try {
    reader.readAll();
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error;
    throw error;
  }
}

class Broken extends Error implements JsonBreak {
  constructor(
    readonly at: number,
    readonly expected: Words,
  ) {
    super(expected.en);
  }
}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  readAll(): void {
    this.value(VALUE);
    this.expect(this.next() === '', END);
  }

  private value(expected: Words): void {
    const next = this.next();
    if (next === '{') return this.list('}', (after) => this.member(after));
    if (next === '[')
      return this.list(']', (after) =>
        this.value(after && this.next() === ']' ? noCommaBefore(']', VALUE) : VALUE),
      );
    if (next === '"') return this.string();
    this.expect(this.skip(LITERAL), expected);
  }

  private member(isAfterComma: boolean): void {
    const isEnd = isAfterComma && this.next() === '}';
    this.expect(this.next() === '"', isEnd ? noCommaBefore('}', KEY) : KEY);
    this.string();
    this.expect(this.next() === ':', COLON);
    this.at += 1;
    this.value(VALUE);
  }

  private list(close: string, item: (isAfterComma: boolean) => void): void {
    this.at += 1;
    if (this.next() !== close) {
      item(false);
      while (this.next() === ',') {
        this.at += 1;
        item(true);
      }
      this.expect(this.next() === close, { en: `"," or "${close}"`, zh: `","或"${close}"` });
    }
    this.at += 1;
  }

  private string(): void {
    for (this.at += 1; this.text[this.at] !== '"';) {
      const character = this.text.charAt(this.at);
      this.expect(character !== '', CLOSING_QUOTE);
      this.expect(character >= ' ', NO_CONTROL);
      if (character === '\\') this.expect(this.skip(ESCAPED), ESCAPE);
      else this.at += 1;
    }
    this.at += 1;
  }

  /** The next character that is no blank; empty at the end. */
  private next(): string {
    this.skip(BLANKS);
    return this.text.charAt(this.at);
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    const isThere = pattern.test(this.text);
    if (isThere) this.at = pattern.lastIndex;
    return isThere;
  }

  private expect(isThere: boolean, expected: Words): void {
    if (!isThere) throw new Broken(this.at, expected);
  }
}

const noCommaBefore = (close: string, { en, zh }: Words): Words => ({
  en: `${en}; no comma may stand before "${close}"`,
  zh: `${zh}；"${close}"之前不能有逗号`,
});
