// Makes claims one after the other by mouse and keyboard, as an analyst does, and says what each of them cost.
import type { CDPSession, Page } from '@playwright/test';
import type { MainThreadTrace } from './main-thread-work.ts';
import { traceMainThread } from './main-thread-work.ts';
import { timeToSaved } from './page-watch.ts';

/** What one mark cost the main thread, in milliseconds of processor time. */
export interface MarkCost {
  /** From the key to the end of the frame that paints the mark: command, store and painter. */
  readonly paint: number;
  /** Until the end of the next frame, which brings the inspector's list. */
  readonly list: number;
}

/** Milliseconds after which nothing that a key press began is still going on. */
const quietTime = 350;

/** Makes `count` claims in the open text, with a user timing mark before each key. */
export async function traceClaims(page: Page, session: CDPSession, count: number): Promise<MarkCost[]> {
  const trace = await traceMainThread(session, 'bench-key', async () => {
    for (let index = 0; index < count; index++) {
      await selectWords(page, index);
      await page.evaluate(() => performance.mark('bench-key'));
      await page.keyboard.press('c');
      await page.waitForTimeout(quietTime);
    }
  });
  return trace.marks('bench-key').map((time) => costAfter(trace, time));
}

/** Makes `count` claims; the milliseconds from each key to “Saved”. */
export async function timeCommits(page: Page, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    await selectWords(page, index);
    times.push(await timeToSaved(page, 'keydown', () => page.keyboard.press('c')));
    await page.waitForTimeout(quietTime);
  }
  return times;
}

/** In how many frames after the key the mark is painted, and in how many the list has it: 1 is the first. */
export async function framesOfClaim(
  page: Page,
  index: number,
): Promise<{ readonly paint: number; readonly list: number }> {
  await selectWords(page, index);
  const watch = await page.evaluateHandle(() => ({
    frames: new Promise<{ paint: number; list: number }>((resolve) => {
      const painted = () => {
        let ranges = 0;
        for (const [name, highlight] of CSS.highlights) if (name.includes('mark-')) ranges += highlight.size;
        return ranges;
      };
      const listed = () => document.querySelector('.filter-count')?.textContent ?? '';
      const onKey = () => {
        const before = { painted: painted(), listed: listed() };
        const found = { paint: 0, list: 0 };
        let frame = 0;
        const next = () => {
          frame++;
          // After the frame: what is there now was painted in it.
          const channel = new MessageChannel();
          channel.port1.onmessage = () => {
            if (found.paint === 0 && painted() > before.painted) found.paint = frame;
            if (found.list === 0 && listed() !== before.listed) found.list = frame;
            if ((found.paint && found.list) || frame > 60) resolve(found);
            else requestAnimationFrame(next);
          };
          channel.port2.postMessage(null);
        };
        requestAnimationFrame(next);
      };
      addEventListener('keydown', onKey, { capture: true, once: true });
    }),
  }));
  await page.keyboard.press('c');
  const frames = await watch.evaluate(({ frames }) => frames);
  await watch.dispose();
  await page.waitForTimeout(quietTime);
  return frames;
}

/** Leaves the form of the mark made before and drags over some words, elsewhere each time, until the bar is there. */
export async function selectWords(page: Page, index: number): Promise<void> {
  const bar = page.getByRole('toolbar', { name: 'Mark selection' });
  for (let attempt = 0; attempt < 4; attempt++) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.waitForTimeout(150);
    await dragOverRow(page, index + 7 * attempt);
    const shown = await bar.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    );
    if (shown) return page.waitForTimeout(100);
  }
  throw new Error('No selection brought the bar');
}

async function dragOverRow(page: Page, index: number): Promise<void> {
  const row = await page.evaluate((wanted) => {
    const rows = [...document.querySelectorAll('.reading-line')]
      .filter((line) => (line.textContent?.length ?? 0) > 60)
      .map((line) => line.getBoundingClientRect())
      .filter(({ top }) => top > 140 && top < innerHeight - 240);
    const box = rows[wanted % rows.length];
    return box && { x: box.left, y: box.top + 12 };
  }, index);
  if (!row) throw new Error('No line is in view');
  const x = row.x + 20 + ((index * 31) % 250);
  await page.mouse.move(x, row.y);
  await page.mouse.down();
  await page.mouse.move(x + 60, row.y);
  await page.mouse.move(x + 140, row.y);
  await page.mouse.up();
}

function costAfter(trace: MainThreadTrace, time: number): MarkCost {
  const key = trace.dispatches('keydown').find((event) => event.start >= time);
  if (!key) throw new Error('The key did not arrive');
  const from = trace.taskAt(key.start);
  const [first, second] = trace.frames().filter((frame) => frame.start >= from.start);
  if (!first || !second) throw new Error('No frame followed the key');
  return {
    paint: trace.workBetween(from.start, first.end),
    list: trace.workBetween(from.start, second.end),
  };
}
