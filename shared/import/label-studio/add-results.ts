// One annotator's results of a task: regions by their id, what the other controls say of each, and the relations.
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingMark, IncomingStamps, Selector } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import {
  type JsonObject,
  listOf,
  nameOf,
  objectsOf,
  rangeOf,
  textOf,
  textsOf,
  timestampOf,
} from '../json-value.ts';
import { addRelation, type LabelChoice, labelledMark } from '../labelled-mark.ts';
import { addVoices, markOfRecord, readOwnRecord } from '../own-record.ts';
import { withAnswers } from './region-answers.ts';
import type { ShownText } from './shown-text.ts';
import { objectOf } from './task-text.ts';

export interface ResultsContext {
  /** Key of the source. */
  readonly source: string;
  /** Before the keys of all that this annotator made. */
  readonly prefix: string;
  readonly where: string;
  readonly shown: ShownText | undefined;
  readonly choice: LabelChoice;
  readonly builder: IncomingBuilder;
}

interface Region {
  readonly id: string;
  passage: Selector | undefined;
  words: string;
  readonly labels: string[];
  /** Our own exporter's part of the region. */
  own: JsonObject | undefined;
  readonly answers: Map<string, string[]>;
}

/** Adds marks and links for a round of results. */
export function addResults(round: JsonObject, context: ResultsContext): void {
  const { builder, source, where } = context;
  const stamps = stampsOf(round, context);
  const regions = new Map<string, Region>();
  const relations: JsonObject[] = [];
  for (const [index, result] of objectsOf(round.result).entries()) {
    if (result.type === 'relation') {
      relations.push(result);
      continue;
    }
    const value = objectOf(result.value);
    const isPlaced = value.start !== undefined || value.end !== undefined || 'globalOffsets' in value;
    if (!isPlaced && regions.get(nameOf(result.id) ?? '')?.passage === undefined) {
      addWholeAnswer(result, source, builder);
      continue;
    }
    takeResult(regionOf(regions, nameOf(result.id) ?? `#${index}`), result, value, context);
  }
  const keys = new Map<string, string>();
  for (const mark of marksOf([...regions.values()], context, keys)) builder.addMark({ ...stamps, ...mark });
  for (const [index, { from_id, to_id, direction, labels }] of relations.entries()) {
    const [from, to] = [nameOf(from_id) ?? '', nameOf(to_id) ?? ''].map((id) => keys.get(id) ?? '');
    const isLeft = direction === 'left';
    addRelation(
      {
        key: `${context.prefix}/relation ${index + 1}`,
        where,
        type: textsOf(labels)[0] ?? '',
        from: (isLeft ? to : from) ?? '',
        to: (isLeft ? from : to) ?? '',
      },
      builder,
    );
  }
}

function stampsOf(round: JsonObject, { builder, where }: ResultsContext): IncomingStamps {
  const by = round.completed_by;
  const person = objectOf(by);
  const number = nameOf(person.id) ?? nameOf(by);
  const full = [person.first_name, person.last_name].filter((part) => textOf(part) !== undefined).join(' ');
  const name =
    textOf(full) ?? textOf(person.email) ?? (typeof by === 'string' ? by : number && `Annotator ${number}`);
  const analyst = name ? { createdBy: builder.analyst(`annotator ${number ?? name}`, name, where) } : {};
  const createdAt = timestampOf(round.created_at);
  const updatedAt = timestampOf(round.updated_at);
  return {
    ...analyst,
    ...(analyst.createdBy && { updatedBy: analyst.createdBy }),
    ...(createdAt && { createdAt }),
    ...(updatedAt && { updatedAt }),
  };
}

function regionOf(regions: Map<string, Region>, id: string): Region {
  const region: Region = regions.get(id) ?? {
    id,
    passage: undefined,
    words: '',
    labels: [],
    own: undefined,
    answers: new Map(),
  };
  regions.set(id, region);
  return region;
}

function takeResult(region: Region, result: JsonObject, value: JsonObject, { shown }: ResultsContext): void {
  const kind = textOf(result.type)?.toLowerCase() ?? '';
  const range = shown ? shown.rangeOf(value) : rangeOf(value.start, value.end);
  const words = kind === 'textarea' ? undefined : textOf(value.text);
  if (!region.passage && (range || words !== undefined)) {
    const covered = range && shown ? shown.text.slice(range.start, range.end) : undefined;
    region.words = words ?? covered ?? '';
    const quote = (shown?.hasOtherWords ? textOf(covered) : undefined) ?? words ?? textOf(covered);
    region.passage = { ...range, ...(quote !== undefined && { quote }) };
  }
  region.own ??= own(result);
  // What somebody wrote beside the region, in the field that Label Studio has for every one.
  const remarks = textsOf(objectOf(result.meta).text);
  if (remarks.length > 0)
    region.answers.set('comment', [...(region.answers.get('comment') ?? []), ...remarks]);
  if (kind.endsWith('labels')) {
    region.labels.push(...textsOf(value[kind] ?? value.labels));
    return;
  }
  const said = [value.choices, value.text, value.rating, value.number, value.datetime, value.taxonomy];
  const answers = said
    .filter((_, index) => index !== 1 || kind === 'textarea')
    .flatMap((item) => listOf(item))
    .map((item) => (Array.isArray(item) ? item.join(' > ') : nameOf(item)))
    .filter((item) => item !== undefined);
  const name = textOf(result.from_name) ?? kind;
  if (answers.length > 0) region.answers.set(name, [...(region.answers.get(name) ?? []), ...answers]);
}

function own(result: JsonObject): JsonObject | undefined {
  const { glossator } = objectOf(result.meta);
  return typeof glossator === 'object' && glossator !== null ? objectOf(glossator) : undefined;
}

/** The marks of the regions; `keys` takes the key of the mark under the id of each of its regions. */
function* marksOf(
  regions: readonly Region[],
  context: ResultsContext,
  keys: Map<string, string>,
): Generator<IncomingMark> {
  const { builder, source, where, prefix, choice } = context;
  const others = new Map<string, Region[]>();
  const firsts: Region[] = [];
  const ids = new Set(regions.map(({ id }) => id));
  for (const region of regions) {
    const number = region.own?.passage;
    const [id = ''] = region.id.split('#');
    // Our own further passages; in the order of their numbers, which is the order of reading.
    if (typeof number === 'number' && number > 1 && ids.has(id))
      others.set(id, [...(others.get(id) ?? []), region]);
    else firsts.push(region);
  }
  for (const region of firsts) {
    const following = (others.get(region.id) ?? []).sort(
      (a, b) => Number(a.own?.passage) - Number(b.own?.passage),
    );
    const passages = [region, ...following].flatMap(({ passage }) => passage ?? []);
    if (passages.length === 0) {
      builder.losses.add('place-dropped', 'Regions without offsets or words are left out', {
        id: region.id,
        words: region.labels.join(', '),
      });
      continue;
    }
    const mark = ownMark(region, passages, context) ?? {
      key: `${prefix}/${region.id}`,
      where,
      source,
      passages,
      ...labelledMark(
        region.labels,
        region.answers.get('entity')?.[0] ?? region.words,
        choice,
        builder,
        where,
      ),
    };
    for (const { id } of [region, ...following]) keys.set(id, mark.key);
    yield withAnswers(mark, region.answers, builder);
  }
}

/** The mark by the record that our own exporter left; undefined where there is none or the label says otherwise now. */
function ownMark(
  { own, labels, answers, words }: Region,
  passages: readonly Selector[],
  { source, where, builder }: ResultsContext,
): IncomingMark | undefined {
  const record = readOwnRecord('annotations', own?.record);
  const label = labels[0];
  if (!record || label === undefined) return;
  const kind = label === 'Claim' ? 'claim' : label === 'Note' ? 'note' : 'mention';
  if (record.kind !== kind) return;
  if (record.kind === 'mention') {
    const { entityId: id } = record;
    const type = entityTypeOfLabel(label) ?? builder.entry('entityTypes', label, where);
    builder.addEntity({ key: id, id, where, name: answers.get('entity')?.[0] ?? words, type, fields: {} });
  }
  addVoices(record, builder, where);
  return { ...markOfRecord(record, passages, where), source };
}

/** An answer about the whole text stands in the notes of its source. */
function addWholeAnswer(result: JsonObject, key: string, builder: IncomingBuilder): void {
  const value = objectOf(result.value);
  const said = [value.choices, value.text, value.rating, value.number, value.datetime]
    .flatMap((item) => listOf(item))
    .map(nameOf)
    .filter((item) => item !== undefined);
  const source = builder.source(key);
  if (said.length === 0 || !source) {
    builder.losses.add('result-dropped', 'Results that mark no passage of the text are left out', {
      id: nameOf(result.id) ?? key,
      words: textOf(result.type) ?? '',
    });
    return;
  }
  const line = `${textOf(result.from_name) ?? 'answer'}: ${said.join(', ')}`;
  const notes = [source.fields.notes, line].filter((part) => part !== undefined).join('\n');
  builder.changeSource({ ...source, fields: { ...source.fields, notes } });
}
