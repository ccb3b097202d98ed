// What one character becomes when text is folded: a string of none, one or several UTF-16 units.

/** Letters that Unicode does not decompose, as people who lack the key write them; Arabic letters written alike. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ħ: 'h',
  Ħ: 'H',
  ŧ: 't',
  Ŧ: 'T',
  ı: 'i',
  ς: 'σ',
  '\u0671': '\u0627', // alef wasla → alef
  '\u0672': '\u0627', // alef with wavy hamza above → alef
  '\u0673': '\u0627', // alef with wavy hamza below → alef
  '\u0649': '\u064a', // alef maksura → yeh
  '\u06cc': '\u064a', // Farsi yeh → yeh
  '\u06a9': '\u0643', // keheh → kaf
  '\u0640': '', // tatweel
};

const dashes = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/;
const singleQuotes = /[`\u00b4\u02b9\u02bb-\u02bd\u2018-\u201b\u2032\u2035\u2039\u203a\uff07]/;
const doubleQuotes = /["\u00ab\u00bb\u201c-\u201f\u2033\u2036\u301d-\u301f\uff02]/;
// JavaScript counts the byte-order mark as white space; here it is dropped like other invisible characters.
const spaces = /(?!\ufeff)[\s\u0085]/;
// Soft hyphen, zero-width and bidi controls, variation selectors, tags: nothing a reader sees.
const dropped = /\p{Default_Ignorable_Code_Point}/u;
// Marks that only modify. The vowel signs of Indic scripts are letters and stay; so do kana voicing marks (U+3099, U+309A).
const marks =
  /(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}])[\p{Mn}\p{Me}]/gu;

const folded = new Map<number, string>();
const foldedWithCase = new Map<number, string>();

/** The folded form of one code point: '' when it is dropped, ' ' for any white space. */
export function foldCharacter(code: number, keepCase: boolean): string {
  const cache = keepCase ? foldedWithCase : folded;
  let result = cache.get(code);
  if (result === undefined) {
    result = computeFold(code, keepCase);
    cache.set(code, result);
  }
  return result;
}

function computeFold(code: number, keepCase: boolean): string {
  const character = String.fromCodePoint(code);
  if (spaces.test(character)) return ' ';
  if (dropped.test(character)) return '';
  if (dashes.test(character)) return '-';
  if (singleQuotes.test(character)) return "'";
  if (doubleQuotes.test(character)) return '"';
  const plain = [...character.normalize('NFKD').replace(marks, '')]
    .map((part) => letters[part] ?? (spaces.test(part) ? ' ' : part))
    .join('');
  if (keepCase) return plain;
  // Lower case can bring a mark with it (İ) and a letter of the table (Σ never, ẞ gives ß).
  return [...plain.toLowerCase().normalize('NFKD').replace(marks, '')]
    .map((part) => letters[part] ?? part)
    .join('');
}
