import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures } from './chaos.fixture.js';
import { Cluster, RATE } from './soak/cluster.js';
import { correctness, figuresOf, type Mark } from './soak/marks.js';
import { writeReport } from './soak/report.js';
import { play, SCENES } from './soak/scenes.js';
import { Recording } from './soak/seconds.js';
import { Traffic } from './soak/traffic.js';

/** With SOAK_MINUTES, as `npm run soak` sets it, all scenes and the report; else a few short scenes. */
const MINUTES = Number(process.env['SOAK_MINUTES'] ?? 0);
const scenes = SCENES.filter(({ isSmall }) => MINUTES > 0 || isSmall);
const SECONDS = MINUTES > 0 ? (MINUTES * 60) / scenes.length : 6;
const TENANTS = MINUTES > 0 ? 6 : 3;

describe('three replicas under load', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await Cluster.start(TENANTS);
    cluster.gate.rules.rate = RATE;
  }, 600_000);
  afterAll(() => cluster.removeAll());

  it(
    'lose no write and double none, whatever fails around them',
    async () => {
      const recording = new Recording(cluster);
      const traffic = new Traffic(cluster, recording);
      await play(cluster, recording, scenes, SECONDS);
      await traffic.stop();
      recording.stop();
      await cluster.close();
      const found = await correctness(cluster, traffic);
      const measured = figuresOf(recording, traffic);
      const marks = [...found, ...measured];
      if (MINUTES > 0) {
        writeReport({ recording, marks, tenants: TENANTS });
        for (const mark of marks) console.log(lineOf(mark));
      }
      figures('soak', { marks: marks.map(lineOf) });
      expect(traffic.acknowledged.length).toBeGreaterThan(0);
      expect(found.filter(({ isMet }) => !isMet)).toEqual([]);
    },
    MINUTES * 60_000 * 2 + 900_000,
  );
});

const lineOf = ({ name, isMet, found }: Mark): string => `${isMet ? 'PASS' : 'MISS'} ${name}: ${found}`;
