// Listens for keys on the whole window and performs the action they mean. Modal dialogs keep their keys to themselves.
import { useEffect } from 'react';
import { isLayerOpen } from '../components/open-layers.ts';
import { appState, messageOf } from '../start/app-state.ts';
import { dropFormFocus, isFormFocusAsked } from '../workspace/reveal.ts';
import { announce } from '../workspace/workspace.ts';
import type { Action } from './action.ts';
import { allActions } from './all-actions.ts';
import { findAction } from './find-action.ts';
import type { KeyPress } from './key-bindings.ts';
import { keysOf } from './keys-of.ts';
import { isMac } from './platform.ts';

/** Performs an action if it is possible now; a failure is said by the live region. */
export function performAction(action: Action): void {
  const context = { session: appState.getState().session };
  if (action.enabled && !action.enabled(context)) return;
  Promise.resolve()
    .then(() => action.perform(context))
    .catch((error: unknown) => announce(messageOf(error)));
}

/** Performs the action of this id: native menus and buttons ask by id. */
export function performById(id: string): void {
  const action = allActions.find((candidate) => candidate.id === id);
  if (action) performAction(action);
}

/** To be used once, at the top. */
export function useShortcuts(): void {
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('focusin', rememberField);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('focusin', rememberField);
    };
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || isLayerOpen('dialog')) return;
  const target = event.target instanceof Element ? event.target : null;
  // Escape right after marking, before the form was drawn, does what it does a moment later: the text keeps the focus.
  if (event.key === 'Escape' && isFormFocusAsked()) {
    dropFormFocus();
    event.preventDefault();
    return;
  }
  const action = findAction(
    pressOf(event),
    {
      // Typed right after a mark was made: meant for the form that is about to appear, not for the text.
      inField: isField(target) || isFormFocusAsked(),
      inMenu: isLayerOpen('menu'),
    },
    allActions,
    keysOf,
    { session: appState.getState().session },
    isMac,
  );
  if (!action || isLeftToControl(event, target) || isFieldUndo(action, target)) return;
  event.preventDefault();
  const { session } = appState.getState();
  try {
    // Performed in the same task as the key: marking must paint in the next frame.
    Promise.resolve(action.perform({ session })).catch((error: unknown) => announce(messageOf(error)));
  } catch (error) {
    announce(messageOf(error));
  }
}

export function pressOf(event: KeyboardEvent): KeyPress {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, altGraph: event.getModifierState('AltGraph') };
}

/** The reading view may be editable to the browser for the caret's sake; it is no field. */
function isField(target: Element | null): boolean {
  if (!target || target.closest('[role="document"]')) return false;
  return target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

/** Enter on a button presses it. */
function isLeftToControl(event: KeyboardEvent, target: Element | null): boolean {
  return event.key === 'Enter' && target?.closest('button, a, summary, [role="separator"]') != null;
}

/** The field that has the focus and what it held when it got it. */
let fieldAtFocus: { readonly field: EventTarget | null; readonly value: string } | null = null;

function rememberField(event: FocusEvent): void {
  const { target } = event;
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  fieldAtFocus = isText ? { field: target, value: target.value } : null;
}

/** While a field holds something typed since it got the focus, undo takes back the typing, as everywhere. */
function isFieldUndo(action: Action, target: Element | null): boolean {
  if (action.id !== 'undo' && action.id !== 'redo') return false;
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isText && fieldAtFocus?.field === target && target.value !== fieldAtFocus.value;
}
