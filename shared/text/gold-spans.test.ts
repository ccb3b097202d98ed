// The reference corpus: every span placed by hand must come out of these functions as it went in.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from '../model/schema.ts';
import { spanSchema } from '../model/span.ts';
import { findInText } from './find-in-text.ts';
import { makeSpan } from './make-span.ts';
import { cleanRange } from './trim-range.ts';

const goldSchema = z.object({
  sources: z.array(z.object({ id: z.string(), text: z.string() })),
  annotations: z.array(z.object({ sourceId: z.string(), spans: z.array(spanSchema) })),
});
const file = join(process.env.GLOSSATOR_REFERENCE ?? '', 'gold', 'gold.glossator.json');
const isThere = process.env.GLOSSATOR_REFERENCE !== undefined && existsSync(file);

test.skipIf(!isThere)(
  'every gold span (skipped unless GLOSSATOR_REFERENCE names the reference folder)',
  () => {
    const gold = goldSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const texts = new Map(gold.sources.map(({ id, text }) => [id, text]));
    const wrong: string[] = [];
    for (const { sourceId, spans } of gold.annotations) {
      const text = texts.get(sourceId) ?? '';
      for (const span of spans) {
        const range = { start: span.start, end: span.end };
        const clean = cleanRange(text, range);
        const isFound = findInText(text, span.quote).some(
          ({ start, end }) => start === span.start && end === span.end,
        );
        expect(makeSpan(text, range)).toEqual(span);
        if (clean?.start !== span.start || clean.end !== span.end || !isFound) wrong.push(span.quote);
      }
    }
    expect(wrong).toEqual([]);
    expect(gold.annotations.length).toBeGreaterThan(0);
  },
);
