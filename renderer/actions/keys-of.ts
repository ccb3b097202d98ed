// The keys an action has now: the analyst's own where settings say so, else the default ones.
import { appState } from '../start/app-state.ts';
import type { Action } from './action.ts';
import { keyLabel } from './key-bindings.ts';
import { isMac } from './platform.ts';

/** In the settings an empty string says that the action has no key. */
export function keysOf(action: Action, own: Readonly<Record<string, string>> = ownKeys()): readonly string[] {
  const key = own[action.id];
  if (key === undefined) return action.keys;
  return key === '' ? [] : [key];
}

/** The first key in the platform's words, or undefined. */
export function keyNameOf(action: Action): string | undefined {
  const key = keysOf(action)[0];
  return key === undefined ? undefined : keyLabel(key, isMac);
}

function ownKeys(): Readonly<Record<string, string>> {
  return appState.getState().catalogue?.settings.get().keys ?? {};
}
