/** RFC 9110, 5.6.6: a name, `=`, and a token or a quoted text; nothing at all is allowed too. */
const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const PARAMETER = new RegExp(
  `[ \\t]*;[ \\t]*(?:(${TOKEN})[ \\t]*=[ \\t]*(?:(${TOKEN})|"((?:[^"\\\\]|\\\\.)*)"))?`,
  'y',
);
const TYPE = /^[ \t]*application\/json(?=[ \t;]|$)/i;
const UTF8 = /^utf-?8$/i;

/**
 * Whether a Content-Type is `application/json` in UTF-8, whatever other parameters it has. Without a charset it is
 * UTF-8, as JSON is; each charset that is named must be UTF-8. Takes time in proportion to the length.
 */
export function isUtf8Json(contentType: string): boolean {
  const type = TYPE.exec(contentType);
  if (!type) return false;
  let end = type[0].length;
  for (;;) {
    PARAMETER.lastIndex = end;
    const parameter = PARAMETER.exec(contentType);
    if (!parameter) return contentType.slice(end).trim() === '';
    const [text, name, token, quoted = ''] = parameter;
    const value = token ?? quoted.replace(/\\(.)/g, '$1');
    if (name?.toLowerCase() === 'charset' && !UTF8.test(value)) return false;
    end += text.length;
  }
}
