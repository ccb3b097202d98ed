// Requests from one part of the window to another that are events, not state: scroll there, take the focus.
import type { Range } from '../../shared/model/span.ts';

/** A typed event with listeners; `send` reaches everybody who listens at that moment. */
export interface Signal<Payload> {
  readonly send: (payload: Payload) => void;
  readonly listen: (listener: (payload: Payload) => void) => () => void;
}

function createSignal<Payload>(): Signal<Payload> {
  const listeners = new Set<(payload: Payload) => void>();
  return {
    send: (payload) => {
      for (const listener of listeners) listener(payload);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Scroll the open text to a range (UTF-16 units); kept for the text being opened if it is not there yet. */
export const revealRange = createSignal<Range>();

/** Put the keyboard back into the text, right where it was. */
export const focusText = createSignal<void>();

/** Put the keyboard into the first field of the form of the mark just selected. */
export const focusMarkForm = createSignal<void>();

/** Put the keyboard into the find field. */
export const focusFind = createSignal<void>();
