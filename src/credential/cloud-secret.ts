/** A decrypted cloud key. It lives as long as one request and is never logged, cached or returned. */
export interface CloudSecret {
  secretId: string;
  secretKey: string;
  token: string | undefined;
}

/** Enough to recognise a key in the Tencent console, too little to use or guess it. */
export function maskSecretId(secretId: string): string {
  return secretId.length < 12 ? '****' : `${secretId.slice(0, 4)}…${secretId.slice(-4)}`;
}

export function encodeSecret({ secretId, secretKey, token }: CloudSecret): Buffer {
  return Buffer.from(JSON.stringify({ SecretId: secretId, SecretKey: secretKey, Token: token }));
}

export function decodeSecret(plain: Buffer): CloudSecret {
  const fields = JSON.parse(plain.toString('utf8')) as {
    SecretId: string;
    SecretKey: string;
    Token?: string;
  };
  return { secretId: fields.SecretId, secretKey: fields.SecretKey, token: fields.Token };
}
