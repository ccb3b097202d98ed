// @vitest-environment jsdom
// The native menus name actions that the page has, and tell a click from a key that the page let pass.
import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { allActions } from '../../renderer/actions/all-actions.ts';
import { menuActions, menuTemplate } from './menu-template.ts';

test('every action of the menus is one of the page', () => {
  const known = new Set(allActions.map((action) => action.id));
  expect(menuActions.filter((action) => !known.has(action))).toEqual([]);
});

const doors = () => ({ perform: vi.fn(), undoText: vi.fn(), redoText: vi.fn() });
const items = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((menu) => (Array.isArray(menu.submenu) ? [...menu.submenu, ...items(menu.submenu)] : []));

test.each(['linux', 'win32', 'darwin'] as const)(
  'the menus of %s hold every action once, and the edit roles',
  (platform) => {
    const all = items(menuTemplate(platform, doors()));
    expect(all.flatMap((item) => item.id ?? []).sort()).toEqual([...menuActions].sort());
    expect(all.flatMap((item) => item.role ?? [])).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll']),
    );
  },
);

test('a click undoes in the corpus, a key that the page let pass undoes in the text field', () => {
  const open = doors();
  const undo = items(menuTemplate('linux', open)).find((item) => item.id === 'undo');
  // Only the event is looked at.
  const press = (triggeredByAccelerator: boolean) =>
    Reflect.apply(undo?.click ?? (() => undefined), null, [null, null, { triggeredByAccelerator }]);
  press(false);
  expect([open.perform.mock.calls, open.undoText.mock.calls.length]).toEqual([[['undo']], 0]);
  press(true);
  expect([open.perform.mock.calls.length, open.undoText.mock.calls.length]).toEqual([1, 1]);
});
