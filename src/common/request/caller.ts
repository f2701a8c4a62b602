export const ROLES = ['reader', 'operator', 'admin'] as const;

/** Each role includes the ones before it. */
export type Role = (typeof ROLES)[number];

/** The only entry of a list of tenants that means all of them. */
export const ALL_TENANTS = '*';

/** The authenticated caller. Nothing in it comes from the request body. */
export interface Caller {
  /**
   * Stable name for the trail and for fair queues: `admin`, `api_key:<id>`, `jwt:<issuer subject>`, `anonymous`.
   */
  id: string;
  role: Role;
  /** `['*']` means every tenant. */
  tenants: readonly string[];
}

export const mayAct = (caller: Caller, role: Role): boolean =>
  ROLES.indexOf(caller.role) >= ROLES.indexOf(role);

export const maySee = (caller: Caller, tenantUuid: string): boolean =>
  caller.tenants.includes(ALL_TENANTS) || caller.tenants.includes(tenantUuid);
