/** A text for callers in both languages, which say the same. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

export type Language = keyof Words;

/** What has no language of its own: names, ids, Tencent's own words. */
export const verbatim = (text: string): Words => ({ en: text, zh: text });

export const joinWords = (parts: readonly Words[]): Words => ({
  en: parts.map(({ en }) => en).join('; '),
  zh: parts.map(({ zh }) => zh).join('；'),
});

export const asWords = (text: string | Words): Words => (typeof text === 'string' ? verbatim(text) : text);
