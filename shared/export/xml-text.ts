// Strings for XML 1.0: what it cannot hold is replaced one unit for one, so that offsets survive.

/** Everything outside XML's `Char`: most control characters, halves of pairs, U+FFFE and U+FFFF. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** What may be outside it: without the code points that a pair makes, a text is searched several times faster. */
const suspicious = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/;

/** The text with U+FFFD for each character that XML 1.0 cannot hold. */
export function xmlCharacters(text: string): string {
  return suspicious.test(text) ? text.replace(notXml, '\ufffd') : text;
}

/** How many characters of the text XML 1.0 cannot hold. */
export function countNotXml(text: string): number {
  return suspicious.test(text) ? (text.match(notXml)?.length ?? 0) : 0;
}

/** ASCII in which nothing needs a reference: most values, told in one pass. */
const plain = /^[ !#-%'-;=?-~]*$/;

/** Text between tags. CR is written as a reference, or the parser turns it into LF. */
export function xmlText(text: string): string {
  if (plain.test(text)) return text;
  return withoutMarkup(xmlCharacters(text)).replace(/\r/g, '&#13;');
}

/** A value between double quotes. Line breaks and tabs are references, or the parser turns them into spaces. */
export function xmlAttribute(text: string): string {
  if (plain.test(text)) return text;
  return withoutMarkup(xmlCharacters(text))
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;');
}

/** One character after the other: engines replace a single character without running an expression; one for all is slower. */
function withoutMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** ` name="value"` for each that is not null, in order. */
export function xmlAttributes(values: Readonly<Record<string, string | number | boolean | null>>): string {
  let out = '';
  for (const name in values) {
    const value = values[name];
    if (value === null || value === undefined) continue;
    out += ` ${name}="${typeof value === 'string' ? xmlAttribute(value) : value}"`;
  }
  return out;
}
