// What is used of papaparse. Its own types bring Node's and the DOM's with them, which shared code must not see.
interface ParseError {
  readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
  readonly code: string;
  readonly message: string;
  /** Number of the row, from 0; absent where the whole is meant. */
  readonly row?: number;
}

interface Papaparse {
  parse(
    text: string,
    options: { readonly delimiter: string; readonly skipEmptyLines: boolean },
  ): { readonly data: string[][]; readonly errors: readonly ParseError[] };
}

declare const papaparse: Papaparse;

export = papaparse;
