// The native menus. Items name actions of the page; the page knows their keys and handles them itself.
import type { MenuItemConstructorOptions } from 'electron';

interface MenuAction {
  /** Id of an action in renderer/actions. */
  readonly action: string;
  readonly label: string;
  /** Shown beside the label; the page listens to the key itself. */
  readonly key?: string;
}

const fileActions: readonly MenuAction[] = [
  { action: 'open-texts', label: 'Open Texts…', key: 'CmdOrCtrl+O' },
  { action: 'new-corpus', label: 'New Corpus…' },
  { action: 'export', label: 'Export…', key: 'CmdOrCtrl+E' },
];
const searchActions: readonly MenuAction[] = [
  { action: 'find-in-text', label: 'Find in Text', key: 'CmdOrCtrl+F' },
  { action: 'command-palette', label: 'Command Palette…', key: 'CmdOrCtrl+K' },
];
const viewActions: readonly MenuAction[] = [
  { action: 'zoom-in', label: 'Larger Text', key: 'CmdOrCtrl+Plus' },
  { action: 'zoom-out', label: 'Smaller Text', key: 'CmdOrCtrl+-' },
  { action: 'zoom-reset', label: 'Usual Text Size', key: 'CmdOrCtrl+0' },
];
const settingsAction: MenuAction = { action: 'settings', label: 'Settings…', key: 'CmdOrCtrl+,' };
const keysAction: MenuAction = { action: 'keyboard-shortcuts', label: 'Keys' };

/** Every action the menus name. */
export const menuActions: readonly string[] = [
  ...fileActions,
  ...searchActions,
  ...viewActions,
  settingsAction,
  keysAction,
  { action: 'undo' },
  { action: 'redo' },
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
        ...fileActions.map((action) => item(action)),
        separator,
        ...(isMac ? [] : [settings, separator]),
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        item({ action: 'undo', label: 'Undo', key: 'CmdOrCtrl+Z' }, doors.undoText),
        item({ action: 'redo', label: 'Redo', key: 'CmdOrCtrl+Shift+Z' }, doors.redoText),
        separator,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        separator,
        ...searchActions.map((action) => item(action)),
      ],
    },
    {
      label: '&View',
      submenu: [
        ...viewActions.map((action) => item(action)),
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
