// Ways in which a text file gets broken: by hand, by a bad script, by somebody who wants to do harm.

/** Whole numbers below a limit. */
export type Chance = (limit: number) => number;

type Mutation = (text: string, chance: Chance) => string;

const numbers = [
  '-1',
  '0',
  '1e999',
  '99999999999999999999',
  '-2147483649',
  '4294967296',
  '0.5',
  'NaN',
  '""',
  'null',
];
const jsonValues = [
  'null',
  'true',
  '{}',
  '[]',
  '""',
  '0',
  '-1',
  '"\\u0000"',
  '[[]]',
  '{"id":1}',
  '"__proto__"',
];
const words = [
  '',
  '\u0000',
  '\ud800',
  '../../x',
  '<!--',
  ']]>',
  '&#0;',
  '\u{1F9ED}',
  '=1+1',
  '__proto__',
  'x'.repeat(5000),
];

/** A place of a pattern in the text, or null. */
function anyMatch(text: string, pattern: RegExp, chance: Chance): { start: number; end: number } | null {
  // From anywhere on, so that a large file is not searched whole each time.
  const from = chance(text.length + 1);
  const regex = new RegExp(pattern.source, 'g');
  regex.lastIndex = from;
  const match = regex.exec(text) ?? new RegExp(pattern.source).exec(text);
  return match && { start: match.index, end: match.index + match[0].length };
}

function replaced(text: string, place: { start: number; end: number } | null, by: string): string {
  return place ? text.slice(0, place.start) + by + text.slice(place.end) : text;
}

const pick = <Item>(list: readonly Item[], chance: Chance): Item => list[chance(list.length)] as Item;

function piece(text: string, chance: Chance): { start: number; end: number } {
  const start = chance(text.length + 1);
  return { start, end: Math.min(text.length, start + 1 + chance(200)) };
}

const number = /-?\d+(?:\.\d+)?/;
const jsonValue = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false|null|\[\]|\{\}/;
const attribute = /="[^"]*"/;
const tag = /<[^>]{1,400}>/;

/** Swaps what a pattern finds at two places. */
const swapping =
  (pattern: RegExp): Mutation =>
  (text, chance) => {
    const [one, other] = [anyMatch(text, pattern, chance), anyMatch(text, pattern, chance)];
    if (!one || !other || one.start === other.start) return text;
    const [first, second] = one.start < other.start ? [one, other] : [other, one];
    if (first.end > second.start) return text;
    const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
    return text.slice(0, first.start) + b + text.slice(first.end, second.start) + a + text.slice(second.end);
  };

const ofLines =
  (change: (lines: string[], chance: Chance) => void): Mutation =>
  (text, chance) => {
    const lines = text.split('\n');
    change(lines, chance);
    return lines.join('\n');
  };

export const textMutations: Readonly<Record<string, Mutation>> = {
  'number made another': (text, chance) =>
    replaced(text, anyMatch(text, number, chance), pick(numbers, chance)),
  'number moved': (text, chance) => {
    const place = anyMatch(text, number, chance);
    return place
      ? replaced(text, place, String(Number(text.slice(place.start, place.end)) + chance(9) - 4))
      : text;
  },
  'value made another': (text, chance) =>
    replaced(text, anyMatch(text, jsonValue, chance), pick(jsonValues, chance)),
  'values swapped': swapping(jsonValue),
  'attribute made another': (text, chance) =>
    replaced(text, anyMatch(text, attribute, chance), `="${pick(words, chance)}"`),
  'attributes swapped': swapping(attribute),
  'tags swapped': swapping(tag),
  'tag taken out': (text, chance) => replaced(text, anyMatch(text, tag, chance), ''),
  'cut off': (text, chance) => text.slice(0, chance(text.length + 1)),
  'beginning cut off': (text, chance) => text.slice(chance(Math.min(text.length, 500) + 1)),
  'piece taken out': (text, chance) => replaced(text, piece(text, chance), ''),
  'piece doubled': (text, chance) => {
    const { start, end } = piece(text, chance);
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  'words put in': (text, chance) => {
    const start = chance(text.length + 1);
    return replaced(text, { start, end: start }, pick(words, chance));
  },
  'line taken out': ofLines((lines, chance) => {
    lines.splice(chance(lines.length), 1 + chance(3));
  }),
  'line doubled': ofLines((lines, chance) => {
    const at = chance(lines.length);
    lines.splice(at, 0, ...lines.slice(at, at + 1 + chance(3)));
  }),
  'lines swapped': ofLines((lines, chance) => {
    const [a, b] = [chance(lines.length), chance(lines.length)];
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }),
  'columns moved': (text, chance) =>
    replaced(text, anyMatch(text, /[\t, ;]/, chance), pick(['', '\t', ',', '  '], chance)),
  'line breaks changed': (text, chance) => text.replaceAll('\n', pick(['\r\n', '\r', '\n\n', ''], chance)),
  'nested too deep': (text, chance) => {
    const start = chance(text.length + 1);
    const deep = pick(['['.repeat(20_000), '{"a":'.repeat(20_000), '<a>'.repeat(20_000)], chance);
    return replaced(text, { start, end: start }, deep);
  },
  'referred to itself': (text, chance) => {
    // Two of the file's own ids become one: records that lead to themselves and to others of another kind.
    const id = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|\b[A-Z]\d{1,4}\b/;
    const [one, other] = [anyMatch(text, id, chance), anyMatch(text, id, chance)];
    return one && other
      ? text.slice(0, one.start) + text.slice(other.start, other.end) + text.slice(one.end)
      : text;
  },
};
