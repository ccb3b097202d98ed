// Finds where a text stops being JSON. JSON.parse knows but does not always say, and never says line and column.

/** One token that is no string: punctuation, a number or a word. */
const token = /([{}[\],:])|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\n\r]*/y;
const escapeSequence = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Line and column (both from 1, columns in UTF-16 units) of the first place where `text` is not JSON; null if it is. */
export function jsonFault(text: string): { line: number; column: number; atEnd: boolean } | null {
  // What may come next; `open` holds the brackets not yet closed.
  let next: 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'end' = 'value';
  const open: ('{' | '[')[] = [];
  for (let position = 0; ; ) {
    blank.lastIndex = position;
    blank.exec(text);
    const at = blank.lastIndex;
    const { mark, end } = tokenAt(text, at);
    const top = open.at(-1);
    const afterValue =
      open.length > 1 || (mark !== '}' && mark !== ']' && open.length === 1) ? 'comma' : 'end';
    if ((mark === 'string' || mark === 'literal') && next.startsWith('value')) next = afterValue;
    else if (mark === 'string' && next.startsWith('key')) next = 'colon';
    else if (mark === ':' && next === 'colon') next = 'value';
    else if (mark === ',' && next === 'comma') next = top === '{' ? 'key' : 'value';
    else if (mark === '{' && next.startsWith('value')) {
      open.push('{');
      next = 'key or }';
    } else if (mark === '[' && next.startsWith('value')) {
      open.push('[');
      next = 'value or ]';
    } else if (
      (mark === '}' && top === '{' && (next === 'comma' || next === 'key or }')) ||
      (mark === ']' && top === '[' && (next === 'comma' || next === 'value or ]'))
    ) {
      open.pop();
      next = afterValue;
    } else {
      if (next === 'end' && at === text.length) return null;
      const before = text.slice(0, at).split('\n');
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, atEnd: at === text.length };
    }
    position = end;
  }
}

function tokenAt(text: string, at: number): { mark: string; end: number } {
  if (text[at] === '"') {
    const end = stringEnd(text, at + 1);
    return { mark: end < 0 ? 'nothing' : 'string', end };
  }
  token.lastIndex = at;
  const found = token.exec(text);
  return { mark: found ? (found[1] ?? 'literal') : 'nothing', end: token.lastIndex };
}

/** Where the string ends that begins before `from`; -1 where it is none. By hand: texts of megabytes overflow a RegExp. */
function stringEnd(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code < 0x20) return -1;
    if (code === 0x5c) {
      escapeSequence.lastIndex = at;
      if (!escapeSequence.test(text)) return -1;
      at = escapeSequence.lastIndex;
    } else at++;
  }
  return -1;
}
