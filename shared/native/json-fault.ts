// Finds where a text stops being JSON. JSON.parse knows but does not always say, and never says line and column.

/** One token: punctuation, a string, a number or a word, with the white space before it. */
const token =
  /[ \t\n\r]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;
const blank = /[ \t\n\r]*/y;

/** Line and column (both from 1, columns in UTF-16 units) of the first place where `text` is not JSON; null if it is. */
export function jsonFault(text: string): { line: number; column: number; atEnd: boolean } | null {
  // What may come next; `open` holds the brackets not yet closed.
  let next: 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma' | 'end' = 'value';
  const open: ('{' | '[')[] = [];
  token.lastIndex = 0;
  for (let position = 0; ; ) {
    token.lastIndex = position;
    const found = token.exec(text);
    const mark = found?.[1] ?? (found?.[2] === undefined ? (found ? 'literal' : 'nothing') : 'string');
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
      blank.lastIndex = position;
      blank.exec(text);
      const at = blank.lastIndex;
      if (next === 'end' && at === text.length) return null;
      const before = text.slice(0, at).split('\n');
      return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, atEnd: at === text.length };
    }
    position = token.lastIndex;
  }
}
