// How a mark looks, decided in one place for text, list and legend. Kinds differ by line style, never by colour alone:
// a mention is a tint, a claim an underline, a note dotted; what is not accepted has a broken line.
import type { Annotation, AnnotationKind, AnnotationStatus } from '../model/annotation.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { Id } from '../model/ids.ts';
import type { Confidence } from '../model/scales.ts';

export const colourings = ['kind', 'entity-type', 'confidence', 'status', 'tag'] as const;
export type Colouring = (typeof colourings)[number];

export type MarkLook = 'fill' | 'underline' | 'dotted';

export interface MarkStyle {
  /** Equal for marks that look alike: one highlight each. Letters a–z, digits and hyphens only. */
  readonly key: string;
  readonly look: MarkLook;
  /** A CSS hex colour as the codebook stores it; the screen has a variant of it for each theme. */
  readonly colour: string;
  /** Draft or rejected, or at an uncertain place: a broken line. */
  readonly dashed: boolean;
}

/** What a style has to look up. */
export interface MarkStyleLookups {
  /** The type of the entity a mention finally means. */
  readonly typeOfEntity: (entityId: Id) => CodebookEntry | undefined;
  readonly tag: (tagId: Id) => CodebookEntry | undefined;
}

export interface LegendRow {
  readonly label: string;
  readonly colour: string;
  /** The looks that occur with this colour; one symbol each. */
  readonly looks: readonly MarkLook[];
  readonly dashed: boolean;
}

/** Where nothing was said: an untagged mark, a claim not assessed. */
const neutralColour = '#777777';

const looks: Readonly<Record<AnnotationKind, MarkLook>> = {
  claim: 'underline',
  mention: 'fill',
  note: 'dotted',
};
const kindColours: Readonly<Record<AnnotationKind, string>> = {
  claim: '#3b6fd4',
  mention: '#0f8a8a',
  note: '#a06b00',
};
const confidenceColours: Readonly<Record<Confidence, string>> = {
  low: '#c2571a',
  moderate: '#a06b00',
  high: '#2f8f5b',
};
const statusColours: Readonly<Record<AnnotationStatus, string>> = {
  draft: '#a06b00',
  accepted: '#2f8f5b',
  rejected: '#5b6770',
};

/** The look of a mark under the chosen colouring. */
export function markStyle(mark: Annotation, colourBy: Colouring, lookups: MarkStyleLookups): MarkStyle {
  const look = looks[mark.kind];
  const colour = colourOf(mark, colourBy, lookups);
  const dashed = mark.status !== 'accepted' || mark.anchor === 'uncertain';
  const name = colour.toLowerCase().replace(/[^0-9a-z]/g, '');
  return { key: `${look}-${name}${dashed ? '-dashed' : ''}`, look, colour, dashed };
}

function colourOf(mark: Annotation, colourBy: Colouring, lookups: MarkStyleLookups): string {
  switch (colourBy) {
    case 'kind':
      return kindColours[mark.kind];
    case 'entity-type':
      if (mark.kind !== 'mention') return neutralColour;
      return lookups.typeOfEntity(mark.entityId)?.colour ?? neutralColour;
    case 'confidence':
      if (mark.kind !== 'claim' || mark.claim.confidence === null) return neutralColour;
      return confidenceColours[mark.claim.confidence];
    case 'status':
      return statusColours[mark.status];
    case 'tag': {
      const first = mark.tags[0];
      return (first === undefined ? undefined : lookups.tag(first)?.colour) ?? neutralColour;
    }
  }
}

/** What the colours mean, in the order shown. `types` and `tags` come from the codebook. */
export function legendOf(
  colourBy: Colouring,
  types: readonly CodebookEntry[],
  tags: readonly CodebookEntry[],
): LegendRow[] {
  const every: readonly MarkLook[] = ['underline', 'fill', 'dotted'];
  switch (colourBy) {
    case 'kind':
      return [
        { label: 'Claim', colour: kindColours.claim, looks: ['underline'], dashed: false },
        { label: 'Entity', colour: kindColours.mention, looks: ['fill'], dashed: false },
        { label: 'Note', colour: kindColours.note, looks: ['dotted'], dashed: false },
      ];
    case 'entity-type':
      return [
        ...types.map((type) => ({
          label: type.name,
          colour: type.colour,
          looks: ['fill'] as const,
          dashed: false,
        })),
        { label: 'Claims and notes', colour: neutralColour, looks: ['underline', 'dotted'], dashed: false },
      ];
    case 'confidence':
      return [
        { label: 'High', colour: confidenceColours.high, looks: ['underline'], dashed: false },
        { label: 'Moderate', colour: confidenceColours.moderate, looks: ['underline'], dashed: false },
        { label: 'Low', colour: confidenceColours.low, looks: ['underline'], dashed: false },
        { label: 'Not assessed', colour: neutralColour, looks: every, dashed: false },
      ];
    case 'status':
      return [
        { label: 'Accepted', colour: statusColours.accepted, looks: every, dashed: false },
        { label: 'Draft', colour: statusColours.draft, looks: every, dashed: true },
        { label: 'Rejected', colour: statusColours.rejected, looks: every, dashed: true },
      ];
    case 'tag':
      return [
        ...tags.map((tag) => ({ label: tag.name, colour: tag.colour, looks: every, dashed: false })),
        { label: 'No tag', colour: neutralColour, looks: every, dashed: false },
      ];
  }
}

/** The tooltip and switch wording of each colouring. */
export const colouringLabels: Readonly<Record<Colouring, string>> = {
  kind: 'Kind',
  'entity-type': 'Entity type',
  confidence: 'Confidence',
  status: 'Review status',
  tag: 'Tag',
};
