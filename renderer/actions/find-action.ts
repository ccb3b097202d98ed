// From a key press to the action it means: characters before physical keys, and only what is possible now.
import type { Action, ActionContext } from './action.ts';
import type { KeyBinding, KeyPress } from './key-bindings.ts';
import { isBareKey, matchesCharacter, matchesPhysicalKey, parseKey } from './key-bindings.ts';

/** Where the press happened. */
export interface PressPlace {
  /** A field that takes text, a radio button or a select has the focus. */
  readonly inField: boolean;
  /** A menu is open. */
  readonly inMenu: boolean;
}

/** The action meant by a press, or null. `keysOf` gives an action's keys as they are now. */
export function findAction(
  press: KeyPress,
  place: PressPlace,
  actions: readonly Action[],
  keysOf: (action: Action) => readonly string[],
  context: ActionContext,
  mac: boolean,
): Action | null {
  for (const matches of [matchesCharacter, matchesPhysicalKey]) {
    for (const action of actions) {
      const meant = keysOf(action).some(
        (key) => matches(press, parsed(key), mac) && mayCount(action, key, place),
      );
      if (meant && (action.enabled?.(context) ?? true)) return action;
    }
  }
  return null;
}

function mayCount(action: Action, key: string, place: PressPlace): boolean {
  const guarded = action.scope === 'reading' || isBareKey(key);
  return !guarded || !(place.inField || place.inMenu);
}

const cache = new Map<string, KeyBinding>();

function parsed(key: string): KeyBinding {
  const known = cache.get(key) ?? parseKey(key);
  cache.set(key, known);
  return known;
}
