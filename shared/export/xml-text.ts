// Strings for XML 1.0: what it cannot hold is replaced one unit for one, so that offsets survive.

/** Everything outside XML's `Char`: most control characters, halves of pairs, U+FFFE and U+FFFF. */
const notXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** The text with U+FFFD for each character that XML 1.0 cannot hold. */
export function xmlCharacters(text: string): string {
  return text.replace(notXml, '\ufffd');
}

/** How many characters of the text XML 1.0 cannot hold. */
export function countNotXml(text: string): number {
  return text.match(notXml)?.length ?? 0;
}

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** ASCII in which nothing needs a reference: most values, told in one pass. */
const plain = /^[ !#-%'-;=?-~]*$/;

/** Text between tags. CR is written as a reference, or the parser turns it into LF. */
export function xmlText(text: string): string {
  if (plain.test(text)) return text;
  return xmlCharacters(text).replace(/[&<>\r]/g, (character) => names[character] ?? character);
}

/** A value between double quotes. Line breaks and tabs are references, or the parser turns them into spaces. */
export function xmlAttribute(text: string): string {
  if (plain.test(text)) return text;
  return xmlCharacters(text).replace(/[&<>"\r\n\t]/g, (character) => names[character] ?? character);
}

/** ` name="value"` for each that is not null, in order. */
export function xmlAttributes(values: Readonly<Record<string, string | number | boolean | null>>): string {
  let out = '';
  for (const [name, value] of Object.entries(values))
    if (value !== null) out += ` ${name}="${xmlAttribute(String(value))}"`;
  return out;
}
