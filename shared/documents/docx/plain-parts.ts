// Parts of a Word document as mammoth can read them: what it passes over with the text in it is taken apart beforehand.
import { strFromU8, strToU8 } from 'fflate';

export interface PlainPart {
  readonly bytes: Uint8Array;
  /** Formulas, which have no text of their own. */
  readonly formulas: number;
}

/** Fields, changes of direction: what they hold stands without them. An attribute holds no `<`, so a tag ends before the next one. */
const wrappers = /<\/?w:(?:fldSimple|bdo|dir)(?:[\s/][^<]*)?>/g;
const passedOver = /<w:(?:fldSimple|bdo|dir|ruby|cr|ptab)[\s/>]/;

/** A part in UTF-8 (any other is as it was), its wrappers undone: simple fields, directions, readings of Chinese signs, tabs and breaks by other names. */
export function plainPart(bytes: Uint8Array): PlainPart {
  // Word writes UTF-8; UTF-16 begins with a mark or a zero.
  if ((bytes[0] ?? 0) > 0xef || bytes[0] === 0 || bytes[1] === 0) return { bytes, formulas: 0 };
  const xml = strFromU8(bytes);
  const formulas = xml.match(/<m:oMath[\s>]/g)?.length ?? 0;
  if (!passedOver.test(xml)) return { bytes, formulas };
  const plain = withoutRuby(xml)
    .replace(wrappers, '')
    .replace(/<w:cr(?=[\s/>])/g, '<w:br')
    .replace(/<w:ptab(?=[\s/>])/g, '<w:tab');
  return { bytes: strToU8(plain), formulas };
}

/** A sign with its reading in brackets behind it, as pages show it: 漢(kan). */
function withoutRuby(xml: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<w:ruby>', at);
    const end = start < 0 ? -1 : xml.indexOf('</w:ruby>', start);
    if (end < 0) break;
    const ruby = xml.slice(start, end);
    const base = ruby.indexOf('<w:rubyBase>');
    const [reading, signs] = base < 0 ? [ruby, ''] : [ruby.slice(0, base), ruby.slice(base)];
    const words = [wordsOf(signs), wordsOf(reading)];
    pieces.push(
      xml.slice(at, start),
      `<w:t xml:space="preserve">${words[0]}${words[1] && `(${words[1]})`}</w:t>`,
    );
    at = end + '</w:ruby>'.length;
  }
  return pieces.join('') + xml.slice(at);
}

function wordsOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?:\s[^<>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('');
}
