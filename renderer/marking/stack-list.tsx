// All marks at the place of the selected one, as a short list, when there is more than one.
import { useEffect, useMemo } from 'react';
import { kindLabels, markSummary } from '../../shared/marks/mark-summary.ts';
import { useMarksAfterPaint, useWorkspaceAfterPaint } from '../session/use-after-paint.ts';
import { useSession } from '../session/use-session.tsx';
import { useFloatingAt } from './floating-at.ts';
import { selectMark, stackAt } from './pick-marks.ts';
import './stack-list.css';

export function StackList() {
  const session = useSession();
  const sourceId = useWorkspaceAfterPaint((state) => state.sourceId);
  const selected = useWorkspaceAfterPaint((state) => state.selectedMarks);
  const asked = useWorkspaceAfterPaint((state) => state.stack);
  const marks = useMarksAfterPaint(sourceId);
  const stack = useMemo(
    () => (asked && sourceId && marks.size > 0 ? stackAt(session, sourceId, asked) : []),
    [session, sourceId, asked, marks],
  );
  // The selection may have gone on to another place meanwhile.
  const shown = stack.length > 1 && selected.length === 1 && selected.every((id) => stack.includes(id));
  const ref = useFloatingAt<HTMLDivElement>(shown ? asked : null);
  const [current] = selected;
  useEffect(() => {
    // A high stack scrolls: the chosen mark is kept in sight while it is cycled through.
    if (shown && current)
      ref.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, current, ref]);
  if (!shown) return null;
  return (
    <div ref={ref} className="stack-list">
      <ul aria-label="Marks at this place">
        {stack.map((id) => {
          const mark = session.store.get('annotations', id);
          if (!mark) return null;
          const summary = markSummary(mark, session.store);
          return (
            <li key={id}>
              <button
                type="button"
                aria-pressed={selected.includes(id)}
                onClick={() => selectMark(session, mark, asked)}
              >
                <span className={`stack-kind stack-kind-${mark.kind}`}>{kindLabels[mark.kind]}</span>
                <span className="stack-words">{summary.meaning || summary.quote}</span>
              </button>
            </li>
          );
        })}
      </ul>
      <p>
        {stack.length} marks here · <kbd>Alt</kbd>+<kbd>.</kbd> cycles
      </p>
    </div>
  );
}
