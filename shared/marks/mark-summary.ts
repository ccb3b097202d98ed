// A mark in a few words: its name for lists, announcements and assistive technology.
import type { Annotation, AnnotationKind, AnnotationStatus } from '../model/annotation.ts';
import type { Confidence } from '../model/scales.ts';
import { confidenceScale, credibilityWording, reliabilityWording } from '../model/scales.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { likelihoodLabel } from './likelihood-label.ts';

export interface MarkSummary {
  readonly kind: AnnotationKind;
  /** "Claim", "Entity", "Note": what the kinds are called on the screen. */
  readonly kindLabel: string;
  /** The passages as one line; several are joined by " … ". */
  readonly quote: string;
  /** The claim's statement, the entity's name, or the note's comment; empty when there is none. */
  readonly meaning: string;
  /** The quiet line: entity type, or kind of claim and likelihood. */
  readonly detail: string;
  /** Letter and digit such as "B2"; `–` for the one not rated; empty when neither is. */
  readonly grades: string;
  /** The grades' wording. */
  readonly gradesWording: string;
  /** Undefined where a confidence makes no sense (mentions, notes); null: not assessed. */
  readonly confidence: Confidence | null | undefined;
  readonly status: AnnotationStatus;
}

export const kindLabels: Readonly<Record<AnnotationKind, string>> = {
  claim: 'Claim',
  mention: 'Entity',
  note: 'Note',
};

/** What one row of the list says. */
export function markSummary(
  mark: Annotation,
  store: Pick<CorpusStore, 'get' | 'resolveEntity'>,
): MarkSummary {
  const common = {
    kind: mark.kind,
    kindLabel: kindLabels[mark.kind],
    quote: oneLine(mark.spans.map((span) => span.quote).join(' … ')),
    status: mark.status,
  };
  if (mark.kind === 'mention') {
    const entity = store.resolveEntity(mark.entityId);
    const type = entity && store.get('entityTypes', entity.type);
    return {
      ...common,
      meaning: entity?.name ?? 'unknown entity',
      detail: type?.name ?? '',
      grades: '',
      gradesWording: '',
      confidence: undefined,
    };
  }
  if (mark.kind === 'note')
    return {
      ...common,
      meaning: oneLine(mark.comment),
      detail: '',
      grades: '',
      gradesWording: '',
      confidence: undefined,
    };
  const { claim } = mark;
  const rated = claim.reliability !== null || claim.credibility !== null;
  return {
    ...common,
    meaning: oneLine(claim.statement),
    detail: [claim.kind ?? '', claim.likelihood ? likelihoodLabel(claim.likelihood) : '']
      .filter(Boolean)
      .join(' · '),
    grades: rated ? `${claim.reliability ?? '–'}${claim.credibility ?? '–'}` : '',
    gradesWording: rated
      ? [
          claim.reliability === null ? 'source not rated' : reliabilityWording(claim.reliability),
          claim.credibility === null ? 'information not rated' : credibilityWording(claim.credibility),
        ].join(', ')
      : '',
    confidence: claim.confidence,
  };
}

/** One sentence for the live region and the row's name: kind, first words, what is known. */
export function markInWords(mark: Annotation, store: Pick<CorpusStore, 'get' | 'resolveEntity'>): string {
  const summary = markSummary(mark, store);
  const confidence =
    summary.confidence === undefined
      ? ''
      : summary.confidence === null
        ? 'not assessed'
        : `confidence ${confidenceScale.find((step) => step.value === summary.confidence)?.label.toLowerCase()}`;
  return [
    `${summary.kindLabel}${mark.kind === 'mention' ? ` ${summary.meaning}` : ''}: ${firstWords(summary.quote)}`,
    summary.detail,
    summary.grades,
    confidence,
    mark.status === 'accepted' ? '' : mark.status,
  ]
    .filter(Boolean)
    .join(', ');
}

/** At most about `limit` UTF-16 units, cut between words, with an ellipsis. */
export function firstWords(text: string, limit = 80): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit + 1);
  const blank = cut.lastIndexOf(' ');
  const kept =
    blank > limit / 2 ? cut.slice(0, blank) : Array.from(cut.slice(0, limit)).slice(0, -1).join('');
  return `${kept}…`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
