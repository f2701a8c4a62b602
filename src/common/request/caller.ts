export const ROLES = ['reader', 'operator', 'admin'] as const;

/** Each role includes the ones before it. */
export type Role = (typeof ROLES)[number];

/** Stands alone in a list of tenants, for all of them. */
export const ALL_TENANTS = '*';

/** Who is calling, proven by the guard; nothing in it comes from the request body. */
export interface Caller {
  /** Stable name for the trail and for fairness: `admin`, `api_key:<id>`, `jwt:<issuer subject>`, `anonymous`. */
  id: string;
  role: Role;
  /** `['*']` means every tenant. */
  tenants: readonly string[];
}

export const mayAct = (caller: Caller, role: Role): boolean =>
  ROLES.indexOf(caller.role) >= ROLES.indexOf(role);

export const maySee = (caller: Caller, tenantUuid: string): boolean =>
  caller.tenants.includes(ALL_TENANTS) || caller.tenants.includes(tenantUuid);
