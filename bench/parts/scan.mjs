import { NEEDLE, PAGE_ROWS } from './requests.mjs';

const SCANNED_ROWS = 100;

/**
 * What a program without a search does: every page is read, then the matches are paged.
 * @param {(page: { Offset: number, Limit: number }) => Promise<{ TotalCount?: number, DiskSet?: any[] }>} describe
 * @param {{ page: number, parallel: number }} options
 */
export async function scan(describe, { page, parallel }) {
  const first = await describe({ Offset: 0, Limit: SCANNED_ROWS });
  const pages = [first];
  const offsets = Array.from(
    { length: Math.ceil((first.TotalCount ?? 0) / SCANNED_ROWS) - 1 },
    (_, index) => (index + 1) * SCANNED_ROWS,
  );
  const reader = async () => {
    for (let Offset = offsets.shift(); Offset !== undefined; Offset = offsets.shift())
      pages[Offset / SCANNED_ROWS] = await describe({ Offset, Limit: SCANNED_ROWS });
  };
  await Promise.all(Array.from({ length: parallel }, reader));
  const rows = pages.flatMap((each) => each.DiskSet ?? []);
  const matches = rows.filter((row) => row.DiskName.includes(NEEDLE) || row.DiskId.includes(NEEDLE));
  return {
    TotalCount: matches.length,
    rows: matches.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS),
  };
}
