/**
 * The plain key of one cloud account. Plain secrets are in this object alone and only until the end of the request
 * that opened it; the pipeline and the transport do not store it.
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
