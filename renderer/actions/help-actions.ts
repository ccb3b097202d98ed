// Actions that help to find the others: palette, list of keys, search.
import { openFind } from '../marking/find.ts';
import { openText } from '../marking/open-text.ts';
import { workspace } from '../workspace/workspace.ts';
import type { Action } from './action.ts';

export const helpActions: readonly Action[] = [
  {
    id: 'palette',
    label: 'All commands',
    group: 'Help',
    keywords: ['palette', 'menu'],
    keys: ['Mod+K'],
    scope: 'anywhere',
    perform: () => workspace.setState({ dialog: { kind: 'palette' } }),
  },
  {
    id: 'search',
    label: 'Search',
    group: 'Reading',
    keywords: ['find', 'look for'],
    keys: ['/'],
    scope: 'reading',
    enabled: () => openText() !== null,
    perform: openFind,
  },
  {
    id: 'keys',
    label: 'Keys: list and change',
    group: 'Help',
    keywords: ['shortcuts', 'keyboard', 'help'],
    keys: ['?'],
    scope: 'reading',
    perform: () => workspace.setState({ dialog: { kind: 'keys' } }),
  },
];
