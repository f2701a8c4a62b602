/**
 * The key of one cloud account, in the clear. Plain secrets live in this object alone and only as long as
 * the request that opened it; nothing below stores it.
 */
export interface CloudAccount {
  credentialId: string;
  /** Grows with every change of the credential, so that no answer is shared across a change. */
  version: number;
  secretId: string;
  secretKey: string;
  /** Only with temporary keys. */
  token?: string | undefined;
}
