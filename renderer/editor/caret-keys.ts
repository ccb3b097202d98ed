// Which keys move the reading caret, and how.
import type { CaretDirection, CaretGranularity } from './viewer.ts';

export type CaretKey =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'move';
      readonly direction: CaretDirection;
      readonly granularity: CaretGranularity;
      readonly extend: boolean;
    };

const isMac = navigator.platform.startsWith('Mac');

const arrows: Readonly<Record<string, CaretDirection>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** What a key press means for the caret; null for every other key. */
export function caretKey(event: KeyboardEvent): CaretKey | null {
  const extend = event.shiftKey;
  const command = isMac ? event.metaKey : event.ctrlKey;
  if (command && !event.altKey && !extend && event.key.toLowerCase() === 'a') return { kind: 'all' };
  const arrow = arrows[event.key];
  if (arrow) return { kind: 'move', direction: arrow, granularity: arrowStep(event, arrow), extend };
  const forward = event.key === 'End' || event.key === 'PageDown';
  const direction = forward ? 'down' : 'up';
  if (event.key === 'Home' || event.key === 'End') {
    return { kind: 'move', direction, granularity: command ? 'document' : 'line-boundary', extend };
  }
  if (event.key === 'PageUp' || event.key === 'PageDown') {
    return event.ctrlKey || event.altKey || event.metaKey
      ? null
      : { kind: 'move', direction, granularity: 'page', extend };
  }
  return null;
}

function arrowStep(event: KeyboardEvent, arrow: CaretDirection): CaretGranularity {
  const vertical = arrow === 'up' || arrow === 'down';
  if (isMac && event.metaKey) return vertical ? 'document' : 'line-boundary';
  const far = event.altKey || event.ctrlKey;
  if (vertical) return far ? 'paragraph' : 'line';
  return far ? 'word' : 'character';
}
