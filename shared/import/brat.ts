// brat standoff: pairs of .txt and .ann in folders, with the configuration beside them. Offsets count code points.
import { addDefinitions } from './brat/add-definitions.ts';
import { addDocument } from './brat/add-document.ts';
import { type AnnLines, readAnnLines } from './brat/ann-lines.ts';
import { BoundPassages } from './brat/bound-passages.ts';
import { type BratConfig, readBratConfig } from './brat/brat-config.ts';
import { type BratFiles, bratFiles, configOf } from './brat/brat-files.ts';
import { type OwnNote, ownNoteOf } from './brat/own-note.ts';
import { exactUtf8, fileText } from './file-text.ts';
import { type ImportedFile, type Importer, ImportRefusal } from './importer.ts';
import type { IncomingSource } from './incoming.ts';
import { IncomingBuilder } from './incoming-builder.ts';
import { beginningOf } from './json-file.ts';
import { isJsonObject, textOf } from './json-value.ts';
import { type LabelChoice, labelChoiceOf, labelOption } from './labelled-mark.ts';

/** How brat looks and what it offers: nothing of a corpus. */
const serverConfig = /(?:^|\/)(?:tools|kb_shortcuts)\.conf$|\.stats_cache$/i;

/** A folder of brat, its files by path. */
export const bratImporter: Importer = {
  id: 'brat',
  label: 'brat standoff',
  summary: 'Folders of .txt and .ann from brat and the many programs that write its format.',
  beside: serverConfig,
  extensions: ['.ann', '.txt', '.conf', '.a1', '.a2', '.rel', '.co'],
  options: [labelOption],
  recognise: (files) => Math.max(0, ...files.map(likeness)),
  read: (files, { format }) => {
    const builder = new IncomingBuilder('code-point');
    const choice = labelChoiceOf(format.labels);
    const { documents, configs } = bratFiles(files);
    if (documents.length === 0)
      throw new ImportRefusal(
        'There is no .ann file among these files. Choose the whole folder of brat, or a zip of it: each text with its .ann beside it.',
      );
    const known = new Map<string, BratConfig>();
    for (const { folder, annotation, visual } of configs) {
      for (const file of [annotation, visual]) if (file) builder.use(file.path);
      const config = readBratConfig(textIn(annotation), textIn(visual));
      known.set(folder, config);
      addDefinitions(config, choice, builder, annotation?.path ?? visual?.path ?? folder);
    }
    let understood = 0;
    for (const document of documents) {
      understood += readDocument(document, configOf(document.key, known), choice, builder);
      for (const file of [document.text, ...document.annotations]) if (file) builder.use(file.path);
    }
    for (const { path } of files) {
      if (serverConfig.test(path)) builder.use(path);
      if (/\.txt$/i.test(path)) builder.passOver(path, 'It has no .ann beside it; open it as a text.');
    }
    if (understood === 0 && builder.problems.warnings > 0)
      throw new ImportRefusal(
        `No line of ${documents[0]?.annotations[0]?.path ?? 'these files'} is an annotation of brat. A line begins with an id such as T1 and a tab: choose another format, or export the files again.`,
      );
    return builder.finish(files, 'It is neither a .txt with an .ann nor a configuration of brat.');
  },
};

/** How many lines of the document's files were understood. */
function readDocument(
  files: BratFiles,
  config: BratConfig,
  choice: LabelChoice,
  builder: IncomingBuilder,
): number {
  const lines: AnnLines = {
    bounds: new Map(),
    events: new Map(),
    relations: [],
    attributes: [],
    equivalences: [],
    normalisations: [],
    notes: [],
  };
  for (const file of files.annotations) readAnnLines(textIn(file), file.path, lines, builder.problems);
  const own = new Map<string, OwnNote>();
  for (const { target, text } of lines.notes) {
    const note = own.has(target) || !lines.bounds.has(target) ? null : ownNoteOf(text);
    if (note) own.set(target, note);
  }
  const read = textOfDocument(files.text, builder);
  const source = sourceOf(files, own);
  // A source of ours keeps what is known of its own file; this one is a copy.
  const fields =
    source.id === undefined && read ? { ...source.fields, encoding: read.encoding } : source.fields;
  builder.addSource({ ...source, ...(read && { text: read.text }), fields });
  const marked = read?.encoding.endsWith('-bom') ?? false;
  const passages = read && new BoundPassages(read.text, marked, lines.bounds.values());
  addDocument({ key: files.key, lines, passages, config, choice, own }, builder);
  const { bounds, events, relations, attributes, equivalences, normalisations, notes } = lines;
  return (
    bounds.size +
    events.size +
    [relations, attributes, equivalences, normalisations, notes].reduce((sum, list) => sum + list.length, 0)
  );
}

/** The source of a document: our own one where records of ours say so, else by its file name. */
function sourceOf({ key, text, annotations }: BratFiles, own: ReadonlyMap<string, OwnNote>): IncomingSource {
  const where = text?.path ?? annotations[0]?.path ?? key;
  const ids = new Set([...own.values()].map(({ record }) => record.sourceId));
  const [id] = ids;
  if (ids.size !== 1 || id === undefined) return { key, where, fields: { fileName: `${key}.txt` } };
  const stated = [...own.values()].map(({ note }) => note.source).find(isJsonObject);
  const [title, fileName, sha256] = [textOf(stated?.title), textOf(stated?.fileName), textOf(stated?.sha256)];
  return {
    key,
    id,
    where,
    ...(sha256 !== undefined && /^[0-9a-f]{64}$/.test(sha256) && { sha256 }),
    fields: { ...(title !== undefined && { title }), ...(fileName !== undefined && { fileName }) },
  };
}

/** The text of a .txt without its byte-order mark, which its encoding names; null where there is none to read. */
function textOfDocument(
  file: ImportedFile | undefined,
  builder: IncomingBuilder,
): { readonly text: string; readonly encoding: string } | null {
  if (!file) return null;
  const exact = exactUtf8(file.bytes);
  if (exact !== null) {
    const marked = exact.startsWith('\ufeff');
    return { text: marked ? exact.slice(1) : exact, encoding: marked ? 'utf-8-bom' : 'utf-8' };
  }
  // brat knows UTF-8 alone; other tools write whatever their system does.
  const decoded = fileText(file.bytes);
  if (!('refused' in decoded)) return decoded;
  builder.problems.warning(file.path, decoded.message, 'Its annotations are placed by their words.');
  return null;
}

function textIn(file: ImportedFile | undefined): string {
  if (!file) return '';
  const exact = exactUtf8(file.bytes);
  if (exact !== null) return exact.replace(/^\ufeff/, '');
  const decoded = fileText(file.bytes);
  return 'refused' in decoded ? '' : decoded.text;
}

function likeness(file: ImportedFile): number {
  if (!/\.(?:ann|a[12]|rel|co)$/i.test(file.path)) return 0;
  const start = beginningOf(file);
  if (start.trim() === '') return 0.5;
  return /^(?:T\S+\t\S+ \d+ \d+|[ERAMN#]\S*\t\S+ |\*\t\S+ )/m.test(start) ? 1 : 0.1;
}
