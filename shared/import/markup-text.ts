// The words of a small piece of HTML, as annotation tools keep comments and pages. Documents have a reader of their own.

/** Words without markup, and where line breaks were added that no letter of the markup stands for. */
export interface MarkupText {
  readonly text: string;
  /** Offsets into `text`, in UTF-16 units, ascending. */
  readonly added: readonly number[];
}

const markup = /<!--[\s\S]*?(?:-->|$)|<!?\/?([a-z][a-z0-9-]*)\b(?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
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
  let from = 0;
  let hidden = '';
  const addBreak = () => {
    if (text === '' || text.endsWith('\n')) return;
    added.push(text.length);
    text += '\n';
  };
  for (const match of html.matchAll(markup)) {
    if (hidden === '') text += characters(html.slice(from, match.index));
    from = match.index + match[0].length;
    const name = match[1]?.toLowerCase() ?? '';
    const isEnd = match[0].startsWith('</');
    if (hidden !== '') {
      if (isEnd && name === hidden) hidden = '';
    } else if (unseen.test(name)) hidden = isEnd ? '' : name;
    else if (name === 'br') text += '\n';
    else if (blocks.test(name)) addBreak();
  }
  if (hidden === '') text += characters(html.slice(from));
  // Nothing follows the last break.
  if (added.at(-1) === text.length - 1) {
    added.pop();
    text = text.slice(0, -1);
  }
  return { text, added };
}

function characters(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[String(name)] ?? whole;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
