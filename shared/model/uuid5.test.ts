import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { utf8 } from '../archive/utf8.ts';
import { countNotXml, xmlAttribute, xmlText } from '../export/xml-text.ts';
import { zipFiles } from '../export/zip-files.ts';
import { sha1, uuid5, uuidOf } from './uuid5.ts';

test('SHA-1 agrees with another implementation at every length around its blocks', () => {
  for (let length = 0; length < 200; length++) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 0xff);
    expect(sha1(bytes)).toBe(createHash('sha1').update(bytes).digest('hex'));
  }
});

test('ids are of version 5, the same for the same name, and a UUID stays itself', () => {
  expect(uuid5('note/1')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(uuid5('note/1')).toBe(uuid5('note/1'));
  expect(uuid5('note/1')).not.toBe(uuid5('note/2'));
  expect(uuidOf('tag', '2aabfe22-8f21-4e9c-b0eb-53f16947ccf2')).toBe('2aabfe22-8f21-4e9c-b0eb-53f16947ccf2');
  expect(uuidOf('tag', 'speaks for')).toBe(uuid5('tag/speaks for'));
});

test('a zip holds its files in order, with the same bytes in every time zone', async () => {
  const files = [
    { path: 'b/ü.txt', content: 'Ünï 👍 \ud83d' },
    { path: 'a.bin', content: Uint8Array.of(0, 255) },
  ];
  const zone = process.env.TZ;
  const make = async (name: string) => {
    process.env.TZ = name;
    const pieces: Uint8Array[] = [];
    for await (const piece of zipFiles(files)) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  const [one, two] = [await make('Pacific/Kiritimati'), await make('America/New_York')];
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  expect(one.equals(two)).toBe(true);
  const read = unzipSync(one);
  expect(Object.keys(read)).toEqual(['b/ü.txt', 'a.bin']);
  expect(strFromU8(read['b/ü.txt'] ?? utf8(''))).toBe('Ünï 👍 \ufffd');
  expect([...(read['a.bin'] ?? [])]).toEqual([0, 255]);
});

test.each([
  { input: 'a&<b>"c"', text: 'a&amp;&lt;b&gt;"c"', attribute: 'a&amp;&lt;b&gt;&quot;c&quot;', bad: 0 },
  { input: '1\r\n2\t3', text: '1&#13;\n2\t3', attribute: '1&#13;&#10;2&#9;3', bad: 0 },
  { input: '\u0001👍\ud83d \ude00\uffff', text: '\ufffd👍\ufffd \ufffd\ufffd', attribute: null, bad: 4 },
])('XML of $input', ({ input, text, attribute, bad }) => {
  expect(xmlText(input)).toBe(text);
  expect(xmlAttribute(input)).toBe(attribute ?? text);
  expect(countNotXml(input)).toBe(bad);
});
