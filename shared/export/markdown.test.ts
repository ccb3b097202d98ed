import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { exportedZip, inputOf, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput } from './exporter.ts';
import {
  codeBlock,
  plainLine,
  safeName,
  tagWord,
  VaultPaths,
  wikiLink,
  yamlString,
} from './markdown/vault-names.ts';
import { markdown } from './markdown.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);
const sample = () =>
  inputOf(
    readFileSync(resolve(import.meta.dirname, '../../corpus/munqar-blast.glossator.json'), 'utf8'),
    sha256,
  );

/** The text of the code block at the end of a page. */
function textOf(page: string): string {
  const at = page.lastIndexOf('\n## Text\n\n');
  const fence = /^`+/.exec(page.slice(at + 10))?.[0] ?? '';
  return page.slice(at + 10 + fence.length + 5, page.lastIndexOf(`\n${fence}`));
}

test.each([
  { name: 'traps', make: async () => traps as ExportInput & { texts: ReadonlyMap<string, string> } },
  { name: 'the sample', make: sample },
])('$name: each claim and note is a callout whose place covers its quote', async ({ make }) => {
  const input = await make();
  const files = await exportedZip(markdown, input, trapOptions);
  let compared = 0;
  for (const page of files.values()) {
    const text = [...textOf(page)];
    for (const [, place = '', kind, id = ''] of page.matchAll(
      /^> - Place: code points ([\d–, ]+)\n(?:> - Tags: .*\n)?\n\^(claim|note)-([\w-]+)\n\n/gm,
    )) {
      const mark = input.store.get('annotations', id);
      expect(mark?.kind).toBe(kind);
      const found = place.split(', ').map((range) => {
        const [start, end] = range.split('–').map(Number);
        return text.slice(start, end).join('');
      });
      // A passage that begins or ends within a CRLF keeps the half it has.
      const loose = (quote: string) => quote.replace(/\r\n?/g, '\n').replace(/^\n|\n$/g, '');
      expect(found.map(loose)).toEqual(mark?.spans.map(({ quote }) => throughUtf8(loose(quote))));
      compared++;
    }
  }
  const marks = [...input.store.table('annotations').values()].filter(({ kind }) => kind !== 'mention');
  expect(compared).toBe(marks.length);
});

test.each([
  { name: 'traps', make: async () => traps as ExportInput },
  { name: 'the sample', make: sample },
])(
  '$name: every link leads to a page and block that is there, names differ in more than case',
  async ({ make }) => {
    const files = await exportedZip(markdown, await make(), trapOptions);
    const lower = [...files.keys()].map((path) => path.toLowerCase());
    expect(new Set(lower).size).toBe(lower.length);
    let links = 0;
    for (const [path, page] of files) {
      expect(path).toMatch(/^(Corpus|(Sources|Entities)\/[^\\/:*?"<>|#^[\]]+)\.md$/);
      const withoutText = page.replace(/\n## Text\n\n[\s\S]*$/, '\n');
      for (const [, target = '', block] of withoutText.matchAll(
        /(?<!\\)\[\[([^\]|#]+)(?:#\^([\w-]+))?\|[^\]|]+\]\]/g,
      )) {
        const there = files.get(`${target}.md`);
        expect(there, target).toBeDefined();
        if (block) expect(there).toContain(`\n\n^${block}\n\n`);
        links++;
      }
      for (const [, line = ''] of page.slice(0, page.indexOf('\n---\n', 4)).matchAll(/^ {2}- (.*)$/gm))
        expect(JSON.parse(line)).toBeTypeOf('string');
    }
    expect(links).toBeGreaterThan(20);
  },
);

test.each([
  { input: 'Unter/den: Linden?*', name: 'Unter den Linden' },
  { input: 'CON', name: '_CON' },
  { input: '...', name: 'Untitled' },
  { input: '\u202e[[a#b^c|d]]', name: 'a b c d' },
  { input: 'name\r\nof two lines.', name: 'name of two lines' },
])('$input as a file name', ({ input, name }) => {
  expect(safeName(input)).toBe(name);
});

test('names are cut by bytes, between characters, and told apart', () => {
  expect(safeName('👍'.repeat(100))).toBe('👍'.repeat(40));
  const paths = new VaultPaths();
  expect(['A', 'a', 'A?'].map((name) => paths.take('E', name))).toEqual(['E/A', 'E/a 2', 'E/A 3']);
});

test('tags, links, strings and text mean what they say', () => {
  expect(tagWord(['Casualties; the dead', '-5 #weather'])).toBe('Casualties-the-dead/5-weather');
  expect(tagWord(['2024'])).toBe('n2024');
  expect(wikiLink('Entities/A', 'x|y]]', 'claim-1')).toBe('[[Entities/A#^claim-1|x y]]');
  expect(yamlString('a: "b"\n\u2028\u0085')).toBe('"a: \\"b\\"\\n\\u2028\\u0085"');
  expect(plainLine('# *a* [b]\n1. <c>')).toBe('\\# \\*a\\* \\[b\\] 1. \\<c\\>');
  expect(plainLine('1. one')).toBe('1\\. one');
  expect(plainLine('- one')).toBe('\\- one');
  expect(codeBlock('a ```` b')).toBe('`````text\na ```` b\n`````\n');
});

test('what a vault leaves out is counted', async () => {
  const losses = Object.fromEntries(
    (await markdown.losses(traps, trapOptions)).map(({ kind, count }) => [kind, count]),
  );
  const marks = [...traps.store.table('annotations').values()];
  expect(losses['stamps-dropped']).toBe(marks.length);
  expect(losses['merged-entities']).toBe(1);
  expect(losses['newlines-changed']).toBe(
    [...traps.texts.values()].filter((text) => text.includes('\r')).length,
  );
});
