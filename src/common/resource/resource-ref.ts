/**
 * A resource with its type, `disk:disk-giys4n0i`, as the trail keeps it. Types are in the portal's terms:
 * `disk`, `snapshot`, `api_key`.
 */
export const refsOf = (type: string, ids: readonly string[]): string[] => ids.map((id) => `${type}:${id}`);

export const idOfRef = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

export const isRefOf = (type: string, ref: string): boolean => ref.startsWith(`${type}:`);
