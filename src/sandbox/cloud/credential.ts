/** The key pair that signs the calls of one account. */
export interface Credential {
  secretId: string;
  secretKey: string;
  /** When set, every call of this account must carry exactly this `X-TC-Token`; when unset, none may be sent. */
  token?: string;
}
