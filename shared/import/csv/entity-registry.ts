// A table of entities: one row each, with other names and the ids they have in other registers.
import { reliabilities } from '../../model/scales.ts';
import { entityTypeOfLabel } from '../entity-labels.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { listOf, oneOf, RowReader } from './cell-values.ts';
import { findColumns, foldHeader, type Synonyms } from './columns.ts';
import type { ReadTable } from './read-table.ts';

type EntityColumn = 'name' | 'type' | 'aliases' | 'description' | 'reliability' | 'interest' | 'id';

const synonyms: Synonyms<EntityColumn> = {
  name: [
    'name',
    'canonical name',
    'preferred name',
    'main name',
    'full name',
    'entity',
    'entity name',
    'label',
    'title',
    'caption',
    'term',
  ],
  type: ['type', 'entity type', 'category', 'kind', 'class', 'schema'],
  aliases: [
    'aliases',
    'alias',
    'also known as',
    'aka',
    'a k a',
    'other names',
    'alternative names',
    'synonyms',
    'variants',
    'names',
    'spellings',
  ],
  description: ['description', 'notes', 'note', 'comment', 'comments', 'remarks', 'bio', 'summary', 'about'],
  reliability: ['reliability', 'source reliability'],
  interest: ['interest'],
  id: ['id', 'key', 'entity id', 'uuid', 'identifier'],
};

/** Registers that are known by their names, and headers that say "id" themselves. */
const register =
  /^(wikidata|wikipedia|qid|viaf|orcid|lei|isni|ror|geonames|imo|mmsi|duns|opencorporates|opensanctions|ofac|interpol|acled|website|homepage|url)$|(^| )(ids?|qid|uri|uuid|identifier|number|no|code)$/;

/** `alias 2`, `other name 3`: names in columns of their own. */
const oneAlias = /^(alias|aka|also known as|other name|alternative name|synonym|variant|name) ?\d+$/;

/** Whether a table with these headers is a registry of entities. */
export function isEntityRegistry(columns: readonly string[]): boolean {
  return findColumns(columns, synonyms).found.name !== undefined;
}

/** Adds an entity for each row with a name. */
export function readEntityRegistry(table: ReadTable, builder: IncomingBuilder): void {
  const { found, rest } = findColumns(table.columns, synonyms);
  const header = (column: number) => foldHeader(table.columns[column] ?? '');
  const aliasColumns = rest.filter((column) => oneAlias.test(header(column)));
  const idColumns = rest.filter((column) => !aliasColumns.includes(column) && register.test(header(column)));
  countUnread(
    table,
    rest.filter((column) => !aliasColumns.includes(column) && !idColumns.includes(column)),
    builder,
  );
  for (const row of table.rows) {
    const cells = new RowReader(table, row, builder);
    const name = cells.text(found.name);
    if (name === undefined) {
      cells.warn(found.name, 'An entity without a name is left out.');
      continue;
    }
    const { where } = cells;
    const id = cells.text(found.id);
    const type = cells.text(found.type);
    const aliases = [
      ...listOf(cells.text(found.aliases) ?? ''),
      ...aliasColumns.flatMap((column) => cells.text(column) ?? []),
    ].filter((alias) => alias !== name);
    const externalIds: [string, string][] = [
      ...(id !== undefined ? [['id', id] as [string, string]] : []),
      ...idColumns.flatMap((column): [string, string][] => {
        const value = cells.text(column);
        return value === undefined ? [] : [[table.columns[column] ?? '', value]];
      }),
    ];
    const description = cells.text(found.description);
    const interest = cells.text(found.interest);
    const reliability = cells.value(found.reliability, oneOf(reliabilities), 'a letter from A to F');
    const key = `${table.path}:${id ?? `line ${row.line}`}`;
    if (builder.hasEntity(key)) {
      cells.warn(found.id, `The id “${id}” stands in an earlier row, too; this row is left out.`);
      continue;
    }
    builder.addEntity({
      key,
      where,
      name,
      ...(type !== undefined && {
        type: entityTypeOfLabel(type) ?? builder.entry('entityTypes', type, where),
      }),
      fields: {
        ...(aliases.length > 0 && { aliases: [...new Set(aliases)] }),
        ...(description !== undefined && { description }),
        ...(interest !== undefined && { interest }),
        ...(reliability !== undefined && { reliability }),
        ...(externalIds.length > 0 && { externalIds: Object.fromEntries(externalIds) }),
      },
    });
  }
}

/** Counts columns that mean nothing here, by their headers. */
export function countUnread(table: ReadTable, columns: readonly number[], builder: IncomingBuilder): void {
  for (const column of columns)
    builder.losses.add('column-dropped', 'Columns whose header says nothing known here are left out', {
      id: table.path,
      words: table.columns[column] ?? '',
    });
}
