import { expect, it } from 'vitest';
import { entitySchema } from '../model/entity.ts';
import type { RegistrySort } from './registry-order.ts';
import { registryRows } from './registry-order.ts';

const row = (name: string, type: string, mentions: number, aliases: string[] = []) => ({
  entity: entitySchema.parse({
    id: name,
    name,
    type,
    aliases,
    createdAt: 't',
    createdBy: 'a',
    updatedAt: 't',
    updatedBy: 'a',
  }),
  mentions,
});
const rows = [row('Édard', 'person', 2), row('Basin', 'location', 7, ['The Pit']), row('ada', 'person', 2)];
const ranks: Record<string, number> = { person: 0, location: 1 };

it.each<{ words: string; types: string[]; sort: RegistrySort; expected: string[] }>([
  { words: '', types: [], sort: 'mentions', expected: ['Basin', 'ada', 'Édard'] },
  { words: '', types: [], sort: 'name', expected: ['ada', 'Basin', 'Édard'] },
  { words: '', types: [], sort: 'type', expected: ['ada', 'Édard', 'Basin'] },
  { words: 'edard', types: [], sort: 'name', expected: ['Édard'] },
  { words: 'pit', types: [], sort: 'name', expected: ['Basin'] },
  { words: '', types: ['person'], sort: 'name', expected: ['ada', 'Édard'] },
])('$words $types $sort', ({ words, types, sort, expected }) => {
  const found = registryRows(rows, { words, types: new Set(types), sort }, (type) => ranks[type] ?? 9);
  expect(found.map((each) => each.entity.name)).toEqual(expected);
});
