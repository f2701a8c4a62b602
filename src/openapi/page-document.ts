import type { OpenAPIObject } from '@nestjs/swagger';
import type { Language } from '../errors/words.js';
import { documentIn } from './document-language.js';

interface Failure {
  scode: number;
  message: string;
  message_cn: string;
}

interface Answer {
  $ref?: string;
  description: string;
  headers?: unknown;
  content?: Record<string, { examples?: Record<string, { $ref?: string; value?: Failure }> }>;
}

/** Statuses that are not folded: success, and partly done, whose `data` is the route's own. */
const SHOWN = new Set(['200', '207']);

const ROW = {
  en: {
    about: 'Every other status: the same six keys, `scode` is not 0.',
    all: 'All codes, each with what to do',
    codes: (count: number) => `${count} codes of this route`,
  },
  zh: {
    about: '其他状态码：返回同样的六个字段，`scode`不为0。',
    all: '全部错误码及处理方法',
    codes: (count: number) => `该接口可能返回的${count}个错误码`,
  },
};

/**
 * The document as the page of Swagger UI shows it: in one language, without headers, and with the failures of a route
 * in one row, which leads to the list of all codes. `openapi.json` has everything.
 */
export function pageDocument(document: OpenAPIObject, language: Language): OpenAPIObject {
  const page = structuredClone(document);
  for (const { post } of Object.values(page.paths)) {
    const answers = Object.entries(post!.responses).map(([status, answer]) => {
      return [status, componentOf(answer as Answer, page, 'responses')] as const;
    });
    const failures = answers.filter(([status]) => !SHOWN.has(status));
    const shown = answers.filter(([status]) => SHOWN.has(status));
    delete post!.parameters;
    post!.responses = {
      ...Object.fromEntries(shown.map(([status, { headers: _headers, ...rest }]) => [status, rest])),
      default: { description: failureRow(failures, page, language) },
    } as NonNullable<typeof post>['responses'];
  }
  for (const kind of ['responses', 'headers', 'parameters', 'examples'] as const)
    delete page.components![kind];
  return documentIn(language, page);
}

function failureRow(
  failures: (readonly [status: string, answer: Answer])[],
  document: OpenAPIObject,
  language: Language,
): string {
  const row = ROW[language];
  const codes = failures.flatMap(([status, { content }]) =>
    Object.values(content?.['application/json']?.examples ?? {}).map((example) => {
      const { scode, message, message_cn } = componentOf(example, document, 'examples').value!;
      const text = language === 'zh' ? message_cn : message;
      return `- ${status} · [${scode}](docs/errors#${scode}) ${text}`;
    }),
  );
  return [
    `${row.about} [${row.all}](docs/errors)`,
    `<details><summary>${row.codes(codes.length)}</summary>`,
    codes.join('\n'),
    '</details>',
  ].join('\n\n');
}

/** What is meant, where it is a reference to a component. */
function componentOf<T extends { $ref?: string }>(
  part: T,
  { components }: OpenAPIObject,
  kind: 'responses' | 'examples',
): T {
  if (part.$ref === undefined) return part;
  return components![kind]![part.$ref.split('/').at(-1)!] as unknown as T;
}
