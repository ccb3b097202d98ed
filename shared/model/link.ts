// A typed relation: claim to claim, entity to entity, or claim to entity, with its evidence.
import { idSchema, stampShape } from './ids.ts';
import { z } from './schema.ts';

export const claimLinkTypes = [
  'repeats',
  'corroborates',
  'contradicts',
  'updates',
  'qualifies',
  'elaborates',
] as const;
export const independences = [
  'independent',
  'same-origin',
  'derived',
  'same-institution',
  'same-author',
  'unknown',
] as const;

export const linkEndSchema = z.object({ kind: z.enum(['claim', 'entity']), id: idSchema });

export const linkSchema = z.object({
  id: idSchema,
  /** One of `claimLinkTypes` between claims, else an id of the codebook's relation types. */
  type: z.string(),
  from: linkEndSchema,
  to: linkEndSchema,
  independence: z.enum(independences).nullable().default(null),
  /** Ids of annotations. */
  evidence: z.array(idSchema).default([]),
  note: z.string().default(''),
  ...stampShape,
});
export type Link = z.infer<typeof linkSchema>;
