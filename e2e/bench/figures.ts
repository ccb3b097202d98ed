// The table of the bench: each figure with what it is held against, collected by the specs and printed at the end.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

export interface Figure {
  readonly area: string;
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | '×' | 'MB' | 'count';
  /** `most`: the value must not be above; `least`: not below; null: for comparison only. */
  readonly bound: { readonly most: number } | { readonly least: number } | null;
}

/** Makes figures of one area. */
export function figureOf(
  area: string,
): (what: string, value: number, unit: Figure['unit'], bound: Figure['bound']) => Figure {
  return (what, value, unit, bound) => ({ area, what, value, unit, bound });
}

const file = resolve(import.meta.dirname, '../../bench-results/bench.json');

/** Adds figures to this run's file. */
export function recordFigures(figures: readonly Figure[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify([...readFigures(), ...figures], null, 1)}\n`);
}

function readFigures(): Figure[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Figure[];
  } catch {
    return [];
  }
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which `share` (0–1) of the values lie, by nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}
