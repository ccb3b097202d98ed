// doccano: JSON Lines with a text on each line, its labelled spans and their relations. Older exports have
// `label: [[start, end, name]]` or `annotations`. Offsets count code points.
import { CoveredText } from './covered-text.ts';
import { type ImportedFile, type Importer, ImportRefusal } from './importer.ts';
import type { Selector } from './incoming.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf, readJson, utf8Text } from './json-file.ts';
import { isJsonObject, type JsonObject, listOf, nameOf, objectsOf, rangeOf, textOf } from './json-value.ts';
import { addRelation, type LabelChoice, labelChoiceOf, labelledMark, labelOption } from './labelled-mark.ts';

/** `*.jsonl` as doccano exports it, or the JSON list of its earlier versions. */
export const doccanoImporter: Importer = {
  id: 'doccano',
  label: 'doccano',
  summary: 'Exports of doccano projects that label spans, with or without relations.',
  extensions: ['.jsonl', '.json'],
  options: [labelOption],
  recognise: (files) => files.reduce((best, file) => Math.max(best, likeness(file)), 0),
  read: (files, { format }) => {
    const builder = new IncomingBuilder('code-point');
    const choice = labelChoiceOf(format.labels);
    let documents = 0;
    for (const file of files.filter(({ path }) => /\.jsonl?$/i.test(path) || files.length === 1))
      for (const { value, where } of recordsOf(file, builder)) {
        if (!addDocument(value, file.path, where, choice, builder)) continue;
        documents++;
        builder.use(file.path);
      }
    if (documents === 0)
      throw new ImportRefusal(
        `${files[0]?.path ?? 'This file'} holds no document of doccano: no line has a “text” with “label” or “entities”. Export the dataset again as JSONL.`,
      );
    return builder.finish(files, 'It holds no document of doccano (.jsonl, .json).');
  },
};

/** A line whose text does not end within the beginning. */
const openText = /^\s*\{\s*(?:"id"\s*:\s*\d+\s*,\s*)?"(?:text|data)"\s*:\s*"(?:[^"\\]|\\.)*\\?$/s;

function likeness(file: ImportedFile): number {
  if (!/\.jsonl?$/i.test(file.path)) return 0;
  const start = beginningOf(file);
  if (!/^\s*\[?\s*\{/.test(start) || !/"(?:text|data)"\s*:/.test(start)) return 0;
  if (/"start_offset"\s*:/.test(start) || /"entities"\s*:\s*\[\s*\],\s*"relations"/.test(start)) return 0.95;
  if (/"labels?"\s*:\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*"/.test(start)) return 0.95;
  if (/\.jsonl$/i.test(file.path) && /"(?:labels?|entities)"\s*:\s*\[/.test(start)) return 0.5;
  // The text of the first line may be longer than what was looked at.
  if (/\.doccano\.jsonl$/i.test(file.path)) return 0.9;
  return /\.jsonl$/i.test(file.path) && openText.test(start) ? 0.5 : 0;
}

interface Located {
  readonly value: JsonObject;
  readonly where: string;
}

/** The documents of a file: a line each, or the items of a list. Lines that are no JSON are told and passed over. */
function* recordsOf(file: ImportedFile, builder: IncomingBuilder): Generator<Located> {
  const text = utf8Text(file.bytes);
  if (/^\s*\[/.test(text)) {
    for (const [index, value] of listOf(readJson(file)).entries())
      if (isJsonObject(value)) yield { value, where: `${file.path} item ${index + 1}` };
    return;
  }
  const single = singleDocument(text);
  if (single) return yield { value: single, where: `${file.path} item 1` };
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `${file.path} line ${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      builder.problems.warning(where, 'This line is not JSON and was passed over.', 'Export the file again.');
      continue;
    }
    if (isJsonObject(value)) yield { value, where };
    else builder.problems.warning(where, 'This line is not a document and was passed over.');
  }
}

/** The object of a file that is one document over many lines, as editors print JSON; null for a file of lines. */
function singleDocument(text: string): JsonObject | null {
  if (!/^\s*\{\s*\n/.test(text)) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** False where the record is no document of doccano. */
function addDocument(
  value: JsonObject,
  path: string,
  where: string,
  choice: LabelChoice,
  builder: IncomingBuilder,
): boolean {
  const spans = spansOf(value);
  // Version 1.5 says data.
  const text = typeof value.text === 'string' ? value.text : value.data;
  if (typeof text !== 'string' || spans === null) {
    builder.problems.warning(where, 'This record has no text with labels and was passed over.');
    return false;
  }
  // Our own exports name their source; all labels in them but Claim and Note are types of entities.
  const own = textOf(value.source_id);
  const isOwn = own !== undefined && uuid.test(own);
  const meta = isJsonObject(value.meta) ? value.meta : {};
  const fileName = textOf(value.filename) ?? textOf(value.file_name) ?? textOf(meta.filename);
  const title = textOf(value.title) ?? textOf(meta.title) ?? fileName;
  const number = nameOf(value.id);
  const first = isOwn ? own : number === undefined ? where : `${path} ${number}`;
  const key = builder.source(first) ? where : first;
  const comments = [...listOf(value.Comments), ...listOf(value.comments)]
    .map((comment) => (isJsonObject(comment) ? (comment.text ?? comment.comment) : comment))
    .filter((comment): comment is string => typeof comment === 'string' && comment.trim() !== '');
  builder.addSource({
    key,
    ...(isOwn && { id: own }),
    where,
    text,
    fields: {
      ...(title !== undefined && { title }),
      ...(fileName !== undefined && { fileName }),
      ...(comments.length > 0 && { notes: comments.join('\n') }),
    },
  });
  const covered = new CoveredText(text, 'code-point');
  for (const [index, span] of spans.entries()) {
    const place = { key: `${key}/${span.id ?? `#${index}`}`, where: `${where} span ${index + 1}` };
    addSpan(span, place, key, covered, isOwn && choice === 'known' ? 'mentions' : choice, builder);
  }
  for (const [index, relation] of objectsOf(value.relations).entries()) {
    const [from, to] = [nameOf(relation.from_id), nameOf(relation.to_id)];
    addRelation(
      {
        key: `${key}/relation ${nameOf(relation.id) ?? `#${index}`}`,
        where: `${where} relation ${index + 1}`,
        type: textOf(relation.type) ?? '',
        from: `${key}/${from ?? ''}`,
        to: `${key}/${to ?? ''}`,
      },
      builder,
    );
  }
  const categories = [...listOf(value.label), ...listOf(value.labels), ...listOf(value.cats)].filter(
    (label) => typeof label === 'string' || isJsonObject(label),
  );
  for (const category of categories)
    builder.losses.add(
      'document-label-dropped',
      'Labels of whole texts, translations and summaries are left out: only passages are marked',
      { id: key, words: typeof category === 'string' ? category : JSON.stringify(category).slice(0, 60) },
    );
  return true;
}

interface LabelledSpan {
  readonly id: string | undefined;
  readonly start: unknown;
  readonly end: unknown;
  readonly label: string | undefined;
}

/** The labelled spans of whichever version wrote the record; null where it has no labels at all. */
function spansOf(value: JsonObject): readonly LabelledSpan[] | null {
  const lists = [value.entities, value.label, value.labels, value.annotations, value.spans];
  if (lists.every((list) => !Array.isArray(list))) return null;
  return lists.flatMap((list) =>
    listOf(list).flatMap((item): LabelledSpan[] => {
      if (Array.isArray(item))
        return [{ id: undefined, start: item[0], end: item[1], label: nameOf(item[2]) }];
      if (!isJsonObject(item)) return [];
      const start = item.start_offset ?? item.start;
      const end = item.end_offset ?? item.end;
      if (start === undefined && end === undefined) return [];
      return [{ id: nameOf(item.id), start, end, label: nameOf(item.label) }];
    }),
  );
}

function addSpan(
  { start, end, label }: LabelledSpan,
  { key, where }: { readonly key: string; readonly where: string },
  source: string,
  covered: CoveredText,
  choice: LabelChoice,
  builder: IncomingBuilder,
): void {
  const range = rangeOf(start, end);
  if (!range || range.start === range.end) {
    builder.losses.add('place-dropped', 'Spans without words, or whose offsets are none, are left out', {
      id: key,
      words: label ?? '',
    });
    return;
  }
  const words = covered.slice(range.start, range.end);
  const isWithin = range.end <= covered.length;
  const passage: Selector = { ...range, ...(isWithin && { quote: words }) };
  const labels = label === undefined ? [] : [label];
  const said = labelledMark(labels, words, choice, builder, where);
  builder.addMark({ key, where, source, passages: [passage], ...said });
}
