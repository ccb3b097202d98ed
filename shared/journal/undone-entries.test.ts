import { expect, it } from 'vitest';
import { undoneEntries } from './undone-entries.ts';

const head = (id: string, undoes: string | null = null) => ({ id, undoes });

it.each([
  { name: 'nothing undone', input: [head('b'), head('a')], expected: [] },
  { name: 'an undo', input: [head('u', 'a'), head('a')], expected: ['a'] },
  { name: 'a redo takes the undo back', input: [head('r', 'u'), head('u', 'a'), head('a')], expected: ['u'] },
  {
    name: 'undone again after a redo',
    input: [head('v', 'r'), head('r', 'u'), head('u', 'a'), head('a')],
    expected: ['r', 'a'],
  },
])('$name', ({ input, expected }) => expect([...undoneEntries(input)]).toEqual(expected));
