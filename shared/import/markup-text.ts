// The words of a small piece of HTML, as annotation tools keep comments and pages. Documents have a reader of their own.

/** Words without markup, and where line breaks were added that no letter of the markup stands for. */
export interface MarkupText {
  readonly text: string;
  /** Offsets into `text`, in UTF-16 units, ascending. */
  readonly added: readonly number[];
}

const unseen = /^(?:script|style|head|title|template|noscript)$/;
const blocks =
  /^(?:address|article|aside|blockquote|dd|div|dl|dt|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)$/;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** The text of some HTML: `<br>` is a line break, blocks stand on lines of their own. Takes time in proportion to it. */
export function markupText(html: string): MarkupText {
  const added: number[] = [];
  let text = '';
  let isBroken = false;
  const add = (piece: string) => {
    if (piece === '') return;
    // Markup that is laid out in lines has its own breaks between blocks; before the first and behind the last is none.
    if (isBroken && text !== '' && !/\n\s*$/.test(text.slice(-100)) && !/^\s*\n/.test(piece)) {
      added.push(text.length);
      text += '\n';
    }
    isBroken = false;
    text += piece;
  };
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const tag = open < 0 ? null : tagAt(html, open);
    if (!tag) {
      // A sign that opens nothing is a letter like others; a tag that never closes makes letters of all the rest.
      const isLetter = open >= 0 && !/^[a-z/!]/i.test(html.charAt(open + 1));
      const end = isLetter ? open + 1 : html.length;
      add(characters(html.slice(at, end)));
      at = end;
      continue;
    }
    add(characters(html.slice(at, open)));
    at = tag.end;
    if (unseen.test(tag.name)) {
      const close = html.slice(at).search(new RegExp(`</${tag.name}\\b`, 'i'));
      at = close < 0 ? html.length : at + close;
    } else if (tag.name === 'br') add('\n');
    else if (blocks.test(tag.name.replace('/', ''))) isBroken = true;
  }
  return { text, added };
}

/** The tag or comment that begins here: `p`, `/p`, nothing for a comment; null where none is closed. */
function tagAt(html: string, open: number): { readonly name: string; readonly end: number } | null {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    return close < 0 ? null : { name: '', end: close + 3 };
  }
  const [, name] = /^<(\/?[a-z][a-z0-9-]*|!)/i.exec(html.slice(open, open + 40)) ?? [];
  if (name === undefined) return null;
  let quote = '';
  for (let at = open + 1; at < html.length; at++) {
    const sign = html.charAt(at);
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return { name: name.toLowerCase(), end: at + 1 };
  }
  return null;
}

function characters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
