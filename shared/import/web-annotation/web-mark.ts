// An annotation of the web in one shape, whichever tool wrote it, and what becomes of it: mark, reply, link or a source's note.
import type { IncomingMark, IncomingStamps, Selector } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { addRelation, type LabelChoice, labelledMark } from '../labelled-mark.ts';

/** What an annotation says about its target. */
export interface WebBodies {
  readonly tags: readonly string[];
  readonly comments: readonly string[];
  /** Who or what the passage names, where the annotation identifies it. */
  readonly identifies?: {
    readonly name: string | undefined;
    readonly type: string | undefined;
    readonly iri: string | undefined;
  };
}

/** A passage of a source; without selector the whole of it. */
export interface WebTarget {
  /** Key of the source, or the name of another annotation. */
  readonly source: string;
  readonly selector: Selector | null;
}

export interface WebAnnotation extends WebBodies {
  /** The annotation's own name in the file, unique but for faults. */
  readonly key: string;
  readonly where: string;
  readonly targets: readonly WebTarget[];
  readonly stamps: IncomingStamps;
  readonly status?: IncomingMark['status'];
  /** Who wrote it, for replies. */
  readonly author: string | undefined;
  /** Names of the annotations that this one answers; the first that is in the file is meant. */
  readonly repliesTo: readonly string[];
  /** Ends of a link, where this is one: names of annotations. */
  readonly links?: readonly string[];
}

/**
 * Adds annotations: those of passages as marks, replies to the comment of what they answer, links as links, those about
 * whole sources to the notes of the source. `markKeys` knows the keys of marks that came in by own records, by their names.
 */
export function addWebAnnotations(
  annotations: readonly WebAnnotation[],
  choice: LabelChoice,
  builder: IncomingBuilder,
  markKeys: Map<string, string>,
): void {
  const replies: WebAnnotation[] = [];
  const links: WebAnnotation[] = [];
  const names = new Set(annotations.map(({ key }) => key));
  const isAnnotation = (name: string) => names.has(name) || markKeys.has(name);
  for (const annotation of annotations) {
    if (annotation.links) links.push(annotation);
    else if (annotation.repliesTo.length > 0) replies.push(annotation);
    else if (annotation.targets.length > 0 && annotation.targets.every(({ source }) => isAnnotation(source)))
      replies.push({ ...annotation, repliesTo: annotation.targets.map(({ source }) => source) });
    else addMarks(annotation, choice, builder, markKeys);
  }
  const answered = new Map(replies.map(({ key, repliesTo }) => [key, repliesTo]));
  for (const reply of replies) addReply(reply, answered, builder, markKeys);
  for (const [index, { key, where, tags, comments, links: ends }] of links.entries()) {
    const [from, to] = (ends ?? []).map((name) => markKeys.get(name) ?? '');
    const type = tags[0] ?? comments[0] ?? '';
    addRelation({ key: key || `link ${index + 1}`, where, type, from: from ?? '', to: to ?? '' }, builder);
  }
}

/** One mark for each source that the targets lie in. */
function addMarks(
  annotation: WebAnnotation,
  choice: LabelChoice,
  builder: IncomingBuilder,
  markKeys: Map<string, string>,
): void {
  const { key, where, targets, stamps, status, comments } = annotation;
  const sources = new Map<string, Selector[]>();
  for (const { source, selector } of targets) {
    const known = sources.get(source);
    if (selector && known) known.push(selector);
    else if (selector) sources.set(source, [selector]);
    else if (targets.length === 1) addToNotes(annotation, source, builder);
    else
      builder.losses.add('target-dropped', 'Targets without a passage are left out', {
        id: key,
        words: comments[0] ?? annotation.tags[0] ?? source,
      });
  }
  if (sources.size > 1)
    builder.losses.add(
      'sources-apart',
      'An annotation of passages in several sources becomes a mark in each of them',
      { id: key, words: comments[0] ?? annotation.tags[0] ?? key },
    );
  let isFirst = true;
  for (const [source, passages] of sources) {
    const words = passages.map(({ quote }) => quote ?? '').join(' ');
    const markKey = isFirst ? key : `${key} in ${source}`;
    const mark: IncomingMark = {
      key: markKey,
      where,
      source,
      passages,
      ...(annotation.identifies
        ? identified(annotation, annotation.identifies, words, builder)
        : labelledMark(annotation.tags, words, choice, builder, where)),
      ...(comments.length > 0 && { comment: comments.join('\n\n') }),
      ...(status && { status }),
      ...stamps,
    };
    if (builder.addMark(mark) && isFirst) markKeys.set(key, markKey);
    isFirst = false;
  }
}

function identified(
  { tags, where }: WebAnnotation,
  { name, type, iri }: NonNullable<WebBodies['identifies']>,
  words: string,
  builder: IncomingBuilder,
): Pick<IncomingMark, 'kind'> & Partial<Pick<IncomingMark, 'entity' | 'tags'>> {
  const called = (name ?? words).replace(/\s+/g, ' ').trim();
  const kept = tags.map((tag) => builder.entry('tags', tag, where));
  const tagged = kept.length > 0 ? { tags: kept } : {};
  if (called === '' && iri === undefined) return { kind: 'note', ...tagged };
  const own = iri?.match(/^urn:uuid:([0-9a-f-]{36})$/)?.[1];
  if (iri === undefined) {
    return { kind: 'mention', entity: builder.entityNamed(called, type ?? 'other', where), ...tagged };
  }
  builder.addEntity({
    key: own ?? iri,
    ...(own !== undefined && { id: own }),
    where,
    name: called || iri,
    ...(type !== undefined && { type }),
    fields: own === undefined ? { externalIds: { uri: iri } } : {},
  });
  return { kind: 'mention', entity: own ?? iri, ...tagged };
}

/** What is said of a whole source has its place in the source's notes. */
function addToNotes(
  { key, tags, comments, author }: WebAnnotation,
  name: string,
  builder: IncomingBuilder,
): void {
  const source = builder.source(name);
  const said = [...comments, ...(tags.length > 0 ? [`Tags: ${tags.join(', ')}`] : [])].join('\n');
  if (!source || said === '') {
    builder.losses.add(
      'target-dropped',
      'Annotations that neither mark a passage nor say anything are left out',
      {
        id: key,
        words: said || name,
      },
    );
    return;
  }
  const line = author === undefined ? said : `${author}: ${said}`;
  const notes = [source.fields.notes, line].filter((part) => part !== undefined && part !== '').join('\n\n');
  builder.changeSource({ ...source, fields: { ...source.fields, notes } });
}

function addReply(
  { key, repliesTo, author, comments, tags, stamps }: WebAnnotation,
  answered: ReadonlyMap<string, readonly string[]>,
  builder: IncomingBuilder,
  markKeys: ReadonlyMap<string, string>,
): void {
  const words = comments.join('\n\n') || tags.join(', ');
  const example = { id: key, words };
  const mark = builder.mark(rootOf(repliesTo, answered, markKeys) ?? '');
  if (!mark) {
    builder.losses.add('reply-dropped', 'Replies to what is not in the file as a mark are left out', example);
    return;
  }
  if (words === '') return;
  const day = stamps.createdAt?.slice(0, 10);
  const by = [author, day].filter((part) => part !== undefined).join(', ');
  const comment = [mark.comment, `${by === '' ? 'Reply' : by}: ${words}`].filter((part) => part).join('\n\n');
  builder.changeMark({ ...mark, comment });
  builder.losses.add(
    'reply-in-comment',
    'Replies stand in the comment of the mark that they answer',
    example,
  );
}

/** The key of the mark that a reply hangs on, through replies to replies. */
function rootOf(
  names: readonly string[],
  answered: ReadonlyMap<string, readonly string[]>,
  markKeys: ReadonlyMap<string, string>,
): string | undefined {
  const seen = new Set<string>();
  let open = [...names];
  while (open.length > 0) {
    const found = open.find((name) => markKeys.has(name));
    if (found !== undefined) return markKeys.get(found);
    for (const name of open) seen.add(name);
    open = open.flatMap((name) => answered.get(name) ?? []).filter((name) => !seen.has(name));
  }
  return;
}
