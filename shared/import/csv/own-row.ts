// A row of our own tables by the names of its columns. An empty cell is unset, a missing column says nothing.
import type { Claim } from '../../model/claim.ts';
import { dateBases, type ImpreciseDate } from '../../model/imprecise-date.ts';
import { icd203Terms, phiaTerms } from '../../model/scales.ts';
import type { IncomingStamps } from '../incoming.ts';
import { timestampOf } from '../json-value.ts';
import { type CellReader, dateOf, numberOf, offsetOf, oneOf, ownListOf, RowReader } from './cell-values.ts';

type Defined<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> };

/** The values without those that are undefined: what a table does not state must not be there. */
export function stated<Values extends object>(values: Values): Defined<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Defined<Values>;
}

export class OwnRow {
  readonly #cells: RowReader;
  readonly #columns: ReadonlyMap<string, number>;

  constructor(...[table, row, builder, isGuarded]: Required<ConstructorParameters<typeof RowReader>>) {
    this.#cells = new RowReader(table, row, builder, isGuarded);
    this.#columns = columnsOf(table.columns);
  }

  get where(): string {
    return this.#cells.where;
  }

  /** The exact text; undefined where there is no such column. */
  exact(column: string): string | undefined {
    return this.#cells.exact(this.#columns.get(column));
  }

  /** The text, null where it is empty, undefined where there is no such column. */
  orNull(column: string): string | null | undefined {
    const text = this.exact(column);
    return text === '' ? null : text;
  }

  /** An id; undefined, and told, where it is missing. */
  id(column: string): string | undefined {
    const id = this.exact(column);
    if (id && id.length <= 200) return id;
    this.warn(column, 'This row has no id; it is left out.');
    return;
  }

  /** A value; undefined where it is empty, missing or wrong. */
  read<Value>(column: string, reader: CellReader<Value>, expected: string): Value | undefined {
    return this.#cells.value(this.#columns.get(column), reader, expected);
  }

  /** A value, null where the cell is empty, undefined where it is wrong or there is no such column. */
  nullable<Value>(column: string, reader: CellReader<Value>, expected: string): Value | null | undefined {
    return this.exact(column) === '' ? null : this.read(column, reader, expected);
  }

  number(column: string): number | undefined {
    return this.read(column, numberOf, 'a number');
  }

  offset(column: string): number | undefined {
    return this.read(column, offsetOf, 'a whole number from 0');
  }

  list(column: string): string[] | undefined {
    const text = this.exact(column);
    return text === undefined ? undefined : ownListOf(text);
  }

  /** A date in its four columns. */
  date(column: string): ImpreciseDate | null | undefined {
    const value = this.nullable(column, dateOf, 'a date such as 2024-08-30, 2024-08 or 2024');
    if (!value) return value;
    const to = this.read(`${column}_to`, dateOf, 'a date as exact as the one it ends');
    const basis = this.read(`${column}_basis`, oneOf(dateBases), `one of ${dateBases.join(', ')}`);
    return {
      ...value,
      to: to && to.precision === value.precision ? to.value : value.to,
      basis: basis ?? value.basis,
    };
  }

  stamps(): IncomingStamps {
    const [createdBy, updatedBy] = [this.exact('created_by'), this.exact('updated_by')];
    const [createdAt, updatedAt] = [
      timestampOf(this.exact('created_at')),
      timestampOf(this.exact('updated_at')),
    ];
    return stated({
      createdAt,
      createdBy: createdBy || undefined,
      updatedAt,
      updatedBy: updatedBy || undefined,
    });
  }

  warn(column: string, message: string): void {
    this.#cells.warn(this.#columns.get(column), message);
  }
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Positions by name, made once for each table. */
function columnsOf(columns: readonly string[]): ReadonlyMap<string, number> {
  let positions = known.get(columns);
  if (!positions) {
    positions = new Map(columns.map((name, at) => [name, at]));
    known.set(columns, positions);
  }
  return positions;
}

/** The judgement in its two columns. */
export function likelihoodCells(row: OwnRow): Claim['likelihood'] | undefined {
  const scale = row.nullable('likelihood_scale', oneOf(['icd203', 'phia']), 'icd203 or phia');
  if (!scale) return scale;
  if (scale === 'icd203') {
    const term = row.read('likelihood', oneOf(icd203Terms), 'a term of ICD 203');
    return term && { scale, term };
  }
  const term = row.read('likelihood', oneOf(phiaTerms), 'a term of the PHIA yardstick');
  return term && { scale, term };
}
