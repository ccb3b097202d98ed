// Where sentences end: Unicode's rule, corrected for abbreviations, initials, quotations and footnote numbers.

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A name or number always follows these, so they never end a sentence. */
const titles = new Set(
  'adm amb brig capt cmdr col cpl dr fr gen gov hon lt maj messrs mr mrs ms mt pres prof rep rev sen sgt st supt vs cf e.g i.e viz al'.split(
    ' ',
  ),
);
/** These go on only before a number. */
const beforeNumber = new Set(
  'jan feb mar apr jun jul aug sep sept oct nov dec no nos nr p pp para paras vol fig figs art sec ch ca approx c'.split(
    ' ',
  ),
);
/** These may end a sentence: they do when the next word is one that usually begins a sentence. */
const ambiguous = new Set('inc ltd co corp jr sr bros dept est etc a.m p.m'.split(' '));
const starters = new Set(
  'a after although an and another as at because before but by despite during each even for from he her here his how however i if in it its last later many meanwhile more most no nobody not nothing now of on one only or other others our several she since so some still such that the their then there these they this those though three to two under until we what when where which while who why with yet you'.split(
    ' ',
  ),
);

// The word before a full stop at the end of a segment: "Dr. ", "U.S.) ", "J. ".
const lastWord = /([\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*)\.\s*$/u;
const acronym = /^(?:\p{L}\.)*\p{L}$/u;
// "end.[12] Next": Unicode breaks after the bracket.
const footnoteTail = /^[\d\s,–-]+[\])](?:[[(][\d\s,–-]+[\])])*\s*/u;
// A list's number or bullet: "1. ", "- 2. ".
const listNumber = /^[\s\-*•–]*(?:\d{1,3}|\p{L})?\.\s*$/u;
const openBracketEnd = /[[(]$/;
const closingQuoteEnd = /["'”’»)\]]\s+$/u;
const lowerStart = /^["'“‘«([\s]*\p{Ll}/u;

/** Ends of the sentences of one paragraph, ascending (UTF-16 units), blanks after a sentence included; the last is its length. */
export function sentenceBounds(paragraph: string): number[] {
  const bounds: number[] = [];
  for (const { index } of sentences.segment(paragraph)) {
    if (index === 0) continue;
    const before = paragraph.slice(Math.max(bounds.at(-1) ?? 0, index - 60), index);
    const after = paragraph.slice(index, index + 60);
    const footnote = openBracketEnd.test(before) ? footnoteTail.exec(after) : null;
    if (footnote) bounds.push(index + footnote[0].length);
    else if (!continues(before, after) && index > (bounds.at(-1) ?? 0)) bounds.push(index);
  }
  if (bounds.at(-1) !== paragraph.length) bounds.push(paragraph.length);
  return bounds;
}

/** Whether the sentence that `before` ends with goes on with `after`. */
function continues(before: string, after: string): boolean {
  if (listNumber.test(before)) return true;
  // “Go!” he said.
  if (closingQuoteEnd.test(before) && lowerStart.test(after)) return true;
  const word = lastWord.exec(before)?.[1];
  if (!word) return false;
  const lower = word.toLowerCase();
  if (titles.has(lower)) return true;
  if (beforeNumber.has(lower) && /^\p{N}/u.test(after)) return true;
  if (lowerStart.test(after)) return ambiguous.has(lower) || beforeNumber.has(lower) || acronym.test(word);
  // An initial or an acronym (J. Smith, U.S. Navy); a lower-case letter alone is the end of something else.
  if (!ambiguous.has(lower) && !(acronym.test(word) && /^\p{Lu}/u.test(word))) return false;
  const next = /^\p{L}+/u.exec(after)?.[0];
  return next !== undefined && !starters.has(next.toLowerCase());
}
