// Actions on the look of the window: reading size, theme, panels.
import { togglePanel } from '../layout/panels.ts';
import { changeReadingSize, defaultReadingSize } from '../settings/reading-size.ts';
import { appState } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';
import type { Action } from './action.ts';

export const viewActions: readonly Action[] = [
  {
    id: 'zoom-in',
    label: 'Larger text',
    group: 'View',
    keywords: ['zoom', 'font', 'size', 'bigger'],
    keys: ['Mod++', 'Mod+='],
    scope: 'anywhere',
    perform: () => changeReadingSize((size) => size + 1),
  },
  {
    id: 'zoom-out',
    label: 'Smaller text',
    group: 'View',
    keywords: ['zoom', 'font', 'size'],
    keys: ['Mod+-'],
    scope: 'anywhere',
    perform: () => changeReadingSize((size) => size - 1),
  },
  {
    id: 'zoom-reset',
    label: 'Text at its first size',
    group: 'View',
    keywords: ['zoom', 'reset'],
    keys: ['Mod+0'],
    scope: 'anywhere',
    perform: () => changeReadingSize(() => defaultReadingSize),
  },
  {
    id: 'theme',
    label: 'Switch between light and dark',
    group: 'View',
    keywords: ['theme', 'night', 'colour'],
    keys: [],
    scope: 'anywhere',
    perform: async () => {
      const { catalogue } = appState.getState();
      const chosen = catalogue?.settings.get().theme;
      const dark =
        chosen === 'dark' || (chosen === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
      await catalogue?.changeSettings({ theme: dark ? 'light' : 'dark' });
      announce(dark ? 'Light theme' : 'Dark theme');
    },
  },
  {
    id: 'toggle-sources',
    label: 'Fold or unfold the list of sources',
    group: 'View',
    keywords: ['panel', 'left', 'sidebar'],
    keys: ['Mod+B'],
    scope: 'anywhere',
    perform: () => togglePanel('sources'),
  },
  {
    id: 'toggle-inspector',
    label: 'Fold or unfold the inspector',
    group: 'View',
    keywords: ['panel', 'right', 'sidebar'],
    keys: ['Mod+Alt+B'],
    scope: 'anywhere',
    perform: () => togglePanel('inspector'),
  },
];
