// What a text file says about itself: a title and a media type. Nothing is guessed beyond that.

export interface TextFileDescription {
  /** At most 120 units, one line, never blank. */
  readonly title: string;
  readonly mediaType: 'text/plain' | 'text/markdown';
  /** Always null: a wrong language is worse than none, and nothing in a plain text states it. */
  readonly language: null;
}

/** Longest title taken from a text; longer first lines are paragraphs and are cut at a word. */
const maxTitle = 120;
/** A title stands at the beginning or nowhere. */
const maxHead = 20_000;

/** Describes a file by its name (folders with `/` allowed, null for pasted text) and its text. */
export function describeTextFile(
  name: string | null,
  decoded: { readonly text: string },
): TextFileDescription {
  const isMarkdown = /\.(md|markdown|mdown|mkd)$/i.test(name ?? '');
  const lines = decoded.text.slice(0, maxHead).split(/\r\n|[\n\r\f\u2028\u2029]/);
  const found = (isMarkdown ? markdownHeading(lines) : null) ?? firstLine(lines, isMarkdown);
  return {
    title: found ?? (titleFromName(name) || 'Untitled'),
    mediaType: isMarkdown ? 'text/markdown' : 'text/plain',
    language: null,
  };
}

function titleFromName(name: string | null): string {
  const base = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return base.replace(/(?<=.)\.[^.]{1,10}$/, '').trim();
}

/** The first heading of any level, `# like this` or underlined, outside front matter and code. */
function markdownHeading(lines: readonly string[]): string | null {
  let fence: string | null = null;
  for (let index = afterFrontMatter(lines); index < lines.length; index++) {
    const line = lines[index] ?? '';
    const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    if (mark) fence = fence === null ? mark : fence === mark ? null : fence;
    if (fence !== null || mark) continue;
    const heading = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/.exec(line)?.[1];
    const underlined = /^ {0,3}(=+|-{2,})[ \t]*$/.test(lines[index + 1] ?? '') ? line : undefined;
    const title = asTitle(withoutMarkup(heading ?? underlined ?? ''));
    if (title) return title;
  }
  return null;
}

function afterFrontMatter(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && /^(---|\.\.\.)\s*$/.test(line));
  return end < 0 ? 0 : end + 1;
}

function firstLine(lines: readonly string[], isMarkdown: boolean): string | null {
  for (const line of lines.slice(isMarkdown ? afterFrontMatter(lines) : 0)) {
    const title = asTitle(isMarkdown ? withoutMarkup(line) : line);
    if (title) return title;
  }
  return null;
}

/** Links as their words, without emphasis and code marks. */
function withoutMarkup(line: string): string {
  return line
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|\*|`)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/^[>\s]+/, '');
}

/** A line as a title; null when it holds no letter or digit (rules, bullets). */
function asTitle(line: string): string | null {
  const clean = line
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(clean)) return null;
  if (clean.length <= maxTitle) return clean;
  // One unit is the ellipsis. A blank in the last third is a good place to cut; a text without blanks is cut anywhere.
  const head = clean.slice(0, maxTitle - 1);
  const blank = head.lastIndexOf(' ');
  const cut = blank > maxTitle / 2 ? head.slice(0, blank) : head.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/[\s,;:–-]+$/, '')}…`;
}
