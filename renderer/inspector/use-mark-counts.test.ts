import { expect, test } from 'vitest';
import { needsPlace } from '../../shared/commands/place-marks.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { randomMark } from '../../shared/store/random-marks.test-support.ts';
import { seeded } from '../../shared/store/seeded.test-support.ts';
import { countOn, nothingCounted } from './use-mark-counts.ts';

const made = (random: (limit: number) => number, step: number): Annotation => ({
  ...randomMark(random, `mark-${step}`),
  anchor: random(3) === 0 ? 'lost' : 'exact',
});

test('counting on gives what counting anew would', () => {
  const random = seeded(3);
  let counted = nothingCounted;
  for (let step = 0; step < 200; step++) {
    const marks = [...counted.marks];
    const at = random(marks.length + 1);
    marks.splice(at, random(3), ...Array.from({ length: random(4) }, () => made(random, step)));
    counted = countOn(counted, marks);
    const anew = { claim: 0, mention: 0, note: 0, unsure: marks.filter(needsPlace).length };
    for (const { kind } of marks) anew[kind]++;
    expect(counted.counts).toEqual(anew);
  }
});
