// The native menus. Items name actions of the page; the page knows their keys and handles them itself.
import type { MenuItemConstructorOptions } from 'electron';
import { exporters } from '../../shared/export/registry.ts';
import { importers } from '../../shared/import/registry.ts';

interface MenuAction {
  /** Id of an action in renderer/actions. */
  readonly action: string;
  readonly label: string;
  /** Shown beside the label; the page listens to the key itself. */
  readonly key?: string;
}

const openActions: readonly MenuAction[] = [
  { action: 'open-texts', label: 'Open Texts…', key: 'CmdOrCtrl+O' },
  { action: 'open-folder', label: 'Open Folder…', key: 'CmdOrCtrl+Shift+O' },
  { action: 'paste-text', label: 'Paste a Text as Source…' },
];
const corpusActions: readonly MenuAction[] = [
  { action: 'corpora', label: 'Corpora…', key: 'CmdOrCtrl+Shift+K' },
  { action: 'export', label: 'Export…', key: 'CmdOrCtrl+E' },
  { action: 'backups', label: 'Backups…' },
];
const exportAsActions: readonly MenuAction[] = exporters.map(({ id, label }) => ({
  action: `export-${id}`,
  label: `${label}…`,
}));
const importAction: MenuAction = { action: 'import', label: 'Import From Another Tool…' };
const importFromActions: readonly MenuAction[] = importers.map(({ id, label }) => ({
  action: `import-${id}`,
  label: `${label}…`,
}));
const findActions: readonly MenuAction[] = [
  { action: 'find', label: 'Find in This Text', key: 'CmdOrCtrl+F' },
  { action: 'palette', label: 'All Commands…', key: 'CmdOrCtrl+K' },
];
const zoomActions: readonly MenuAction[] = [
  { action: 'zoom-in', label: 'Larger Text', key: 'CmdOrCtrl+Plus' },
  { action: 'zoom-out', label: 'Smaller Text', key: 'CmdOrCtrl+-' },
  { action: 'zoom-reset', label: 'Usual Text Size', key: 'CmdOrCtrl+0' },
];
const panelActions: readonly MenuAction[] = [
  { action: 'toggle-sources', label: 'Sources', key: 'CmdOrCtrl+B' },
  { action: 'toggle-inspector', label: 'Inspector', key: 'CmdOrCtrl+Alt+B' },
];
const undoAction: MenuAction = { action: 'undo', label: 'Undo', key: 'CmdOrCtrl+Z' };
const redoAction: MenuAction = { action: 'redo', label: 'Redo', key: 'CmdOrCtrl+Shift+Z' };
const settingsAction: MenuAction = { action: 'settings', label: 'Settings…', key: 'CmdOrCtrl+,' };
const keysAction: MenuAction = { action: 'keys', label: 'Keys' };

/** Every action the menus name. */
export const menuActions: readonly string[] = [
  ...openActions,
  ...corpusActions,
  importAction,
  ...importFromActions,
  ...exportAsActions,
  ...findActions,
  ...zoomActions,
  ...panelActions,
  undoAction,
  redoAction,
  settingsAction,
  keysAction,
].map(({ action }) => action);

/** `perform` passes an action to the page; `undoText` and `redoText` act on the text field that has the focus. */
export interface MenuDoors {
  readonly perform: (action: string) => void;
  readonly undoText: () => void;
  readonly redoText: () => void;
}

export function menuTemplate(platform: NodeJS.Platform, doors: MenuDoors): MenuItemConstructorOptions[] {
  const item = ({ action, label, key }: MenuAction, onKey?: () => void): MenuItemConstructorOptions => ({
    id: action,
    label,
    ...(key === undefined ? {} : { accelerator: key, registerAccelerator: false }),
    // By its key an item is reached only when the page let the key pass, which it does in text fields.
    click: (_item, _window, event) => (event.triggeredByAccelerator ? onKey?.() : doors.perform(action)),
  });
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const isMac = platform === 'darwin';
  const settings = item(settingsAction);
  const appMenu: MenuItemConstructorOptions = {
    label: 'Glossator',
    submenu: [
      { role: 'about' },
      separator,
      settings,
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit' },
    ],
  };
  return [
    ...(isMac ? [appMenu] : []),
    {
      label: '&File',
      submenu: [
        ...openActions.map((action) => item(action)),
        separator,
        item(importAction),
        { label: 'Import From', submenu: importFromActions.map((action) => item(action)) },
        separator,
        ...corpusActions.map((action) => item(action)),
        { label: 'Export As', submenu: exportAsActions.map((action) => item(action)) },
        separator,
        ...(isMac ? [] : [settings, separator]),
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item(undoAction, doors.undoText),
        item(redoAction, doors.redoText),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        ...findActions.map((action) => item(action)),
      ],
    },
    {
      label: '&View',
      submenu: [
        ...zoomActions.map((action) => item(action)),
        separator,
        ...panelActions.map((action) => item(action)),
        separator,
        { role: 'togglefullscreen' },
        { role: 'reload' },
        { role: 'toggleDevTools' },
      ],
    },
    ...(isMac ? [{ role: 'windowMenu' } as const] : []),
    { label: '&Help', role: 'help', submenu: [item(keysAction)] },
  ];
}
