// One row of the list of marks: kind sign, what it says, one quiet line, tags.
import type { KeyboardEvent, MouseEvent } from 'react';
import { memo } from 'react';
import { firstWords, markSummary } from '../../shared/marks/mark-summary.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { ConfidenceDots } from '../components/confidence-dots.tsx';
import { GradeBadge } from '../components/grade-badge.tsx';
import type { RowFocusProps } from '../components/virtual-list.tsx';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { MarkSign } from './mark-sign.tsx';
import { TagNames } from './tag-names.tsx';

/** Longest quote or statement in a row (UTF-16 units): three lines of a narrow panel. */
const rowLimit = 150;

interface MarkRowProps {
  readonly mark: Annotation;
  readonly selected: boolean;
  readonly focus: RowFocusProps;
  readonly onSelect: (event: MouseEvent) => void;
  readonly onSelectAll: () => void;
}

/** Redrawn only when its mark, its selection or its place in the tab order changes. */
export const MarkRow = memo(DrawnRow, (a, b) => {
  return a.mark === b.mark && a.selected === b.selected && a.focus.tabIndex === b.focus.tabIndex;
});

function DrawnRow({ mark, selected, focus, onSelect, onSelectAll }: MarkRowProps) {
  const { store } = useSession();
  useTableVersion('entities');
  const summary = markSummary(mark, store);
  const stated = mark.kind === 'claim' && summary.meaning !== '';
  const detail =
    mark.kind === 'mention' && summary.meaning !== summary.quote
      ? [summary.meaning, summary.detail].filter(Boolean).join(' · ')
      : summary.detail;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'a' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSelectAll();
  };
  return (
    <button
      {...focus}
      type="button"
      className="mark-row"
      data-status={mark.status}
      aria-pressed={selected}
      onClick={onSelect}
      onKeyDown={onKeyDown}
    >
      <MarkSign mark={mark} />
      <span className="mark-row-body">
        <span className={stated ? 'mark-row-statement' : 'mark-row-quote'} dir="auto">
          {firstWords(stated ? summary.meaning : summary.quote, rowLimit)}
        </span>
        <span className="mark-row-quiet">
          {mark.kind === 'claim' && <ConfidenceDots level={mark.claim.confidence} />}
          {mark.kind === 'claim' && summary.grades !== '' && (
            <GradeBadge reliability={mark.claim.reliability} credibility={mark.claim.credibility} />
          )}
          {detail && <span dir="auto">{detail}</span>}
          {mark.kind === 'note' && summary.meaning && <span dir="auto">{firstWords(summary.meaning)}</span>}
          {mark.status !== 'accepted' && <span className="mark-row-status">{mark.status}</span>}
          {mark.anchor !== 'exact' && <span className="mark-row-status">{mark.anchor}</span>}
          <TagNames ids={mark.tags} />
        </span>
      </span>
    </button>
  );
}
