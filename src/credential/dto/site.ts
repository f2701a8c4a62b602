/** Tencent sells its cloud twice, in China and abroad; an account belongs to one of the two. */
export const SITES = ['china', 'international'] as const;

export type Site = (typeof SITES)[number];
