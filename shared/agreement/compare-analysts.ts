// How far two analysts agree over the texts that both have marked: coefficients, and the passages that differ.
import type { Annotation } from '../model/annotation.ts';
import type { Id } from '../model/ids.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { cohenKappa, type Kappa } from './cohen-kappa.ts';
import { disjointUnits } from './disjoint-units.ts';
import {
  type ComparedField,
  type GradeField,
  gradeFields,
  gradeOf,
  markDifferences,
} from './mark-differences.ts';
import { type MarkPair, pairMarks } from './pair-marks.ts';
import { type Unit, type UnitisingAlpha, UnitisingTally } from './unitising-alpha.ts';

/** One kind of mark, or all of them, as units on the texts. */
export interface LayerAgreement {
  readonly layer: Layer;
  /** How many marks of the first and the second analyst. */
  readonly marks: readonly [number, number];
  readonly alpha: UnitisingAlpha;
}

export interface GradeAgreement extends Kappa {
  readonly field: GradeField;
  /** Pairs of claims in which only the first, or only the second analyst gave this grade: not in kappa. */
  readonly onlyOne: readonly [number, number];
}

/** A passage on which the two differ. Unpaired marks have no fields: the other marked nothing there. */
export interface DifferingPassage extends MarkPair {
  readonly sourceId: Id;
  readonly fields: readonly ComparedField[];
}

export interface AgreementReport {
  /** Sources that both marked, in the order of the list; nothing else is compared. */
  readonly sources: readonly Id[];
  /** Sources that only the first, or only the second marked. */
  readonly onlyOne: readonly [number, number];
  readonly layers: readonly LayerAgreement[];
  readonly grades: readonly GradeAgreement[];
  /** Pairs of marks that differ in nothing compared. */
  readonly same: number;
  readonly differences: readonly DifferingPassage[];
}

/** Layers and what a unit's value is in each: which kinds are compared by cuα. */
export const layers = ['claims', 'mentions', 'all'] as const;
export type Layer = (typeof layers)[number];

/** Sources compared between two pauses: a few milliseconds of work at the design load. */
const sourcesPerPause = 8;

/**
 * Compares what two analysts (ids) made: a mark is its maker's, rejected and lost ones count for nobody. `pause` is waited
 * for every few sources, so that a window stays alive.
 */
export async function compareAnalysts(
  store: CorpusStore,
  first: Id,
  second: Id,
  pause: () => Promise<void> = async () => {},
): Promise<AgreementReport> {
  const tallies = new Map(
    layers.map((layer) => [layer, { tally: new UnitisingTally(), marks: [0, 0] as [number, number] }]),
  );
  const graded = new Map(
    gradeFields.map((field) => [
      field,
      { pairs: [] as [string, string][], onlyOne: [0, 0] as [number, number] },
    ]),
  );
  const sources: Id[] = [];
  const onlyOne: [number, number] = [0, 0];
  const differences: DifferingPassage[] = [];
  let same = 0;
  for (const [index, source] of store.sourcesInOrder().entries()) {
    if (index % sourcesPerPause === 0) await pause();
    const standing = store
      .marksOf(source.id)
      .ordered.filter((mark) => mark.status !== 'rejected' && mark.anchor !== 'lost');
    const both = [first, second].map((by) => standing.filter((mark) => mark.createdBy === by)) as [
      Annotation[],
      Annotation[],
    ];
    const [firsts, seconds] = both;
    if (firsts.length === 0 || seconds.length === 0) {
      if (firsts.length > 0) onlyOne[0]++;
      if (seconds.length > 0) onlyOne[1]++;
      continue;
    }
    sources.push(source.id);
    for (const [layer, { tally, marks }] of tallies) {
      const units = both.map((own) => unitsOf(store, own, layer));
      tally.add(
        units.map((own) => disjointUnits(own)),
        source.length,
      );
      for (const who of [0, 1] as const) marks[who] += both[who].filter((mark) => isIn(layer, mark)).length;
    }
    for (const pair of pairMarks(firsts, seconds)) {
      const fields = pair.first && pair.second ? markDifferences(store, pair.first, pair.second) : [];
      if (pair.first && pair.second) addGrades(graded, pair.first, pair.second);
      if (pair.first && pair.second && fields.length === 0) same++;
      else differences.push({ ...pair, sourceId: source.id, fields });
    }
  }
  return {
    sources,
    onlyOne,
    layers: [...tallies].map(([layer, { tally, marks }]) => ({ layer, marks, alpha: tally.alpha() })),
    grades: [...graded].map(([field, { pairs, onlyOne: alone }]) => ({
      field,
      onlyOne: alone,
      ...cohenKappa(pairs),
    })),
    same,
    differences,
  };
}

/** An analyst (id) and how many marks he made. */
export interface MarkingAnalyst {
  readonly id: Id;
  readonly marks: number;
}

const counted = new WeakMap<
  CorpusStore,
  { readonly version: number; readonly analysts: readonly MarkingAnalyst[] }
>();

/** The analysts who made marks, those with most first; worked out once for each version of the marks. */
export function markingAnalysts(store: CorpusStore): readonly MarkingAnalyst[] {
  const version = store.version('annotations');
  const before = counted.get(store);
  if (before?.version === version) return before.analysts;
  const counts = new Map<Id, number>();
  for (const { createdBy } of store.table('annotations').values())
    counts.set(createdBy, (counts.get(createdBy) ?? 0) + 1);
  const analysts = [...counts]
    .map(([id, marks]) => ({ id, marks }))
    .sort((a, b) => b.marks - a.marks || (a.id < b.id ? -1 : 1));
  counted.set(store, { version, analysts });
  return analysts;
}

function isIn(layer: Layer, mark: Annotation): boolean {
  return layer === 'all' || mark.kind === (layer === 'claims' ? 'claim' : 'mention');
}

function unitsOf(store: CorpusStore, marks: readonly Annotation[], layer: Layer): Unit[] {
  return marks
    .filter((mark) => isIn(layer, mark))
    .flatMap((mark) =>
      mark.spans.map(({ start, end }) => ({ start, end, value: unitValue(store, mark, layer) })),
    );
}

/** Never empty: that is the gap's. */
function unitValue(store: CorpusStore, mark: Annotation, layer: Layer): string {
  if (layer === 'claims' && mark.kind === 'claim') return mark.claim.kind ?? 'not stated';
  if (layer === 'mentions' && mark.kind === 'mention')
    return store.resolveEntity(mark.entityId)?.type ?? 'unknown';
  return mark.kind;
}

function addGrades(
  graded: ReadonlyMap<GradeField, { pairs: [string, string][]; onlyOne: [number, number] }>,
  first: Annotation,
  second: Annotation,
): void {
  if (first.kind !== 'claim' || second.kind !== 'claim') return;
  for (const [field, { pairs, onlyOne }] of graded) {
    const one = gradeOf(first.claim, field);
    const other = gradeOf(second.claim, field);
    if (one !== null && other !== null) pairs.push([one, other]);
    else if (one !== null) onlyOne[0]++;
    else if (other !== null) onlyOne[1]++;
  }
}
