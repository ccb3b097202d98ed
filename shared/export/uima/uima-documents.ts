// One document for each source, for the two UIMA formats.
import { CorpusView } from '../corpus-view.ts';
import type { ExportInput, ExportOptions } from '../exporter.ts';
import { countLeftOut } from '../left-out.ts';
import type { LossCounter } from '../loss-counter.ts';
import { documentName } from '../standoff/labels.ts';
import { placedSources } from '../standoff/placed-source.ts';
import { linksBySource } from '../standoff/standoff-losses.ts';
import { type FeatureStructure, featureStructures } from './feature-structures.ts';

export interface UimaDocument {
  /** A file name without ending. */
  readonly name: string;
  readonly text: string;
  readonly structures: readonly FeatureStructure[];
}

/** Every source whose text is at hand; line breaks stay as they are. `xml`: without what XML cannot hold. */
export async function* uimaDocuments(
  input: ExportInput,
  options: ExportOptions,
  xml: boolean,
  counter: LossCounter,
): AsyncGenerator<UimaDocument> {
  const view = new CorpusView(input, options);
  const links = linksBySource(view, counter, true);
  for await (const placed of placedSources(view, { unit: 'utf-16', newlines: 'keep', xml }, counter))
    yield {
      name: documentName(placed.index, placed.source.title),
      text: placed.text,
      structures: featureStructures(placed, links.get(placed.source.id) ?? [], view, counter),
    };
  countLeftOut(
    view,
    {
      sources: ['title', 'fileName', 'language', 'url'],
      entities: ['name', 'mergedInto'],
      stamps: 'whole',
      anchors: ['moved', 'uncertain'],
    },
    counter,
  );
}
