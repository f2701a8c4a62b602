/** `广州` of `华南地区(广州)`, whichever brackets; a name without brackets is short already. */
export const shortRegionName = (name: string): string => /[(（](.+)[)）]\s*$/.exec(name)?.[1] ?? name;
