import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { exportedText } from './exported.test-support.ts';
import { prodigy } from './prodigy.ts';
import {
  codePointSlice,
  passageKey,
  standoffCorpora,
  wantedPassages,
} from './standoff/passages.test-support.ts';
import { trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

interface Span {
  start: number;
  end: number;
  token_start: number;
  token_end: number;
  id: string;
  passage: number;
  glossator?: { id: string; names: { tags?: Record<string, string>; analysts: Record<string, string> } };
}
interface Task {
  text: string;
  tokens: { id: number; start: number; end: number; text: string; ws: boolean }[];
  spans: Span[];
  relations: { head: number; child: number; head_span: Span; child_span: Span; glossator: { id: string } }[];
}

test.each(standoffCorpora(sha256))(
  '$name: spans cover their words by characters and by tokens, records come back',
  async ({ input }) => {
    const content = await exportedText(prodigy, input, trapOptions);
    expect(content).toMatch(/^[\u0020-\u007e\n]*$/);
    const found: string[] = [];
    let relations = 0;
    for (const line of content.trimEnd().split('\n')) {
      const task: Task = JSON.parse(line);
      expect(task.tokens.map(({ text, ws }) => text + (ws ? ' ' : '')).join('')).toBe(task.text);
      expect(task.tokens.map(({ id }) => id)).toEqual(task.tokens.map((_, index) => index));
      for (const span of task.spans) {
        expect(task.tokens[span.token_start]?.start).toBe(span.start);
        expect(task.tokens[span.token_end]?.end).toBe(span.end);
        found.push(passageKey(span.id, span.passage, codePointSlice(task.text, span.start, span.end)));
        if (!span.glossator) continue;
        const mark = input.store.get('annotations', span.id);
        if (!mark) throw new Error(span.id);
        const { spans: _, ...rest } = mark;
        expect(span.glossator).toEqual({ ...rest, names: span.glossator.names });
        // Ids of tags and analysts mean nothing to other programs.
        const names = { ...span.glossator.names.tags, ...span.glossator.names.analysts };
        expect(Object.keys(names)).toEqual(expect.arrayContaining([...rest.tags, rest.createdBy]));
      }
      for (const relation of task.relations) {
        relations++;
        const link = input.store.get('links', relation.glossator.id);
        expect(relation.glossator).toEqual(link);
        expect(relation.head).toBe(relation.head_span.token_end);
        const from = task.spans.find(({ id, passage }) => id === link?.from.id && passage === 1);
        expect([relation.head_span.start, relation.head_span.end]).toEqual([from?.start, from?.end]);
      }
    }
    expect(found.sort()).toEqual(await wantedPassages(input));
    const losses = new Map(
      (await prodigy.losses(input, trapOptions)).map(({ kind, count }) => [kind, count]),
    );
    const dropped = (losses.get('cross-source-link-dropped') ?? 0) + (losses.get('entity-link-dropped') ?? 0);
    expect(relations + dropped).toBe(input.store.table('links').size);
  },
);
