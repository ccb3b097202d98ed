// The editable vocabulary of a corpus: tags, entity types, relation types.
import { idSchema } from './ids.ts';
import { z } from './schema.ts';

export const codebookEntrySchema = z.object({
  id: idSchema,
  name: z.string(),
  /** A CSS hex colour. */
  colour: z.string(),
  /** Number key 1–9, or null. */
  key: z.int().min(1).max(9).nullable().default(null),
  description: z.string().default(''),
  parentId: idSchema.nullable().default(null),
});
export type CodebookEntry = z.infer<typeof codebookEntrySchema>;

const entry = (id: string, name: string, colour: string): CodebookEntry => ({
  id,
  name,
  colour,
  key: null,
  description: '',
  parentId: null,
});

/** Entity types every new corpus begins with; colours stay apart under the common colour-vision deficiencies. */
export const initialEntityTypes: readonly CodebookEntry[] = [
  entry('person', 'Person', '#3b6fd4'),
  entry('organisation', 'Organisation', '#c2571a'),
  entry('location', 'Location', '#2f8f5b'),
  entry('event', 'Event', '#8a4fc7'),
  entry('document', 'Document', '#5b6770'),
  entry('date', 'Date', '#0f8a8a'),
  entry('quantity', 'Quantity', '#a06b00'),
  entry('other', 'Other', '#777777'),
];
