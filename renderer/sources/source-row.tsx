// One source in the list: how far it is read, its title, a quiet line, how many marks it has.
import type { MouseEvent } from 'react';
import { memo } from 'react';
import { dateWording } from '../../shared/marks/date-wording.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { Source } from '../../shared/model/source.ts';
import type { RowFocusProps } from '../components/virtual-list.tsx';
import { useMarksAfterPaint } from '../session/use-after-paint.ts';
import './source-row.css';
import { statusNames } from './source-rows.ts';
import { StatusGlyph } from './status-glyph.tsx';

export interface SourceRowViewProps {
  readonly source: Source;
  readonly focus: RowFocusProps;
  readonly open: boolean;
  /** A newer version has replaced it. */
  readonly earlier: boolean;
  readonly selected: boolean;
  readonly ticking: boolean;
  readonly onPick: (id: Id, event: MouseEvent) => void;
}

export const SourceRowView = memo(function SourceRowView(props: SourceRowViewProps) {
  const { source, open, earlier, selected, ticking } = props;
  const marks = useMarksAfterPaint(source.id).size;
  return (
    <button
      type="button"
      className="source-row"
      data-source-id={source.id}
      data-earlier={earlier}
      aria-current={open ? 'true' : undefined}
      aria-pressed={selected || ticking ? selected : undefined}
      {...props.focus}
      onClick={(event) => props.onPick(source.id, event)}
    >
      {ticking ? (
        <span className="source-row-tick" aria-hidden="true">
          {selected ? '✓' : ''}
        </span>
      ) : (
        <StatusGlyph status={source.readStatus} />
      )}
      <span className="source-row-words">
        <span className="source-row-title" dir="auto">
          {source.title}
        </span>
        <span className="source-row-facts" dir="auto">
          {earlier ? `Earlier version · ${source.fileName ?? 'pasted'}` : publisherOf(source)} ·{' '}
          <span className="source-row-date">
            {source.publishedOn ? dateWording(source.publishedOn) : 'undated'}
          </span>
        </span>
        <span className="visually-hidden">
          {statusNames[source.readStatus]}, {marks} {marks === 1 ? 'mark' : 'marks'}
        </span>
      </span>
      <span
        className="source-row-marks"
        aria-hidden="true"
        title={`${marks} ${marks === 1 ? 'mark' : 'marks'}`}
      >
        {marks > 0 ? marks.toLocaleString('en-GB') : ''}
      </span>
    </button>
  );
}, sameRow);

/** The roving tab order hands out new functions at every draw; only what shows counts. */
function sameRow(before: SourceRowViewProps, after: SourceRowViewProps): boolean {
  return (
    before.source === after.source &&
    before.open === after.open &&
    before.earlier === after.earlier &&
    before.selected === after.selected &&
    before.ticking === after.ticking &&
    before.onPick === after.onPick &&
    before.focus.tabIndex === after.focus.tabIndex
  );
}

/** The publisher; of a source of which nothing is known yet the file, or reprints of one text could not be told apart. */
function publisherOf(source: Source): string {
  return source.publisher ?? (source.publishedOn === null ? source.fileName : null) ?? 'Publisher unknown';
}
