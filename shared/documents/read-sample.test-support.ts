// Reads a sample as the app does and gives what became of it; for tests.
import { isRefusal } from '../raw-texts/decode-text.ts';
import type { DocumentFacts, ReadText } from '../raw-texts/read-text.ts';
import { extractText } from './extract-text.ts';
import type { ExtractOptions } from './extractor.ts';

export type SampleOptions = ExtractOptions;

/** The text and facts of a document. Throws what a refusal says. */
export async function readSample(
  name: string,
  bytes: Uint8Array,
  options: SampleOptions,
): Promise<ReadText & { readonly document: DocumentFacts }> {
  const read = await extractText(name, bytes, options);
  if (isRefusal(read)) throw new Error(read.message);
  if (!read.document) throw new Error(`${name} was read as a raw text.`);
  return { ...read, document: read.document };
}

/** Kind and covered text of each zone. */
export function zonesOf({ text, document }: { text: string; document: DocumentFacts }): [string, string][] {
  return document.zones.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
}
