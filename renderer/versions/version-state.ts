// What the dialog "New version" shows: the choice of a text, the work, the review of what became of the marks.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { MarkDecision, ProposedMark } from '../../shared/anchoring/decide-mark.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Source, Zone } from '../../shared/model/source.ts';
import type { IncomingText } from '../session/corpus-session.ts';

/** The text that shall take the place of another. */
export interface NewText {
  readonly source: Source;
  readonly text: string;
  /** To be stored with it; null for a source that is in the corpus already. */
  readonly incoming: IncomingText | null;
}

/** A mark of the old version and what is proposed for it. */
export interface ReviewedMark {
  readonly mark: Annotation;
  readonly proposed: ProposedMark;
}

export interface VersionReview {
  readonly sourceId: Id;
  readonly oldText: string;
  readonly next: NewText;
  /** In text order of the old version. */
  readonly marks: readonly ReviewedMark[];
  readonly zones: readonly Zone[];
}

export type VersionStep =
  | { readonly kind: 'choose'; readonly problem: string | null }
  | {
      readonly kind: 'working';
      readonly words: string;
      readonly done: number;
      readonly total: number;
      readonly cancel: (() => void) | null;
    }
  | { readonly kind: 'review'; readonly review: VersionReview; readonly problem: string | null };

export interface VersionState {
  readonly step: VersionStep;
  /** By mark. */
  readonly decisions: ReadonlyMap<Id, MarkDecision>;
}

const atFirst: VersionState = { step: { kind: 'choose', problem: null }, decisions: new Map() };

export const versionState = createStore<VersionState>(() => atFirst);

/** A part of the state; redraws only when that part changes. */
export function useVersionState<Part>(select: (state: VersionState) => Part): Part {
  return useStore(versionState, select);
}

/** Forgets whatever was being reviewed. */
export function resetVersionState(): void {
  versionState.setState(atFirst);
}

/** Decides about marks at once; undefined takes a decision back. */
export function decide(ids: readonly Id[], decisionOf: (id: Id) => MarkDecision | undefined): void {
  const decisions = new Map(versionState.getState().decisions);
  for (const id of ids) {
    const decision = decisionOf(id);
    if (decision) decisions.set(id, decision);
    else decisions.delete(id);
  }
  versionState.setState({ decisions });
}
