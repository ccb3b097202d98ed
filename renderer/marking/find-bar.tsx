// Find in this text: searches the string, shows hits in the text as their own highlight, counts them.
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { IconButton } from '../components/icon-button.tsx';
import { focusText } from '../workspace/reveal.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import './find-bar.css';
import { closeFind, findQuery, onFindFocus, stepHit } from './find.ts';

export function FindBar() {
  const find = useWorkspace((state) => state.find);
  const input = useRef<HTMLInputElement>(null);
  const open = find !== null;

  useEffect(() => {
    if (!open) return;
    input.current?.select();
    return onFindFocus(() => input.current?.select());
  }, [open]);

  if (!find) return null;
  const close = () => {
    closeFind();
    focusText();
  };
  const count = find.total;
  return (
    <search className="find-bar">
      <input
        ref={input}
        type="search"
        aria-label="Find in text"
        placeholder="Find in this text"
        value={find.query}
        onChange={(event) => findQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') stepHit(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <output className="find-count" aria-live="polite">
        {find.query === ''
          ? ''
          : count === 0
            ? 'No hit'
            : `${(find.before + find.current + 1).toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')}`}
      </output>
      <IconButton label="Previous hit" icon={ChevronUp} onClick={() => stepHit(-1)} disabled={count === 0} />
      <IconButton label="Next hit" icon={ChevronDown} onClick={() => stepHit(1)} disabled={count === 0} />
      <IconButton label="Close find" icon={X} onClick={close} />
    </search>
  );
}
