// A text field that stores what was typed when it is left, on Enter, or after a pause: one step of undo, not one a key.
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { TextFieldProps } from '../components/text-field.tsx';
import { TextField } from '../components/text-field.tsx';
import { beginDraft, whenKept } from '../workspace/drafts.ts';

/** Milliseconds without a key after which a draft is stored: longer than between two words, shorter than a loss would hurt. */
const pause = 600;

export interface DraftFieldProps extends Omit<TextFieldProps, 'onChange' | 'onCommit'> {
  readonly onKeep: (value: string) => void;
  /** In a paragraph: Enter stores and Shift+Enter makes the line break. */
  readonly enterKeeps?: boolean;
}

export function DraftField({ value, onKeep, enterKeeps, ...rest }: DraftFieldProps) {
  const [draft, setDraft] = useState(value);
  const state = useRef({ draft: value, stored: value, onKeep, timer: 0, settle: () => {} });
  state.current.onKeep = onKeep;

  useEffect(() => {
    // Undo, another window's import: what is stored changed from outside, and wins over the draft.
    const now = state.current;
    if (value === now.stored) return;
    window.clearTimeout(now.timer);
    Object.assign(now, { draft: value, stored: value });
    now.settle();
    setDraft(value);
  }, [value]);
  const keep = useRef(() => {
    const now = state.current;
    window.clearTimeout(now.timer);
    if (now.draft !== now.stored) {
      now.stored = now.draft;
      now.onKeep(now.draft);
    }
    now.settle();
  }).current;
  useEffect(() => {
    const stop = whenKept(keep);
    return () => {
      stop();
      keep();
    };
  }, [keep]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    rest.onKeyDown?.(event);
    if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return;
    const stores = !rest.multiline || event.ctrlKey || event.metaKey || (enterKeeps && !event.shiftKey);
    if (!stores) return;
    event.preventDefault();
    keep();
  };
  return (
    <div className="draft-field">
      <TextField
        {...rest}
        value={draft}
        onBlur={keep}
        onKeyDown={onKeyDown}
        onChange={(next) => {
          state.current.settle();
          state.current.settle = beginDraft();
          state.current.draft = next;
          setDraft(next);
          window.clearTimeout(state.current.timer);
          state.current.timer = window.setTimeout(keep, pause);
        }}
      />
    </div>
  );
}
