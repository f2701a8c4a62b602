export type Language = 'zh-CN' | 'en-US';

export interface Texts {
  zh: string;
  en: string;
}

/** An error that the API answers with HTTP 200 and an `Error` object. */
export class ApiError extends Error {
  constructor(
    readonly code: string,
    private readonly texts: (token: string) => Texts,
  ) {
    super(code);
  }

  messageFor(language: Language, requestId: string): string {
    const texts = this.texts(requestId.slice(requestId.lastIndexOf('-') + 1));
    return language === 'en-US' ? texts.en : texts.zh;
  }
}

/** An error of the API gateway, whose text is in the language of `X-TC-Language`. */
export function gatewayError(code: string, zh: string, en: string): ApiError {
  return new ApiError(code, () => ({ zh, en }));
}

/**
 * An error of the block storage: `(token)detail`, where the token is the last segment of the RequestId. The recorded
 * texts are English for either language (terraform-provider-tencentcloud #82, CSI #145).
 */
export function refusal(code: string, detail: string): ApiError {
  return new ApiError(code, (token) => same(`(${token})${detail}`));
}

/** The other recorded form has the token last: `disk(disk-x) deleted (39a711ce2d17)` (terraform-provider #3211). */
export function refusalTokenLast(code: string, detail: string): ApiError {
  return new ApiError(code, (token) => same(`${detail} (${token})`));
}

const same = (text: string): Texts => ({ zh: text, en: text });
