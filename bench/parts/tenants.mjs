/** @typedef {{ TenantUuid: string, ClusterUuid: string, SecretId: string, SecretKey: string }} Tenant */

/**
 * Tenants with an account each, the same in every process. The keys are invented and valid nowhere.
 * @param {number} count @returns {Tenant[]}
 */
export const tenants = (count) =>
  Array.from({ length: count }, (_, index) => ({
    TenantUuid: `tenant-${index}`,
    ClusterUuid: `72db4b34-1473-418f-ade4-${String(index).padStart(12, '0')}`,
    SecretId: `AKIDbench${String(index).padStart(27, '0')}`,
    SecretKey: `benchkey${String(index).padStart(24, '0')}`,
  }));
