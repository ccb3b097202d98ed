// A text that was read of a file of any kind, and what the file stated beside it.
import type { Source } from '../model/source.ts';
import type { DecodedText } from './decode-text.ts';

/** What a document stated beside its text, in the fields of a source. */
export interface DocumentFacts
  extends Pick<
    Source,
    'mediaType' | 'extraction' | 'authors' | 'publishedOn' | 'language' | 'url' | 'publisher' | 'zones'
  > {
  /** Null: the first line of the text. */
  readonly title: string | null;
  /** What is not in the text, in whole sentences. */
  readonly notes: readonly string[];
  /** As it stands in a sentence after "a" or "this": `PDF document`. */
  readonly label: string;
}

/** `encoding` is null where bytes do not stand for letters by themselves; `document` is null or absent for a raw text. */
export interface ReadText extends Omit<DecodedText, 'encoding'> {
  readonly encoding: string | null;
  readonly document?: DocumentFacts | null;
}
