// Opening, marking, scrolling and hit-testing texts: the viewer against plain paragraphs and against the peer.
import type { Browser } from '@playwright/test';
import { test } from '@playwright/test';
import { launchBenchBrowser, withBenchPage } from './bench-browser.ts';
import { costsOfAdding } from './costs-of-adding.ts';
import type { Figure } from './figures.ts';
import { figureOf, median, percentile, recordFigures } from './figures.ts';
import { traceMainThread } from './main-thread-work.ts';
import type { Contender } from './page/bench-page.ts';
import type { BenchSize } from './page/bench-text.ts';

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchBenchBrowser();
});
test.afterAll(() => browser.close());

interface Plan {
  readonly size: BenchSize['name'];
  /** Rounds in which every contender runs once, in turn. */
  readonly rounds: number;
  readonly contenders: readonly Contender[];
  readonly bounds: (medians: Partial<Record<Contender, number>>) => readonly Figure[];
}

const figure = (what: string, value: number, unit: Figure['unit'], bound: Figure['bound']): Figure => ({
  area: 'first paint',
  what,
  value,
  unit,
  bound,
});
const ratio = (a: number | undefined, b: number | undefined) => (a ?? Number.NaN) / (b ?? Number.NaN);
/** One frame at 60 Hz, in milliseconds. */
const oneFrame = 1000 / 60;

const plans: readonly Plan[] = [
  {
    size: 'S',
    rounds: 7,
    contenders: ['raw', 'viewer', 'peer-ranges', 'peer'],
    bounds: ({ raw = 0, viewer, 'peer-ranges': ranges }) => [
      figure('95 KB, 1,000 marks: over raw', (viewer ?? Number.NaN) - raw, 'ms', { most: oneFrame }),
      figure('95 KB, 1,000 marks: faster than the peer’s fastest', ratio(ranges, viewer), '×', {
        least: 2.5,
      }),
    ],
  },
  {
    size: 'M',
    rounds: 5,
    contenders: ['raw', 'viewer', 'peer-ranges'],
    bounds: ({ raw, viewer, 'peer-ranges': ranges }) => [
      figure('1 MB, 10,000 marks: of raw', ratio(viewer, raw), '×', { most: 0.25 }),
      figure('1 MB, 10,000 marks: faster than the peer’s fastest', ratio(ranges, viewer), '×', { least: 10 }),
    ],
  },
  {
    size: 'M',
    rounds: 2,
    contenders: ['viewer', 'peer'],
    bounds: ({ viewer, peer }) => [
      figure('1 MB, 10,000 marks: faster than the peer’s default', ratio(peer, viewer), '×', { least: 50 }),
    ],
  },
  {
    size: 'L',
    rounds: 3,
    contenders: ['raw', 'viewer'],
    bounds: ({ raw, viewer }) => [
      figure('10 MB, 10,000 marks: of raw', ratio(viewer, raw), '×', { most: 0.06 }),
    ],
  },
];

for (const { size, rounds, contenders, bounds } of plans) {
  test(`first paint ${size}: ${contenders.join(', ')}`, async () => {
    const times: Partial<Record<Contender, number[]>> = {};
    for (let round = 0; round < rounds; round++) {
      for (const contender of contenders) {
        const time = await withBenchPage(browser, async (page) => {
          await page.evaluate((name) => window.glossatorBench.prepare(name), size);
          return page.evaluate((name) => window.glossatorBench.firstPaint(name), contender);
        });
        const list = times[contender] ?? [];
        list.push(time);
        times[contender] = list;
      }
    }
    const medians: Partial<Record<Contender, number>> = {};
    for (const contender of contenders) medians[contender] = median(times[contender] ?? []);
    recordFigures([
      ...contenders.map((contender) =>
        figure(`${size}: ${contender}`, medians[contender] ?? Number.NaN, 'ms', null),
      ),
      ...bounds(medians),
    ]);
  });
}

test('filling 10 MB in slices', async () => {
  const rounds = 3;
  const shares: number[] = [];
  const slices: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const raw = await withBenchPage(browser, async (page) => {
      await page.evaluate(() => window.glossatorBench.prepare('L'));
      return page.evaluate(() => window.glossatorBench.firstPaint('raw'));
    });
    await withBenchPage(browser, async (page) => {
      await page.evaluate(() => window.glossatorBench.prepare('L'));
      const session = await page.context().newCDPSession(page);
      let first = 0;
      let rest = 0;
      const trace = await traceMainThread(session, 'bench-filled', async () => {
        first = await page.evaluate(() => window.glossatorBench.firstPaint('viewer'));
        rest = await page.evaluate(() => window.glossatorBench.untilFilled());
      });
      shares.push((first + rest) / raw);
      const [from = 0] = trace.marks('bench-first-paint');
      const [to = 0] = trace.marks('bench-filled');
      // Tasks of less than a millisecond are the browser's own errands; counted in, they would flatter the percentile.
      for (const task of trace.tasks)
        if (task.start > from && task.end < to && task.work >= 1) slices.push(task.work);
    });
  }
  const area = 'filling';
  recordFigures([
    { area, what: '10 MB: everything filled, of raw', value: median(shares), unit: '×', bound: { most: 1 } },
    { area, what: '10 MB: a slice, p95', value: percentile(slices, 0.95), unit: 'ms', bound: { most: 16 } },
    { area, what: '10 MB: the longest slice', value: Math.max(...slices), unit: 'ms', bound: null },
  ]);
});

test('adding a mark to 1 MB with 10,000 marks', async () => {
  const figures = figureOf('adding a mark (painter alone)');
  const ours = await costsOfAdding(browser, 'viewer', 60);
  const theirs = await costsOfAdding(browser, 'peer-ranges', 30);
  recordFigures([
    figures('1 MB, 10,000 marks: work, p95', percentile(ours, 0.95), 'ms', { most: 8 }),
    figures('1 MB, 10,000 marks: work, median', median(ours), 'ms', null),
    figures('the peer’s work, median', median(theirs), 'ms', null),
    figures('less than the peer’s (medians)', median(theirs) / median(ours), '×', { least: 3 }),
  ]);
});

test('scrolling 1 MB with 10,000 marks', async () => {
  const area = 'scrolling';
  const frames = async (contender: Contender) =>
    withBenchPage(browser, async (page) => {
      await page.evaluate((name) => window.glossatorBench.prepare(name), 'M' as const);
      await page.evaluate((name) => window.glossatorBench.firstPaint(name), contender);
      if (contender === 'viewer') await page.evaluate(() => window.glossatorBench.untilFilled());
      const session = await page.context().newCDPSession(page);
      const trace = await traceMainThread(session, 'bench-frame', () =>
        page.evaluate(() => window.glossatorBench.scroll(140, 240)),
      );
      const edges = trace.marks('bench-frame');
      return edges.slice(1).map((to, index) => {
        const from = edges[index] ?? to;
        return { work: trace.workBetween(from, to), time: to - from };
      });
    });
  type Frames = Awaited<ReturnType<typeof frames>>;
  const rounds: { readonly raw: Frames; readonly ours: Frames }[] = [];
  for (let round = 0; round < 3; round++)
    rounds.push({ raw: await frames('raw'), ours: await frames('viewer') });
  const p95 = (all: Frames) =>
    percentile(
      all.map(({ work }) => work),
      0.95,
    );
  // A frame that came a whole beat late. Half a beat of slack: the clock of a headless browser is not that even.
  const dropped = (all: Frames) =>
    all.reduce((sum, { time }) => sum + Math.max(0, Math.round(time / oneFrame) - 1), 0);
  const ofRaw = median(rounds.map(({ raw }) => dropped(raw)));
  const ofOurs = median(rounds.map(({ ours }) => dropped(ours)));
  recordFigures([
    {
      area,
      what: 'raw: work a frame, p95',
      value: median(rounds.map(({ raw }) => p95(raw))),
      unit: 'ms',
      bound: null,
    },
    {
      area,
      what: 'work a frame, p95',
      value: median(rounds.map(({ ours }) => p95(ours))),
      unit: 'ms',
      bound: { most: 8 },
    },
    { area, what: 'raw: dropped frames of 240', value: ofRaw, unit: 'count', bound: null },
    {
      area,
      what: 'dropped frames of 240, no more than raw',
      value: ofOurs,
      unit: 'count',
      bound: { most: ofRaw },
    },
  ]);
});

test('hit test', async () => {
  const time = await withBenchPage(browser, async (page) => {
    await page.evaluate(() => window.glossatorBench.prepare('M'));
    await page.evaluate(() => window.glossatorBench.firstPaint('viewer'));
    await page.evaluate(() => window.glossatorBench.untilFilled());
    return page.evaluate(() => window.glossatorBench.hitTest(500));
  });
  recordFigures([
    { area: 'hit test', what: 'point to marks, mean', value: time, unit: 'ms', bound: { most: 0.3 } },
  ]);
});
