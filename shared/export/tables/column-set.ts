// Columns written as what they hold: name, hint and how to read the cell from a record, in one place.
import type { ImpreciseDate } from '../../model/imprecise-date.ts';
import type { Cell, Column } from './table.ts';

export interface Field<Item> extends Column {
  readonly of: (item: Item) => Cell;
}

/** One column. */
export function field<Item>(name: string, hint: string, of: (item: Item) => Cell): Field<Item> {
  return { name, hint, of };
}

/** The row of a record. */
export function rowOf<Item>(fields: readonly Field<Item>[], item: Item): Cell[] {
  return fields.map(({ of }) => of(item));
}

/** Four columns of an imprecise date: value, end of an interval, precision, basis. */
export function dateFields<Item>(
  name: string,
  what: string,
  of: (item: Item) => ImpreciseDate | null,
): Field<Item>[] {
  return [
    field(`${name}`, `${what}: year, year-month or day`, (item) => of(item)?.value ?? null),
    field(`${name}_to`, 'End of the interval, where it is one', (item) => of(item)?.to ?? null),
    field(`${name}_precision`, 'day, month or year', (item) => of(item)?.precision ?? null),
    field(`${name}_basis`, 'stated, inferred or other-source', (item) => of(item)?.basis ?? null),
  ];
}

interface Stamped {
  readonly createdAt: string;
  readonly createdBy: string;
  readonly updatedAt: string;
  readonly updatedBy: string;
}

/** When and by whom a record was made and last changed. */
export function stampFields<Item>(of: (item: Item) => Stamped): Field<Item>[] {
  return [
    field('created_at', 'RFC 3339, UTC', (item) => of(item).createdAt),
    field('created_by', 'Id of an analyst', (item) => of(item).createdBy),
    field('updated_at', 'RFC 3339, UTC', (item) => of(item).updatedAt),
    field('updated_by', 'Id of an analyst', (item) => of(item).updatedBy),
  ];
}
