// What a claim says, who says it, and how the analyst grades it. Unset is null: a default must never look like a judgement.
import { idSchema } from './ids.ts';
import { impreciseDateSchema } from './imprecise-date.ts';
import {
  confidenceBases,
  confidences,
  credibilities,
  icd203Terms,
  phiaTerms,
  reliabilities,
} from './scales.ts';
import { z } from './schema.ts';

export const claimKinds = ['fact', 'assessment', 'forecast', 'attribution', 'denial', 'intent'] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const attributionRoles = ['author', 'says', 'cites', 'relays', 'denies'] as const;
export type AttributionRole = (typeof attributionRoles)[number];

/** One hop from the document's author towards the origin. */
export const attributionSchema = z.object({
  name: z.string().default(''),
  entityId: idSchema.nullable().default(null),
  role: z.enum(attributionRoles),
  /** A voice nobody can name ("officials", "reports"). */
  anonymous: z.boolean().default(false),
  /** A second voice at the same hop as the one before ("X and Y said"). */
  alongside: z.boolean().default(false),
  note: z.string().default(''),
});
export type Attribution = z.infer<typeof attributionSchema>;

export const likelihoodSchema = z.discriminatedUnion('scale', [
  z.object({ scale: z.literal('icd203'), term: z.enum(icd203Terms) }),
  z.object({ scale: z.literal('phia'), term: z.enum(phiaTerms) }),
]);
export type Likelihood = z.infer<typeof likelihoodSchema>;

/** A number the claim gives; ratios and words stay in `text`. */
export const figureSchema = z.object({
  value: z.number().nullable().default(null),
  min: z.number().nullable().default(null),
  max: z.number().nullable().default(null),
  unit: z.string().default(''),
  counts: z.string().default(''),
  qualifier: z.string().default(''),
  asOf: impreciseDateSchema.nullable().default(null),
  text: z.string().default(''),
});
export type Figure = z.infer<typeof figureSchema>;

export const claimSchema = z.object({
  statement: z.string().default(''),
  kind: z.enum(claimKinds).nullable().default(null),
  attribution: z.array(attributionSchema).default([]),
  sourceWording: z.string().default(''),
  likelihood: likelihoodSchema.nullable().default(null),
  confidence: z.enum(confidences).nullable().default(null),
  confidenceBasis: z.array(z.enum(confidenceBases)).default([]),
  reliability: z.enum(reliabilities).nullable().default(null),
  credibility: z.literal(credibilities).nullable().default(null),
  informationDate: impreciseDateSchema.nullable().default(null),
  figures: z.array(figureSchema).default([]),
  reason: z.string().default(''),
});
export type Claim = z.infer<typeof claimSchema>;

/** A claim of which nothing is known yet. */
export const emptyClaim: Claim = claimSchema.parse({});
