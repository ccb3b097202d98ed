// The corpus's own header, its analysts, and the tombstones of what was deleted.
import { idSchema, timestampSchema } from './ids.ts';
import { yardsticks } from './scales.ts';
import { z } from './schema.ts';

export const corpusInfoSchema = z.object({
  id: idSchema,
  title: z.string(),
  description: z.string().default(''),
  yardstick: z.enum(yardsticks).default('icd203'),
});
export type CorpusInfo = z.infer<typeof corpusInfoSchema>;

export const analystSchema = z.object({ id: idSchema, name: z.string() });
export type Analyst = z.infer<typeof analystSchema>;

export const tombstoneSchema = z.object({
  table: z.string(),
  id: idSchema,
  at: timestampSchema,
  by: idSchema,
});
/** Says that a record was deleted, so that a colleague's copy can learn of it. */
export type Tombstone = z.infer<typeof tombstoneSchema>;

/** Under what id a tombstone stands in the `deleted` table: ids are unique within a table only. */
export function tombstoneKey(table: string, id: string): string {
  return `${table}/${id}`;
}
