import { number, verdictOf } from './format.mjs';

/** What the README says of each target, the version of the image where there are two. @type {[id: string, en: string, zh: string][]} */
const CLAIMS = [
  ['added-p50', 'added to a list at 32 callers, median', '32 个并发调用者，列表接口增加的耗时，中位数'],
  ['added-p99', 'the same, p99', '同上，p99'],
  ['search', 'search over 5,000 disks', '在 5,000 块云硬盘中搜索'],
  ['next-page', 'its next page', '搜索的下一页'],
  ['regions', '`distributed/inspect` against its slowest region', '`distributed/inspect`与最慢地域之比'],
  ['processor-20', 'processor time of a list of 20 rows', '20 行列表的处理器时间'],
  ['wrapper-20', 'throughput of it against Express and the SDK', '其吞吐量与 Express 加 SDK 之比'],
  ['ready', 'ready with a running Postgres', 'Postgres 已在运行时的启动耗时'],
];
const BEGIN = '<!-- figures: npm run bench -->';
const END = '<!-- end of figures -->';

/**
 * The text with the figures of this run between the two marks.
 * @param {string} text @param {import('./result.mjs').Result} result @param {'en' | 'zh'} language
 */
export function withFigures(text, result, language) {
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`a README lacks ${BEGIN} or ${END}`);
  return `${text.slice(0, from + BEGIN.length)}\n\n${figures(result, language)}\n\n${text.slice(to)}`;
}

/** @param {import('./result.mjs').Result} result @param {'en' | 'zh'} language */
function figures({ date, machine, measurements, targets }, language) {
  const { node } = measurements.waiting;
  const ofNode = targets.filter((target) => target.node === node);
  const missed = targets.filter((target) => verdictOf(target) === 'MISS').length;
  const lines = CLAIMS.flatMap(([id, en, zh]) => {
    const target = ofNode.find((each) => each.id === id);
    if (!target) return [];
    const { kind, limit, unit, value, values } = target;
    const digits = Math.abs(value) >= 100 ? 0 : 2;
    const measured = values.length > 0 ? `${number(value, digits)} ${unit}` : '–';
    const mark = `${kind === 'most' ? '≤' : '≥'} ${number(limit, limit % 1 ? 2 : 0)} ${unit}`;
    return language === 'en'
      ? [`- ${en}: ${measured} (target ${mark}: ${verdictOf(target)})`]
      : [`- ${zh}：${measured}（目标 ${mark}：${verdictOf(target)}）`];
  });
  const day = date.slice(0, 10);
  const run = 'docs/benchmarks/latest.json';
  const head =
    language === 'en'
      ? `Measured ${day} on ${machine.cores} cores, Node ${node}, waiting times with Tencent 20 to 60 ms away over TLS ([the run](${run})):`
      : `${day}实测，${machine.cores} 核，Node ${node}，耗时均在经 TLS 访问腾讯云、延迟 20 至 60 毫秒时测得（[原始数据](${run})）：`;
  const foot =
    language === 'en'
      ? `Of ${targets.length} targets ${targets.length - missed} are reached; all of them, with the misses, are in [\`docs/benchmarks.md\`](docs/benchmarks.md).\nWhat 10,000 tenants need is in [\`docs/capacity.md\`](docs/capacity.md).`
      : `${targets.length} 项目标中达到 ${targets.length - missed} 项；全部目标和未达到的项见[\`docs/benchmarks.md\`](docs/benchmarks.md)。\n一万个租户所需的资源见[\`docs/capacity.md\`](docs/capacity.md)。`;
  return [head, '', ...lines, '', foot].join('\n');
}
