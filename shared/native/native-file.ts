// The native file `*.glossator.json`: the model written out. This definition is the only one: the JSON Schema, the reader
// and the writer are all made from it. Keys stand in the order in which they are written.
import type { TableName } from '../change/change-set.ts';
import { claimAnnotationSchema, mentionAnnotationSchema, noteAnnotationSchema } from '../model/annotation.ts';
import { claimSchema } from '../model/claim.ts';
import { codebookEntrySchema } from '../model/codebook.ts';
import { analystSchema, corpusInfoSchema, tombstoneSchema } from '../model/corpus.ts';
import { entitySchema } from '../model/entity.ts';
import { idSchema, timestampSchema } from '../model/ids.ts';
import { linkSchema } from '../model/link.ts';
import { z } from '../model/schema.ts';
import { type Source, sourceSchema } from '../model/source.ts';

export const formatName = 'glossator-corpus';
export const formatVersion = 1;
export const offsetUnit = 'utf-16';
/** Written into every file unless the caller says otherwise; follows the version in package.json. */
export const generator = 'Glossator 0.1.0';
/** The file name's ending, with its dots. */
export const nativeExtension = '.glossator.json';

/** Stamps may be missing in a file; the import's own time and analyst are filled in then. */
const optionalStamps = {
  createdAt: timestampSchema.optional(),
  createdBy: idSchema.optional(),
  updatedAt: timestampSchema.optional(),
  updatedBy: idSchema.optional(),
};

const { id, position, title, fileName, mediaType, language, encoding, extraction, ...afterText } =
  sourceSchema.shape;

const beforeText = { id, position, title, fileName, mediaType, language, encoding, extraction };

export const nativeSourceSchema = z
  .object({
    ...beforeText,
    /** The exact text; left out on request. */
    text: z.string().optional().describe('The exact decoded text. May be left out; the hash stays.'),
    ...afterText,
    ...optionalStamps,
  })
  .meta({
    id: 'source',
    title: 'Source',
    description: 'One raw text, never changed, and what is known about it. Sorted by position.',
  });
const nativeSourceRecordSchema = z
  .object({ ...beforeText, ...afterText, ...optionalStamps })
  .meta({ id: 'sourceRecord', title: 'Source without its text', description: 'As the journal has it.' });

/** A source as the native file has it: with its text, unless that was left out. */
export type NativeSource = Source & { readonly text?: string };

export const nativeEntitySchema = z.object({ ...entitySchema.shape, ...optionalStamps }).meta({
  id: 'entity',
  title: 'Entity',
  description: 'Somebody or something the corpus speaks of, with all its names.',
});

export const nativeAnnotationSchema = z
  .discriminatedUnion('kind', [
    z
      .object({ ...claimAnnotationSchema.shape, claim: claimSchema.prefault({}), ...optionalStamps })
      .describe('A claim: what the source says, who says it, how the analyst grades it.'),
    z.object({ ...mentionAnnotationSchema.shape, ...optionalStamps }).describe('A mention of an entity.'),
    z
      .object({ ...noteAnnotationSchema.shape, ...optionalStamps })
      .describe('A highlight with tags and a comment.'),
  ])
  .meta({
    id: 'annotation',
    title: 'Annotation',
    description: 'A mark on a source. Spans are in reading order and never overlap each other.',
  });

export const nativeLinkSchema = z.object({ ...linkSchema.shape, ...optionalStamps }).meta({
  id: 'link',
  title: 'Link',
  description: 'A typed relation between claims, entities, or a claim and an entity.',
});

const nativeCodebookEntrySchema = codebookEntrySchema.meta({ id: 'codebookEntry', title: 'Codebook entry' });

/** One record's step in the journal; the table says what kind of record it is. A source stands there without its text. */
const changeOf = <Table extends TableName, Schema extends z.ZodType>(table: Table, record: Schema) =>
  z.object({
    table: z.literal(table),
    id: idSchema,
    before: record.nullable().default(null).describe('The record before; null when it was added.'),
    after: record.nullable().default(null).describe('The record after; null when it was removed.'),
  });
export const nativeChangeSchema = z
  .discriminatedUnion('table', [
    changeOf('corpus', corpusInfoSchema),
    changeOf('analysts', analystSchema),
    changeOf('tags', nativeCodebookEntrySchema),
    changeOf('entityTypes', nativeCodebookEntrySchema),
    changeOf('relationTypes', nativeCodebookEntrySchema),
    changeOf('sources', nativeSourceRecordSchema),
    changeOf('entities', nativeEntitySchema),
    changeOf('annotations', nativeAnnotationSchema),
    changeOf('links', nativeLinkSchema),
    changeOf('deleted', tombstoneSchema),
  ])
  .meta({ id: 'change', title: 'Change' });

export const nativeJournalEntrySchema = z
  .object({
    id: idSchema,
    seq: z.int().min(1),
    at: timestampSchema,
    by: idSchema,
    label: z.string().default(''),
    reason: z.string().default(''),
    changes: z.array(nativeChangeSchema).default([]),
    undoes: idSchema.nullable().default(null),
  })
  .meta({
    id: 'journalEntry',
    title: 'Journal entry',
    description: 'One entry of the append-only account of changes. Texts never stand in it.',
  });

export const nativeCodebookSchema = z
  .object({
    tags: z.array(nativeCodebookEntrySchema).default([]),
    entityTypes: z.array(nativeCodebookEntrySchema).default([]),
    relationTypes: z.array(nativeCodebookEntrySchema).default([]),
  })
  .describe('The editable vocabulary of the corpus.');

export const nativeFileSchema = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  offsetUnit: z.literal(offsetUnit).describe('Every offset counts UTF-16 code units.'),
  generator: z.string().default(''),
  exportedAt: timestampSchema.nullable().default(null),
  corpus: corpusInfoSchema,
  analysts: z.array(analystSchema).default([]),
  codebook: nativeCodebookSchema.prefault({}),
  sources: z.array(nativeSourceSchema).default([]),
  entities: z.array(nativeEntitySchema).default([]),
  annotations: z.array(nativeAnnotationSchema).default([]),
  links: z.array(nativeLinkSchema).default([]),
  deleted: z
    .array(tombstoneSchema)
    .default([])
    .describe('Tombstones, so that a colleague’s copy learns of deletions.'),
  journal: z.array(nativeJournalEntrySchema).default([]),
});
/** A whole native file as read: defaults filled in, stamps perhaps still missing. */
export type NativeFile = z.infer<typeof nativeFileSchema>;
