// What the columns of a foreign table are: headers compared folded, by the words people use for them.
import { foldName } from '../../text/fold.ts';

/** A header with `_`, `-` and case folded away: `Also_Known-As` is `also known as`. */
export function foldHeader(header: string): string {
  return foldName(header)
    .replace(/[_\-.:]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Synonyms by what a column is, folded; the first is the name used in messages. */
export type Synonyms<Name extends string> = Readonly<Record<Name, readonly string[]>>;

export type FoundColumns<Name extends string> = Partial<Record<Name, number>>;

/** Positions of the columns known by name, the first of each; `rest` are the others that have a header. */
export function findColumns<Name extends string>(
  headers: readonly string[],
  synonyms: Synonyms<Name>,
): { readonly found: FoundColumns<Name>; readonly rest: readonly number[] } {
  const folded = headers.map(foldHeader);
  const found: FoundColumns<Name> = {};
  const used = new Set<number>();
  for (const name of Object.keys(synonyms) as Name[])
    for (const word of synonyms[name]) {
      const at = folded.findIndex((header, index) => header === word && !used.has(index));
      if (at < 0) continue;
      found[name] = at;
      used.add(at);
      break;
    }
  return { found, rest: folded.flatMap((header, at) => (header === '' || used.has(at) ? [] : [at])) };
}
