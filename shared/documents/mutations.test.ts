// Seeded damage to a sample of each kind: always a text or a message, never a crash, never a wait.
// GLOSSATOR_MUTATIONS sets how many of each (40 by default).
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../raw-texts/decode-text.ts';
import { extractText } from './extract-text.ts';
import {
  sampleArticle,
  sampleDocx,
  sampleEpub,
  sampleOdt,
  trapWords,
  wordParagraph,
} from './sample-documents.test-support.ts';
import { samplePdf } from './sample-pdf.test-support.ts';

const count = Number(process.env.GLOSSATOR_MUTATIONS ?? 40);
const decoders = (label: string, fatal: boolean) => new TextDecoder(label, { fatal, ignoreBOM: true });

const samples: Record<string, Uint8Array> = {
  'a.pdf': samplePdf({
    pages: [[{ text: 'First page of it', x: 60, y: 800 }], [{ text: 'Second', x: 60, y: 800 }]],
    info: { Title: 'T', CreationDate: 'D:20240101' },
  }),
  'a.docx': sampleDocx(
    `${wordParagraph('Head', 'Heading1')}${wordParagraph(trapWords)}<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p><w:tbl><w:tr><w:tc>${wordParagraph('c')}</w:tc></w:tr></w:tbl>`,
    `<w:footnote w:id="2">${wordParagraph('n')}</w:footnote>`,
    '<dc:title>T</dc:title>',
  ),
  'a.odt': sampleOdt(
    `<text:h>Head</text:h><text:p>${trapWords}<text:s text:c="3"/></text:p><table:table><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row></table:table>`,
    '<dc:title>T</dc:title>',
  ),
  'a.epub': sampleEpub([`<h1>One</h1><p>${trapWords}</p>`, '<p>Two</p>'], '<dc:date>1999</dc:date>'),
  'a.html': strToU8(
    sampleArticle(`<p>${trapWords}</p><table><tr><td>1<td>2</table><ul><li>x</ul>`, '<meta charset=utf-8>'),
  ),
  'a.eml': strToU8(
    'From: a@x.example\r\nDate: Fri, 3 May 2024 10:00:00 +0000\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>H=C3=A9llo</p>\r\n--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nabc\r\n--b--\r\n',
  ),
};

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One to four faults: bytes changed, cut out, doubled, the end missing. */
function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes;
  for (let faults = 1 + Math.floor(random() * 4); faults > 0; faults--) {
    const at = Math.floor(random() * result.length);
    const length = 1 + Math.floor(random() * 40);
    const [before, part, after] = [
      result.slice(0, at),
      result.slice(at, at + length),
      result.slice(at + length),
    ];
    const kind = Math.floor(random() * 5);
    if (kind === 0)
      result = joined(
        before,
        part.map(() => Math.floor(random() * 256)),
        after,
      );
    else if (kind === 1) result = joined(before, after);
    else if (kind === 2) result = joined(before, part, part, after);
    else if (kind === 3 && random() < 0.2) result = before;
    else
      result = joined(
        before,
        strToU8(
          ['<', '>', '&', '"', '\0', '(', '<<', '99999999', ']]>', '\ufffe'][Math.floor(random() * 10)] ?? '',
        ),
        part,
        after,
      );
  }
  return result;
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Damage inside a part of an archive goes deeper than damage to the archive, which mostly ends at its checks. */
function damagedPart(zip: Uint8Array, random: () => number): Uint8Array {
  const files = unzipSync(zip);
  const names = Object.keys(files);
  const name = names[Math.floor(random() * names.length)] ?? '';
  return zipSync({ ...files, [name]: damaged(files[name] ?? new Uint8Array(), random) });
}

// pdf.js leaves promises behind that nobody waits for, and some reject: the page's worker only logs that, the command
// line ignores it (electron/cli/read-any-file.ts), Vitest would call the whole run failed.
const listeners = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', () => undefined);
});
afterAll(async () => {
  await new Promise((done) => setTimeout(done, 50));
  process.removeAllListeners('unhandledRejection');
  for (const listener of listeners) process.on('unhandledRejection', listener);
});

test.each(Object.entries(samples))(
  '%s',
  async (name, bytes) => {
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b;
    let read = 0;
    for (let seed = 1; seed <= count; seed++) {
      const random = randomFrom(seed);
      const broken = isArchive && random() < 0.8 ? damagedPart(bytes, random) : damaged(bytes, random);
      const started = performance.now();
      const result = await extractText(name, broken, { decoders });
      expect(performance.now() - started, `seed ${seed}`).toBeLessThan(10_000);
      if (isRefusal(result)) expect(result.message, `seed ${seed}`).toMatch(/^[A-Z“].*\.$/s);
      else {
        read++;
        expect(result.text, `seed ${seed}`).toMatch(/\S/u);
        expect(/\p{Surrogate}/u.test(result.text), `seed ${seed}`).toBe(false);
        for (const { start, end } of result.document?.zones ?? [])
          expect(start < end && end <= result.text.length, `seed ${seed}`).toBe(true);
      }
    }
    // Damage that nothing survives would test only the first line of each extractor.
    expect(read).toBeGreaterThan(count / 20);
  },
  120_000 + count * 400,
);
