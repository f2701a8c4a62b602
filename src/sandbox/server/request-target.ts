/** The target in the first line of an HTTP request. */
export interface RequestTarget {
  /** With its port; only in the absolute form, which a client sends to a proxy: `http://cbs.tencentcloudapi.com/`. */
  host: string | undefined;
  path: string;
  /** As it was sent, without `?`. */
  query: string;
}

/** Not parsed as a URL: the target may not be one, and the signature covers the query byte by byte. */
export function targetOf(text: string): RequestTarget {
  const absolute = /^https?:\/\/([^/?#]*)(.*)$/i.exec(text);
  const rest = absolute ? (absolute[2] ?? '') : text;
  const mark = rest.indexOf('?');
  const path = mark < 0 ? rest : rest.slice(0, mark);
  return {
    host: absolute?.[1],
    path: absolute && path === '' ? '/' : path,
    query: mark < 0 ? '' : rest.slice(mark + 1),
  };
}
