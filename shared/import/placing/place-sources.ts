// Source records for the sources of a file: those that are here with what the file knows better, and new ones with a text.
import type { Id } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import { describeTextFile } from '../../raw-texts/text-file.ts';
import type { IncomingSource } from '../incoming.ts';
import type { SourceMatching } from './match-sources.ts';
import { placedId } from './placed-id.ts';
import type { PlacingContext } from './placing-context.ts';
import { shapedRecord } from './shape-record.ts';

/**
 * Fields that describe the file at hand, not what is known of it: those of a source that is here stay. Tools rename files
 * and convert them; an analyst who has the source under a name need not be asked about that.
 */
const ofTheFile = ['position', 'fileName', 'mediaType', 'encoding', 'extraction'] as const;

/** The record of a matched source with what the file states of it. */
export function matchedSource(
  { incoming, match, hash }: SourceMatching & { readonly match: NonNullable<SourceMatching['match']> },
  context: PlacingContext,
): Source {
  const { source: ours, by } = match;
  const { where } = incoming;
  const fields: Record<string, unknown> = { ...incoming.fields };
  for (const field of ofTheFile) delete fields[field];
  // Formats without titles have file names for them; only our own id says that the title is one.
  if (by !== 'id') delete fields.title;
  // Zones count in the text they were made for.
  const isOwnText = incoming.sha256 === ours.sha256 || hash === ours.sha256;
  if (!isOwnText || !zonesFit(fields.zones, ours.length)) delete fields.zones;
  const stamps = context.stamps.of('sources', ours.id, incoming, ours, where);
  return shapedRecord('sources', ours, { ...fields, ...stamps }, where, context.problems) ?? ours;
}

/** The record of a source that comes in with its text; null where nothing can be made of it. */
export function newSource(
  incoming: IncomingSource & { readonly text: string },
  sha256: string,
  position: number,
  context: PlacingContext,
  /** Sources that come in already, by id. */
  taken: ReadonlyMap<Id, Source>,
): Source | null {
  const { text, fields, where, key } = incoming;
  const id = idOf(incoming, sha256, context, taken);
  const fileName = typeof fields.fileName === 'string' ? fields.fileName : null;
  const described = describeTextFile(fileName ?? key, { text });
  const stamps = context.stamps.of('sources', id, incoming, undefined, where);
  const base = {
    id,
    position,
    title: described.title,
    mediaType: described.mediaType,
    fileName: null,
    sha256,
    length: text.length,
    ...stamps,
  };
  const stated: Record<string, unknown> = { ...fields, id, sha256, length: text.length, ...stamps };
  if (!zonesFit(stated.zones, text.length)) {
    context.problems.warning(
      where,
      'A zone of the source does not lie within its text; its zones are left out.',
    );
    delete stated.zones;
  }
  const title = stated.title;
  if (typeof title === 'string' && title.trim() === '') delete stated.title;
  return shapedRecord('sources', base, stated, where, context.problems);
}

/** The file's own id, unless another text has it here or in the file; else one made of format, key and text. */
function idOf(
  { id, key }: IncomingSource,
  sha256: string,
  { store, options }: PlacingContext,
  taken: ReadonlyMap<Id, Source>,
): Id {
  if (typeof id !== 'string' || id === '') return placedId(options.format, 'source', key, sha256);
  const other = store.get('sources', id) ?? taken.get(id);
  return other && other.sha256 !== sha256 ? placedId(options.format, 'source', key, sha256) : id;
}

function zonesFit(zones: unknown, length: number): boolean {
  return (
    zones === undefined ||
    (Array.isArray(zones) &&
      zones.every((zone) => zone?.start >= 0 && zone?.start <= zone?.end && zone?.end <= length))
  );
}
