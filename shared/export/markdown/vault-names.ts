// File names, links, tags and properties that Obsidian and every file system take as they are meant.
import { strFromU8, strToU8 } from 'fflate';

/** Bytes of a file name: most systems allow 255, with room for a number and `.md`. */
const maxNameBytes = 160;

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A name no file system and no wiki link trips over; not yet unique. */
export function safeName(text: string): string {
  let name = wellFormed(text)
    .normalize('NFC')
    // Control, format and separator characters are invisible in a name; the rest breaks paths or links.
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, '')
    .replace(/[\\/:*?"<>|#^[\]]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const bytes = strToU8(name);
  if (bytes.length > maxNameBytes) name = strFromU8(bytes.subarray(0, maxNameBytes)).replace(/\ufffd*$/, '');
  name = name.replace(/^[. ]+|[. ]+$/g, '');
  if (name === '') return 'Untitled';
  return reserved.test(name) ? `_${name}` : name;
}

/** Hands out paths that differ in more than case. */
export class VaultPaths {
  readonly #taken = new Set<string>();

  /** `folder/name`, without `.md`. */
  take(folder: string, text: string): string {
    const name = safeName(text);
    let path = `${folder}/${name}`;
    for (let number = 2; this.#taken.has(path.toLowerCase()); number++) path = `${folder}/${name} ${number}`;
    this.#taken.add(path.toLowerCase());
    return path;
  }
}

/** `[[path|words]]`, or `[[path#^block|words]]`. */
export function wikiLink(path: string, words: string, block?: string): string {
  const shown = wellFormed(words)
    .replace(/[[\]|\\\s]+/g, ' ')
    .trim();
  return `[[${path}${block ? `#^${block}` : ''}|${shown || 'untitled'}]]`;
}

/** A tag: letters, digits, `-`, `_` and one `/` for each level; one that is only digits gets a letter. */
export function tagWord(levels: readonly string[]): string {
  const words = levels.map((level) => {
    const word = wellFormed(level)
      .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, '');
    return word === '' ? 'tag' : word;
  });
  const tag = words.join('/');
  return /\D/.test(tag.replaceAll('/', '')) ? tag : `n${tag}`;
}

/** A block id: letters, digits and hyphens. */
export function blockId(kind: string, id: string): string {
  return `${kind}-${id.replace(/[^A-Za-z0-9]+/g, '-')}`;
}

/** A string for YAML: in double quotes, with everything escaped that one of its versions takes for a break or refuses. */
export function yamlString(text: string): string {
  return JSON.stringify(wellFormed(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Front matter; unset values and empty lists are left out. */
export function properties(
  values: Readonly<Record<string, string | number | readonly string[] | null>>,
): string {
  const lines: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') continue;
    if (typeof value === 'string') lines.push(`${name}: ${yamlString(value)}`);
    else if (typeof value === 'number') lines.push(`${name}: ${value}`);
    else if (value.length > 0) lines.push(`${name}:`, ...value.map((item) => `  - ${yamlString(item)}`));
  }
  return `---\n${lines.join('\n')}\n---\n`;
}

/** Text on one line in which nothing is markup: white space folded, ASCII punctuation that could mean something escaped. */
export function plainLine(text: string): string {
  return wellFormed(text)
    .replace(/[\s\0]+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$=%^!&]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])/, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** Text as a code block, whatever runs of backticks it has. */
export function codeBlock(text: string): string {
  let longest = 2;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${wellFormed(text)}\n${fence}\n`;
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
