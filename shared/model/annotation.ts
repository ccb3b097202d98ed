// A mark on a source: a claim, a mention of an entity, or a note. Any two may overlap or nest.
import { claimSchema } from './claim.ts';
import { idSchema, stampShape } from './ids.ts';
import { z } from './schema.ts';
import { spanSchema } from './span.ts';

export const annotationKinds = ['claim', 'mention', 'note'] as const;
export type AnnotationKind = (typeof annotationKinds)[number];
export const annotationStatuses = ['draft', 'accepted', 'rejected'] as const;
export type AnnotationStatus = (typeof annotationStatuses)[number];
export const anchorStates = ['exact', 'moved', 'uncertain', 'lost'] as const;
export type AnchorState = (typeof anchorStates)[number];

const common = {
  /** In reading order, which need not be offset order; never overlapping each other. */
  spans: z.array(spanSchema).min(1),
  tags: z.array(idSchema).default([]),
  comment: z.string().default(''),
  status: z.enum(annotationStatuses).default('draft'),
  anchor: z.enum(anchorStates).default('exact'),
};

export const claimAnnotationSchema = z.object({
  id: idSchema,
  sourceId: idSchema,
  kind: z.literal('claim'),
  ...common,
  claim: claimSchema,
  ...stampShape,
});
export const mentionAnnotationSchema = z.object({
  id: idSchema,
  sourceId: idSchema,
  kind: z.literal('mention'),
  ...common,
  entityId: idSchema,
  ...stampShape,
});
export const noteAnnotationSchema = z.object({
  id: idSchema,
  sourceId: idSchema,
  kind: z.literal('note'),
  ...common,
  ...stampShape,
});
export const annotationSchema = z.discriminatedUnion('kind', [
  claimAnnotationSchema,
  mentionAnnotationSchema,
  noteAnnotationSchema,
]);

export type ClaimAnnotation = z.infer<typeof claimAnnotationSchema>;
export type MentionAnnotation = z.infer<typeof mentionAnnotationSchema>;
export type NoteAnnotation = z.infer<typeof noteAnnotationSchema>;
export type Annotation = ClaimAnnotation | MentionAnnotation | NoteAnnotation;
