// The review of a new version: marks by what became of them, the chosen one side by side, decisions by key.
import type { KeyboardEvent } from 'react';
import { useMemo, useRef, useState } from 'react';
import { acceptance, type MarkDecision } from '../../shared/anchoring/decide-mark.ts';
import { firstWords } from '../../shared/marks/mark-summary.ts';
import type { AnchorState } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Segmented } from '../components/segmented.tsx';
import type { RowFocusProps, VirtualListHandle } from '../components/virtual-list.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { MarkSign } from '../inspector/mark-sign.tsx';
import { announce } from '../workspace/workspace.ts';
import { anchorNames, countsOf, firstGroup, groupsOf, listed } from './review-counts.ts';
import { SideBySide } from './side-by-side.tsx';
import {
  decide,
  type ReviewedMark,
  useVersionState,
  type VersionReview,
  versionState,
} from './version-state.ts';

const keyOf = ({ mark }: ReviewedMark) => mark.id;
const nameOf = ({ mark }: ReviewedMark) => firstWords((mark.spans[0]?.quote ?? '').replace(/\s+/g, ' '), 120);
/** Two lines of a quote and a quiet one, before measuring (CSS pixels). */
const rowHeight = 66;

export function ReviewMarks(props: {
  readonly title: string;
  readonly review: VersionReview;
  readonly problem: string | null;
}) {
  const { review, problem, title } = props;
  const [group, setGroup] = useState(() => firstGroup(review));
  const rows = useMemo(() => listed(review, group), [review, group]);
  const [currentId, setCurrentId] = useState<Id | null>(() => rows[0]?.mark.id ?? null);
  const decisions = useVersionState((state) => state.decisions);
  const list = useRef<VirtualListHandle>(null);
  const counts = countsOf(review);
  const current = rows.find(({ mark }) => mark.id === currentId) ?? rows[0] ?? null;
  const uncertain = review.marks.filter(({ proposed }) => proposed.anchor === 'uncertain');

  const goOn = () => {
    const from = current ? rows.indexOf(current) : -1;
    const isOpen = ({ mark, proposed }: ReviewedMark) =>
      proposed.anchor === 'uncertain' && !versionState.getState().decisions.has(mark.id);
    const next = rows.findIndex((row, index) => index > from && isOpen(row));
    if (next < 0) return;
    setCurrentId(rows[next]?.mark.id ?? null);
    list.current?.focusIndex(next);
  };
  const settle = (decision: MarkDecision | undefined, words: string) => {
    if (current?.proposed.anchor !== 'uncertain') return;
    decide([current.mark.id], () => decision);
    announce(`${words}: ${nameOf(current)}`);
    if (decision) goOn();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !current) return;
    const key = event.key.toLowerCase();
    if (key === 'a') settle(acceptance(current.proposed), 'Accepted');
    else if (key === 'r') settle({ kind: 'rejected' }, 'Rejected');
    else if (key === 'u') settle(undefined, 'Left open');
    else return;
    event.preventDefault();
  };
  return (
    <div className="review">
      <p className="review-lead">{leadOf(title, review)}</p>
      {problem !== null && (
        <p role="alert" className="new-version-problem">
          {problem}
        </p>
      )}
      {review.marks.length > 0 && (
        <>
          <div className="review-tools">
            <Segmented<AnchorState | 'all'>
              label="What became of the marks"
              labelHidden
              wrap
              value={group}
              options={groupsOf(review).map((value) => ({
                value,
                label:
                  value === 'all'
                    ? `All ${review.marks.length.toLocaleString('en-GB')}`
                    : `${anchorNames[value]} ${counts[value].toLocaleString('en-GB')}`,
              }))}
              onChange={(value) => {
                if (!value) return;
                setGroup(value);
                setCurrentId(listed(review, value)[0]?.mark.id ?? null);
              }}
            />
            <span className="panel-gap" />
            {uncertain.length > 0 && (
              <>
                <Button kind="quiet" onClick={() => decideAll(uncertain, acceptance, 'accepted')}>
                  Accept all uncertain
                </Button>
                <Button
                  kind="quiet"
                  onClick={() => decideAll(uncertain, () => ({ kind: 'rejected' }), 'rejected')}
                >
                  Reject all uncertain
                </Button>
              </>
            )}
          </div>
          <div className="review-body">
            <div className="review-list">
              <VirtualList
                label="Marks of the old version"
                items={rows}
                keyOf={keyOf}
                nameOf={nameOf}
                rowHeight={rowHeight}
                currentKey={current?.mark.id ?? null}
                handleRef={list}
                onKeyDown={onKeyDown}
                renderRow={(row, focus) => (
                  <ReviewRow
                    row={row}
                    focus={focus}
                    decision={decisions.get(row.mark.id)}
                    current={row === current}
                    onChoose={() => setCurrentId(row.mark.id)}
                  />
                )}
              />
            </div>
            {current ? (
              <SideBySide
                review={review}
                row={current}
                decision={decisions.get(current.mark.id)}
                onDecide={settle}
              />
            ) : (
              <EmptyState title="No mark of this kind" />
            )}
          </div>
        </>
      )}
    </div>
  );
}

function decideAll(
  rows: readonly ReviewedMark[],
  decisionOf: (proposed: ReviewedMark['proposed']) => MarkDecision,
  words: string,
): void {
  const byId = new Map(rows.map(({ mark, proposed }) => [mark.id, proposed]));
  decide([...byId.keys()], (id) => {
    const proposed = byId.get(id);
    return proposed && decisionOf(proposed);
  });
  announce(`${rows.length.toLocaleString('en-GB')} uncertain marks ${words}`);
}

function leadOf(title: string, { marks, next }: VersionReview): string {
  const { fileName } = next.source;
  const length = `${next.text.length.toLocaleString('en-GB')} UTF-16 units`;
  const what = `“${title}” gets ${fileName === null ? 'the pasted text' : `the text of ${fileName}`} (${length}).`;
  if (marks.length === 0) return `${what} It has no marks. One undo brings the present version back.`;
  return `${what} Marks in place and moved ones are sure. Look at the uncertain ones; lost ones keep their words and can be placed by hand. One undo brings all of it back.`;
}

function ReviewRow(props: {
  readonly row: ReviewedMark;
  readonly focus: RowFocusProps;
  readonly decision: MarkDecision | undefined;
  readonly current: boolean;
  readonly onChoose: () => void;
}) {
  const { row, focus, decision } = props;
  const state = decision
    ? decision.kind === 'accepted'
      ? 'Accepted'
      : 'Rejected'
    : anchorNames[row.proposed.anchor];
  return (
    <button
      {...focus}
      type="button"
      className="review-row"
      aria-pressed={props.current}
      data-state={decision?.kind ?? row.proposed.anchor}
      onFocus={() => {
        focus.onFocus();
        props.onChoose();
      }}
      onClick={props.onChoose}
    >
      <MarkSign mark={row.mark} />
      <span className="review-row-words">
        <span className="review-row-quote" dir="auto">
          {nameOf(row)}
        </span>
        <span className="review-row-state">{state}</span>
      </span>
    </button>
  );
}
