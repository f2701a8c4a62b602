import type { RawRequest } from '../raw-request.js';

/** What people get wrong, and the whole answer: it says what to do next, in both languages. */
export interface Mistake {
  title: string;
  /** Under `/v1/tencent/` unless it begins with a slash. */
  path: string;
  /** Sent as JSON, or as it is when it is a text. */
  body?: object | string;
  request?: Pick<RawRequest, 'method' | 'headers'>;
  status: number;
  scode: number;
  en: string;
  zh: string;
  /** Of a 10001. */
  fields?: [field: string, rule: string][];
}

/** A mistake in one field or several: 400 with 10001. */
export const inFields = (
  title: string,
  path: string,
  body: object,
  ...[fields, en, zh]: [fields: [field: string, rule: string][], en: string, zh: string]
): Mistake => ({ title, path, body, status: 400, scode: 10001, en, zh, fields });
