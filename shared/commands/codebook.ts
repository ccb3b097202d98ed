// The vocabulary: tags, entity types and relation types, with names, colours and number keys.
import type { Change, ChangeSet } from '../change/change-set.ts';
import { countUses } from '../codebook/count-uses.ts';
import type { CodebookEntry } from '../model/codebook.ts';
import type { Id } from '../model/ids.ts';
import type { CommandContext } from './command-context.ts';
import { addition, changeSet, counted, edition, removal, saysSomethingNew } from './command-context.ts';

export type CodebookTable = 'tags' | 'entityTypes' | 'relationTypes';

const nouns: Readonly<Record<CodebookTable, string>> = {
  tags: 'tag',
  entityTypes: 'entity type',
  relationTypes: 'relation type',
};

/** A new entry; a number key taken by another entry of the table moves to this one. */
export function addCodebookEntry(
  context: CommandContext,
  table: CodebookTable,
  entry: Omit<CodebookEntry, 'id'>,
): { readonly id: Id; readonly changeSet: ChangeSet | null } {
  const record: CodebookEntry = { id: context.clock.newId(), ...entry };
  const changes = [...freeKey(context, table, record.id, record.key), addition(table, record)];
  return { id: record.id, changeSet: changeSet(`Added the ${nouns[table]} “${record.name}”`, changes) };
}

/** Sets fields of an entry; a number key taken by another entry of the table moves to this one. */
export function editCodebookEntry(
  context: CommandContext,
  table: CodebookTable,
  id: Id,
  patch: Partial<Omit<CodebookEntry, 'id'>>,
): ChangeSet | null {
  const before = context.store.get(table, id);
  if (!before || !saysSomethingNew(before, patch)) return null;
  const change: Change = { table, id, before, after: { ...before, ...patch } };
  return changeSet(`Changed the ${nouns[table]} “${before.name}”`, [
    ...freeKey(context, table, id, patch.key ?? null),
    change,
  ]);
}

/** Deletes an entry. A tag is taken off its marks; a type that is in use stays (null). Children move up to its parent. */
export function deleteCodebookEntry(context: CommandContext, table: CodebookTable, id: Id): ChangeSet | null {
  const entry = context.store.get(table, id);
  const uses = countUses(context.store, table).get(id) ?? 0;
  if (!entry || (table !== 'tags' && uses > 0)) return null;
  const untagged =
    table !== 'tags'
      ? []
      : [...context.store.table('annotations').values()].flatMap((mark) =>
          mark.tags.includes(id)
            ? edition(context, 'annotations', mark.id, { tags: mark.tags.filter((tag) => tag !== id) })
            : [],
        );
  const orphans = [...context.store.table(table).values()]
    .filter((other) => other.parentId === id)
    .map(
      (other): Change => ({
        table,
        id: other.id,
        before: other,
        after: { ...other, parentId: entry.parentId },
      }),
    );
  const label = `Deleted the ${nouns[table]} “${entry.name}”${uses > 0 ? ` from ${counted(uses, 'mark')}` : ''}`;
  return changeSet(label, [...untagged, ...orphans, ...removal(context, table, id)]);
}

function freeKey(context: CommandContext, table: CodebookTable, keeper: Id, key: number | null): Change[] {
  if (key === null) return [];
  return [...context.store.table(table).values()]
    .filter((other) => other.key === key && other.id !== keeper)
    .map((other): Change => ({ table, id: other.id, before: other, after: { ...other, key: null } }));
}
