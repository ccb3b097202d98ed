// Somebody or something the corpus speaks of, with all its names. A merge keeps the merged record, so it can be undone.
import { idSchema, stampShape } from './ids.ts';
import { reliabilities } from './scales.ts';
import { z } from './schema.ts';

export const entitySchema = z.object({
  id: idSchema,
  /** Id of an entity type of the codebook. */
  type: idSchema,
  name: z.string(),
  /** An alias may belong to several entities. */
  aliases: z.array(z.string()).default([]),
  description: z.string().default(''),
  reliability: z.enum(reliabilities).nullable().default(null),
  interest: z.string().default(''),
  externalIds: z.record(z.string(), z.string()).default({}),
  /** The entity this one was merged into; its mentions keep this id. */
  mergedInto: idSchema.nullable().default(null),
  ...stampShape,
});
export type Entity = z.infer<typeof entitySchema>;
