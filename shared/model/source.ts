// One raw text and what is known about it. The text itself never changes and is kept apart from this record.
import { idSchema, stampShape } from './ids.ts';
import { impreciseDateSchema } from './imprecise-date.ts';
import { reliabilities } from './scales.ts';
import { z } from './schema.ts';

export const readStatuses = ['unread', 'reading', 'done'] as const;
export type ReadStatus = (typeof readStatuses)[number];

export const zoneKinds = [
  'title',
  'byline',
  'summary',
  'heading',
  'body',
  'boilerplate',
  'related',
  'caption',
  'footnote',
  'reference',
  'contents',
  'pull-quote',
  'duplicate',
  'page-break',
  'front-matter',
  'back-matter',
  'bio',
] as const;

export const zoneSchema = z.object({ kind: z.enum(zoneKinds), start: z.int().min(0), end: z.int().min(0) });
export type Zone = z.infer<typeof zoneSchema>;

export const extractionSchema = z.object({ tool: z.string(), version: z.string() });

/** A source's record. Keys stand in the order of the native file; `text` is added between `extraction` and `sha256` there. */
export const sourceSchema = z.object({
  id: idSchema,
  position: z.number(),
  title: z.string(),
  fileName: z.string().nullable().default(null),
  mediaType: z.string().default('text/plain'),
  language: z.string().nullable().default(null),
  /** WHATWG label such as `utf-8` or `windows-1252`; `utf-8-bom` and the like where a byte-order mark was stripped. */
  encoding: z.string().nullable().default(null),
  extraction: extractionSchema.nullable().default(null),
  /** Of the UTF-8 encoding of the text, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** UTF-16 code units. */
  length: z.int().min(0),
  supersedes: idSchema.nullable().default(null),
  publisher: z.string().nullable().default(null),
  authors: z.array(z.string()).default([]),
  publishedOn: impreciseDateSchema.nullable().default(null),
  retrievedOn: impreciseDateSchema.nullable().default(null),
  url: z.string().nullable().default(null),
  reliability: z.enum(reliabilities).nullable().default(null),
  interest: z.string().default(''),
  notes: z.string().default(''),
  readStatus: z.enum(readStatuses).default('unread'),
  zones: z.array(zoneSchema).default([]),
  ...stampShape,
});
/** A source without its text, which is loaded by `sha256` when it is opened. */
export type Source = z.infer<typeof sourceSchema>;
