/**
 * @typedef {{ label: string, value: number, ours?: boolean }} Bar
 * @typedef {{ title: string, bars: Bar[] }} Group
 */

const WIDTH = 720;
const LABEL_WIDTH = 250;
const BAR_HEIGHT = 20;
const ROW = 26;
const HEADING = 30;
const OURS = '#0b62d6';
const OTHERS = '#9aa7b8';

/** @param {string} text */
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** @param {number} value */
const written = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);

/**
 * Horizontal bars in groups, each group on its own scale.
 * @param {{ title: string, unit: string, groups: Group[] }} plot
 */
export function barPlot({ title, unit, groups }) {
  const parts = [`<text x="16" y="26" font-size="16" font-weight="600">${escape(title)}</text>`];
  let y = 44;
  for (const { title: heading, bars: given } of groups) {
    const group = { title: heading, bars: given.filter((bar) => Number.isFinite(bar.value)) };
    if (group.bars.length === 0) continue;
    const widest = Math.max(...group.bars.map((bar) => bar.value));
    if (group.title) parts.push(`<text x="16" y="${y + 18}" fill="#57606a">${escape(group.title)}</text>`);
    if (group.title) y += HEADING;
    for (const bar of group.bars) {
      const width = Math.max(2, ((WIDTH - LABEL_WIDTH - 140) * bar.value) / widest || 0);
      parts.push(
        `<text x="${LABEL_WIDTH - 8}" y="${y + 15}" text-anchor="end">${escape(bar.label)}</text>`,
        `<rect x="${LABEL_WIDTH}" y="${y}" width="${width.toFixed(1)}" height="${BAR_HEIGHT}" rx="3" fill="${bar.ours ? OURS : OTHERS}"/>`,
        `<text x="${(LABEL_WIDTH + width + 8).toFixed(1)}" y="${y + 15}">${written(bar.value)} ${escape(unit)}</text>`,
      );
      y += ROW;
    }
    y += 10;
  }
  const height = y + 8;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${escape(title)}" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">`,
    `<rect width="${WIDTH}" height="${height}" rx="6" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}
