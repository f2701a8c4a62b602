import { ERROR_CODES } from '../errors/error-codes.js';
import type { ErrorDefinition } from '../errors/error-definition.js';

/** Where the running service shows what to do about an error. */
export const ERRORS_PATH = '/docs/errors';
export const errorLink = (scode: number): string => `${ERRORS_PATH}#${scode}`;

const STYLE = `body { margin: 0 auto; max-width: 52rem; padding: 1rem; font: 16px/1.5 system-ui, sans-serif; color: #222 }
section { border-top: 1px solid #ccc; padding: .25rem 0 .75rem }
section:target { background: #fff6d6; outline: 4px solid #fff6d6 }
h2 { font-size: 1.1rem; margin: .5rem 0 } h2 a { color: inherit } p { margin: .25rem 0 }
code { overflow-wrap: anywhere } .http { color: #666; font-weight: normal }`;

/** All errors in both languages, an anchor for each scode. No script, so it is readable under any policy. */
export function errorsHtml(): string {
  const rows = Object.entries(ERROR_CODES as Record<string, ErrorDefinition>);
  const sections = rows.sort(([, a], [, b]) => a.scode - b.scode).map(section);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Errors / 错误码</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Errors / <span lang="zh-CN">错误码</span></h1>
<p>The number of an error never changes its meaning; <code>desc</code> of the reply says what exactly is wrong.</p>
<p lang="zh-CN">错误码的含义不会改变，响应中的 <code>desc</code> 说明具体原因。</p>
${sections.join('\n')}
</body>
</html>
`;
}

function section([name, row]: [string, ErrorDefinition]): string {
  const { scode, status, message, message_cn, remedy, remedy_cn, retryable } = row;
  const [again, again_cn] = retryable ? [' It may be repeated unchanged.', '可以原样重试。'] : ['', ''];
  return `<section id="${scode}">
<h2><a href="#${scode}">${scode}</a> <code>${name}</code> <span class="http">HTTP ${status}</span></h2>
<p><strong>${escaped(message)}</strong>: ${escaped(remedy)}${again}</p>
<p lang="zh-CN"><strong>${escaped(message_cn)}</strong>：${escaped(remedy_cn)}${again_cn}</p>
</section>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
