// The stages of placing, one after the other.
import type { ImportTarget } from '../../native/import-preview.ts';
import type { Incoming } from '../incoming.ts';
import type { Placed, PlacingOptions } from '../place-incoming.ts';

/** See `placeIncoming`. */
export async function placeCorpus(
  incoming: Incoming,
  target: ImportTarget,
  options: PlacingOptions,
): Promise<Placed> {
  const { info } = target.store;
  return {
    corpus: {
      generator: '',
      exportedAt: null,
      corpus: { ...info, title: incoming.corpus.title ?? info.title },
      analysts: [],
      tags: [],
      entityTypes: [],
      relationTypes: [],
      sources: [],
      texts: new Map(),
      entities: [],
      annotations: [],
      links: [],
      deleted: [],
      journal: [],
    },
    report: {
      format: options.format,
      file: options.file,
      counts: {
        marks: incoming.marks.length,
        exact: 0,
        moved: 0,
        uncertain: 0,
        notPlaced: incoming.marks.length,
        links: incoming.links.length,
        linksLeftOut: incoming.links.length,
        entitiesMatched: 0,
        entitiesNew: 0,
        codebookMatched: 0,
        codebookNew: 0,
      },
      sources: [],
      notPlaced: [],
      doubtful: [],
      dropped: incoming.dropped,
      problems: incoming.problems,
    },
  };
}
