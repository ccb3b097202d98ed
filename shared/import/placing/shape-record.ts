// The last gate before a record comes in: whatever an importer made of a broken file, its shape is the model's.
import type { Annotation } from '../../model/annotation.ts';
import type { CodebookEntry } from '../../model/codebook.ts';
import type { Analyst } from '../../model/corpus.ts';
import type { Entity } from '../../model/entity.ts';
import type { Link } from '../../model/link.ts';
import type { Source } from '../../model/source.ts';
import { dateFault } from '../../native/check-dates.ts';
import { listShapes } from '../../native/native-shapes.ts';
import type { ProblemList } from '../../native/problem.ts';
import type { ShapeReport } from '../../native/record-shape.ts';

export interface ShapedTables {
  analysts: Analyst;
  tags: CodebookEntry;
  entityTypes: CodebookEntry;
  relationTypes: CodebookEntry;
  sources: Source;
  entities: Entity;
  annotations: Annotation;
  links: Link;
}

type Fields = Record<string, unknown>;

/**
 * A record of `fields` over `base`: what `fields` has of the wrong shape, or a date that no calendar has, is told in
 * `problems` and left to `base`, field by field within a claim. Defaults of the model fill what neither has. Null where even `base` does not do.
 */
export function shapedRecord<Table extends keyof ShapedTables>(
  table: Table,
  base: object,
  fields: object,
  where: string,
  problems: ProblemList,
): ShapedTables[Table] | null {
  const stated = copyOf(fields) as Fields;
  const leaveOut = (field: StatedField, message: string) => {
    delete field.holder[field.name];
    problems.warning(where, `“${field.name}” ${message}; it is left out.`);
  };
  for (const field of fieldsOf(stated)) {
    const fault = dateFaultWithin(field.holder[field.name]);
    if (fault !== null) leaveOut(field, `holds a date that cannot be: ${fault.replace(/\.$/, '')}`);
  }
  // Each round takes at least one stated field away, so that it ends with `base` alone.
  for (;;) {
    const faults: { readonly path: readonly unknown[]; readonly message: string }[] = [];
    const report: ShapeReport = {
      path: [],
      fault: (key, message) =>
        faults.push({ path: key === null ? [...report.path] : [...report.path, key], message }),
      unknown: () => undefined,
    };
    const record = listShapes[table].check({ ...(copyOf(base) as Fields), ...stated }, report);
    if (faults.length === 0) return record as ShapedTables[Table];
    let left = 0;
    for (const { path, message } of faults) {
      const within = fieldsOf(stated).find(({ steps }) => steps.every((step, at) => step === path[at]));
      if (within) leaveOut(within, message);
      if (within) left++;
    }
    // A fault of a claim as a whole, not of one of its fields.
    if (left === 0 && stated.claim !== undefined && faults.some(({ path }) => path[0] === 'claim')) {
      leaveOut({ holder: stated, name: 'claim', steps: ['claim'] }, 'is no claim');
      continue;
    }
    if (left > 0) continue;
    const [{ path, message } = { path: [], message: '' }] = faults;
    problems.warning(where, `“${path.join('.')}” ${message}; the record is left out.`);
    return null;
  }
}

/** A field of a record, or of the claim of a mark: the smallest part that is left out where it is broken. */
interface StatedField {
  readonly holder: Fields;
  readonly name: string;
  readonly steps: readonly string[];
}

function fieldsOf(stated: Fields): StatedField[] {
  return Object.keys(stated).flatMap((name): StatedField[] => {
    const value = stated[name];
    if (name !== 'claim' || typeof value !== 'object' || value === null || Array.isArray(value))
      return [{ holder: stated, name, steps: [name] }];
    const claim = value as Fields;
    return Object.keys(claim).map((field) => ({ holder: claim, name: field, steps: ['claim', field] }));
  });
}

/** A copy that nobody else holds: checking fills defaults in. Only plain objects and lists have parts. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Fields = {};
  for (const key of Object.keys(value)) {
    const part = (value as Fields)[key];
    if (part !== undefined && key !== '__proto__') copy[key] = copyOf(part);
  }
  return copy;
}

/** The fault of a date anywhere in a value; null where there is none. */
function dateFaultWithin(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const item of value) {
      const fault = dateFaultWithin(item);
      if (fault !== null) return fault;
    }
    return null;
  }
  const { value: day, to, precision, basis } = value as Fields;
  if (
    typeof day === 'string' &&
    (precision === 'day' || precision === 'month' || precision === 'year') &&
    (basis === 'stated' || basis === 'inferred' || basis === 'other-source')
  ) {
    const fault = dateFault({ value: day, to: typeof to === 'string' ? to : null, precision, basis });
    return fault?.severity === 'error' ? fault.message : null;
  }
  for (const part of Object.values(value)) {
    const fault = dateFaultWithin(part);
    if (fault !== null) return fault;
  }
  return null;
}
