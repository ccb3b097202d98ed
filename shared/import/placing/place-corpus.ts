// The stages of placing, one after the other: vocabulary, entities, sources, marks, links.
import type { CorpusInfo } from '../../model/corpus.ts';
import { yardsticks } from '../../model/scales.ts';
import type { ImportTarget } from '../../native/import-preview.ts';
import type { Incoming, IncomingMark } from '../incoming.ts';
import type { Placed, PlacingOptions } from '../place-incoming.ts';
import { matchSources } from './match-sources.ts';
import { PlacedCodebook } from './place-codebook.ts';
import { PlacedEntities } from './place-entities.ts';
import { placeLinks } from './place-links.ts';
import { PlacedMarks } from './place-marks.ts';
import { type PlacingContext, placingContext } from './placing-context.ts';
import { SourcePlacer } from './source-placer.ts';

/** See `placeIncoming`. */
export async function placeCorpus(
  incoming: Incoming,
  target: ImportTarget,
  options: PlacingOptions,
): Promise<Placed> {
  const context = placingContext(incoming, target, options);
  const { problems } = context;
  for (const { where, message, hint } of incoming.problems) problems.warning(where, message, hint);
  const tags = new PlacedCodebook(context, 'tags', incoming.tags);
  const entityTypes = new PlacedCodebook(context, 'entityTypes', incoming.entityTypes);
  const relationTypes = new PlacedCodebook(context, 'relationTypes', incoming.relationTypes);
  const entities = new PlacedEntities(context, entityTypes, incoming.entities);
  const marks = new PlacedMarks(context, { tags, entities });
  const bySource = marksBySource(incoming.marks);
  const matchings = await matchSources(context, once(incoming, context), (key) =>
    (bySource.get(key) ?? []).flatMap(({ mark }) => mark.passages),
  );
  const placer = new SourcePlacer(context, matchings, (key) => bySource.get(key) ?? []);
  const sources = await placer.place(marks);
  for (const [key, left] of bySource)
    if (!placer.knows(key)) for (const { mark, at } of left) marks.leaveOut(mark, at, key, 'unknown-source');
  const links = placeLinks(incoming.links, { entities, relationTypes, marks: marks.ids }, context);
  const codebooks = [tags, entityTypes, relationTypes];
  const notPlaced = marks.unplaced;
  const allEntities = entities.entities;
  for (const { tags: used } of marks.annotations) for (const tag of used) tags.include(tag);
  return {
    corpus: {
      generator: '',
      exportedAt: null,
      corpus: header(incoming, context),
      analysts: context.stamps.analysts,
      tags: tags.entries,
      entityTypes: entityTypes.entries,
      relationTypes: relationTypes.entries,
      sources: placer.sources,
      texts: placer.texts,
      entities: allEntities,
      annotations: marks.annotations,
      links,
      deleted: [],
      journal: [],
    },
    report: {
      format: options.format,
      file: options.file,
      counts: {
        marks: incoming.marks.length,
        ...marks.counts,
        notPlaced: notPlaced.length,
        links: incoming.links.length,
        linksLeftOut: incoming.links.length - links.length,
        entitiesMatched: entities.matched,
        entitiesNew: entities.added,
        codebookMatched: codebooks.reduce((sum, codebook) => sum + codebook.matched, 0),
        codebookNew: codebooks.reduce((sum, codebook) => sum + codebook.added, 0),
      },
      sources,
      notPlaced,
      doubtful: marks.doubtful,
      dropped: incoming.dropped,
      problems: problems.all(),
      passedOver: incoming.passedOver,
    },
  };
}

/** Sources of which each key is the first. */
function once({ sources }: Incoming, { problems }: PlacingContext): Incoming['sources'] {
  const keys = new Set<string>();
  return sources.filter(({ key, where }) => {
    if (keys.has(key))
      problems.warning(where, `The source “${key}” stands twice in the file; the first is taken.`);
    return !keys.has(key) && keys.add(key);
  });
}

function marksBySource(marks: readonly IncomingMark[]): Map<string, { mark: IncomingMark; at: number }[]> {
  const groups = new Map<string, { mark: IncomingMark; at: number }[]>();
  marks.forEach((mark, at) => {
    const group = groups.get(mark.source);
    if (group) group.push({ mark, at });
    else groups.set(mark.source, [{ mark, at }]);
  });
  return groups;
}

/**
 * The file's header over that of the corpus it goes into. A corpus with something in it keeps its own, so that the file's
 * only names the import there.
 */
function header({ corpus }: Incoming, { store, intoEmpty, options, idOf }: PlacingContext): CorpusInfo {
  const { info } = store;
  const text = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
  const id =
    text(corpus.id) && corpus.id.length <= 200
      ? corpus.id
      : intoEmpty
        ? info.id
        : idOf('corpus', options.file);
  const isOurs = intoEmpty || id === info.id;
  const yardstick = yardsticks.find((each) => each === corpus.yardstick);
  return {
    id,
    title: text(corpus.title) ? corpus.title : isOurs ? info.title : options.file,
    description: typeof corpus.description === 'string' ? corpus.description : isOurs ? info.description : '',
    yardstick: yardstick ?? info.yardstick,
  };
}
