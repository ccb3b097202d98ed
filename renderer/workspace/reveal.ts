// Short messages between the right-hand panel and the text that are not state: show this passage, take the focus.
// A request waits until somebody takes it, so it survives the opening of another source or the mounting of a form.
import type { Id } from '../../shared/model/ids.ts';
import type { Range } from '../../shared/model/span.ts';
import { nothingBegun, workspace } from './workspace.ts';

type Listener = () => void;

let reveal: { readonly sourceId: Id; readonly range: Range } | null = null;
let formFocus: Id | null = null;
let textFocus = false;
const revealListeners = new Set<Listener>();
const formListeners = new Set<Listener>();
const textListeners = new Set<Listener>();

/** Asks the reading pane to scroll `range` (UTF-16 units) of a source into view; opens the source when it is another one. */
export function requestReveal(range: Range, sourceId: Id | null = workspace.getState().sourceId): void {
  if (sourceId === null) return;
  reveal = { sourceId, range };
  if (workspace.getState().sourceId !== sourceId) workspace.setState({ ...nothingBegun, sourceId });
  tell(revealListeners);
}

/** The range that waits to be shown in this source, once: asked by the reading pane when told, and when a text is up. */
export function takeReveal(sourceId: Id): Range | null {
  if (reveal?.sourceId !== sourceId) return null;
  const { range } = reveal;
  reveal = null;
  return range;
}

/** Calls `listener` after each `requestReveal`; returns the function that stops it. */
export function onReveal(listener: Listener): () => void {
  return listen(revealListeners, listener);
}

/** Opens the form of a mark and puts the focus into its first field (after a claim was made, on Enter). */
export function focusMarkForm(id: Id): void {
  formFocus = id;
  workspace.setState({ selectedMarks: [id], inspector: { kind: 'mark', id } });
  tell(formListeners);
}

/** Whether the form of this mark shall take the focus, once. */
export function takeFormFocus(id: Id): boolean {
  if (formFocus !== id) return false;
  formFocus = null;
  return true;
}

/** Whether a form was asked to take the focus and has not yet: what is typed meanwhile is meant for it. */
export function isFormFocusAsked(): boolean {
  return formFocus !== null && workspace.getState().inspector.kind === 'mark';
}

/** Forgets that a form was to take the focus. */
export function dropFormFocus(): void {
  formFocus = null;
}

/** Calls `listener` after each `focusMarkForm`; returns the function that stops it. */
export function onFormFocus(listener: Listener): () => void {
  return listen(formListeners, listener);
}

/** Gives the focus back to the text, to where it was. */
export function focusText(): void {
  textFocus = true;
  tell(textListeners);
}

/** Whether the text was asked to take the focus, once. */
export function takeTextFocus(): boolean {
  const asked = textFocus;
  textFocus = false;
  return asked;
}

/** Calls `listener` after each `focusText`; returns the function that stops it. */
export function onFocusText(listener: Listener): () => void {
  return listen(textListeners, listener);
}

function listen(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(listeners: ReadonlySet<Listener>): void {
  for (const listener of listeners) listener();
}
