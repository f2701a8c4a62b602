import { ERROR_CODES, type ErrorCode } from '../errors/error-codes.js';
import type { ErrorDefinition } from '../errors/error-definition.js';
import { TENCENT_ERRORS } from '../tencent/client/errors/tencent-errors.js';

/** First scode of each range and its heading. */
const RANGES: [number, string][] = [
  [10000, '10000 to 10099: this service / 本服务'],
  [20000, '20000 to 20099: credentials / 云账号密钥'],
  [30000, '30000 to 30099: Tencent Cloud / 腾讯云'],
];
const RANGE_SIZE = 10000;

const INTRODUCTION = `# Errors / 错误码

Written by \`npm run docs\` from \`src/errors/error-codes.ts\` and \`src/tencent/client/errors/tencent-errors.ts\`;
a test fails when it is stale. Do not edit it. The running service shows it at \`/docs/errors\`.

Every reply has the six keys \`scode, desc, message, message_cn, stack, data\`. \`scode\` 0 is success, anything else is
one of the codes below: \`message\` and \`message_cn\` are its short texts, \`desc\` says what exactly is wrong. A number
never changes its meaning. "Again" says whether the same request may succeed later without being changed. With
\`HTTP_STATUS_MODE=always-200\` the HTTP status is 200 for all of them but 10003.

每个响应都有上述六个字段。\`scode\`为0表示成功，其他取值见下表；\`desc\`说明具体原因。编号的含义不会改变。服务运行时可在\`/docs/errors\`查看本页内容。
`;

/** The text of `docs/errors.md`. */
export function errorsPage(): string {
  const sections = RANGES.map(([first, title]) => {
    const codes = codesFrom(first);
    return `## ${title}\n\n${table(HEAD, codes.map(errorRow))}`;
  });
  return [INTRODUCTION, ...sections, vendorSection()].join('\n');
}

const HEAD = ['scode', 'Name', 'HTTP', 'message', 'message_cn', 'Again', 'What to do', '处理方法'];

const ALL = Object.entries(ERROR_CODES) as [ErrorCode, ErrorDefinition][];

const codesFrom = (first: number): [ErrorCode, ErrorDefinition][] =>
  ALL.filter(([, { scode }]) => scode >= first && scode < first + RANGE_SIZE).sort(
    ([, a], [, b]) => a.scode - b.scode,
  );

const errorRow = ([code, row]: [ErrorCode, ErrorDefinition]): string[] => [
  `<a id="${row.scode}"></a>${row.scode}`,
  `\`${code}\``,
  String(row.status),
  row.message,
  row.message_cn,
  row.retryable ? 'yes' : 'no',
  row.remedy,
  row.remedy_cn,
];

function vendorSection(): string {
  const rows = codesFrom(30000).map(([code, { scode }]) => {
    const vendorCodes = Object.entries(TENCENT_ERRORS).flatMap(([vendor, row]) =>
      row.code === code ? [`\`${vendor}\``] : [],
    );
    return [
      String(scode),
      `\`${code}\``,
      vendorCodes.join(', ') ||
        (code === 'TENCENT_UNKNOWN' ? 'every other' : 'none: found out by this service'),
    ];
  });
  return `## Tencent's codes behind each / 对应的腾讯云错误码

\`desc\` and the header \`X-Tencent-Error-Code\` carry Tencent's own code. One that is not listed is treated like the
longest prefix that is (\`InvalidDisk.Busy.New\` like \`InvalidDisk.Busy\`). Of the rest \`Invalid….NotFound\` is
\`TENCENT_RESOURCE_NOT_FOUND\`, any other \`Invalid…\` is \`TENCENT_INVALID_PARAMETER\`, and what remains is
\`TENCENT_UNKNOWN\`.

${table(['scode', 'Name', 'Codes of Tencent'], rows)}`;
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
