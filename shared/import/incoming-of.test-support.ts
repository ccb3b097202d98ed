// A corpus as a foreign file would state it, for tests of placing: counted in any unit, with other line breaks, without ids.
import type { ExportInput } from '../export/exporter.ts';
import { ProjectedText } from '../export/projected-text.ts';
import type { Incoming, IncomingMark, Selector } from './incoming.ts';
import { entityOfRecord, entryOfRecord, linkOfRecord, markOfRecord, sourceOfRecord } from './own-record.ts';

export interface Disguise {
  readonly unit: 'code-point' | 'utf-16';
  /** What the offsets count and the texts have: `keep`, or LF for every CRLF and CR. */
  readonly newlines: 'keep' | 'lf';
  /** U+FFFD for what XML cannot hold, in texts and quotes. */
  readonly xml: boolean;
  /** What the file says its unit is; the true one when it is left out. */
  readonly stated?: Incoming['unit'];
  readonly texts: 'with' | 'without';
  readonly quotes: 'with' | 'without';
  readonly offsets: 'with' | 'without';
  /** False: keys alone, as in a foreign tool's file, and no stamps. */
  readonly ids: boolean;
}

export const plainDisguise: Disguise = {
  unit: 'utf-16',
  newlines: 'keep',
  xml: false,
  texts: 'with',
  quotes: 'with',
  offsets: 'with',
  ids: true,
};

const stampKeys = ['id', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'sha256'];

function bare<Item extends object>(item: Item, ids: boolean): Item {
  if (ids) return item;
  return Object.fromEntries(Object.entries(item).filter(([key]) => !stampKeys.includes(key))) as Item;
}

/** What a file in this disguise says of the corpus. */
export function incomingOf({ store, textOf }: ExportInput, disguise: Disguise): Incoming {
  const { ids } = disguise;
  const texts = new Map<string, ProjectedText>();
  const sources = store.sourcesInOrder().map((source) => {
    const text = textOf(source.sha256);
    if (typeof text !== 'string') throw new Error('The test corpus has all its texts in memory');
    const projected = new ProjectedText(text, disguise);
    texts.set(source.id, projected);
    const said = sourceOfRecord(
      { ...source, ...(disguise.texts === 'with' && { text: projected.text }) },
      source.id,
    );
    return bare(said, ids);
  });
  const marks = [...store.table('annotations').values()].map((mark): IncomingMark => {
    const projected = texts.get(mark.sourceId);
    if (!projected) throw new Error('A mark of the test corpus has no source');
    const passages = mark.spans.map(({ start, end, quote, prefix, suffix }): Selector => {
      const words = (text: string) => new ProjectedText(text, disguise).text;
      return {
        ...(disguise.offsets === 'with' && projected.range({ start, end })),
        ...(disguise.quotes === 'with' && {
          quote: words(quote),
          prefix: words(prefix),
          suffix: words(suffix),
        }),
      };
    });
    return bare(markOfRecord(mark, passages, mark.id), ids);
  });
  const entries = (table: 'tags' | 'entityTypes' | 'relationTypes') =>
    [...store.table(table).values()].map((entry) => bare(entryOfRecord(entry, entry.id), ids));
  const { id, ...info } = store.info;
  return {
    unit: disguise.stated ?? disguise.unit,
    corpus: ids ? { id, ...info } : info,
    analysts: ids
      ? [...store.table('analysts').values()].map(({ id: key, name }) => ({ key, id: key, name, where: key }))
      : [],
    tags: entries('tags'),
    entityTypes: entries('entityTypes'),
    relationTypes: entries('relationTypes'),
    sources,
    entities: [...store.table('entities').values()].map((entity) =>
      bare(entityOfRecord(entity, entity.id), ids),
    ),
    marks,
    links: [...store.table('links').values()].map((link) => bare(linkOfRecord(link, link.id), ids)),
    dropped: [],
    problems: [],
    passedOver: [],
  };
}
