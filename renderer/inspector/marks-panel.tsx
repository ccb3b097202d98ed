// The list "Marks": what is marked in the open source, in reading order, filtered, in step with the text.
import { useEffect, useMemo } from 'react';
import { filterMarks, foldMark, letsAllThrough } from '../../shared/marks/filter-marks.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { foldAhead } from '../session/fold-ahead.ts';
import { useMarksAfterPaint, useWorkspaceAfterPaint } from '../session/use-after-paint.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { emptyFilter, useWorkspace, workspace } from '../workspace/workspace.ts';
import { BatchBar } from './batch-bar.tsx';
import { ColourLegend } from './colour-legend.tsx';
import { FilterBar } from './filter-bar.tsx';
import { MarkRow } from './mark-row.tsx';
import './marks-panel.css';
import { selectAllShown, selectByRow, selectRangeTo } from './select-marks.ts';

const nothingInView = { start: 0, end: 0 };
const keyOf = (mark: Annotation) => mark.id;
const nameOf = (mark: Annotation) => mark.spans[0]?.quote.replace(/\s+/g, ' ').slice(0, 120) ?? '';
/** Rows are measured once drawn; until then a claim is taken to be one line taller (CSS pixels). */
const rowHeight = (mark: Annotation) => (mark.kind === 'claim' ? 76 : 54);

export function MarksPanel(props: { readonly sourceId: Id | null; readonly compact: boolean }) {
  const { store } = useSession();
  const marks = useMarksAfterPaint(props.sourceId).ordered;
  const filter = useWorkspace((state) => state.filter);
  const visible = useWorkspaceAfterPaint((state) =>
    state.filter.onlyInView ? state.visible : nothingInView,
  );
  const selected = useWorkspaceAfterPaint((state) => state.selectedMarks);
  const entities = useTableVersion('entities');
  const shown = useMemo(() => {
    // The version stands for the entities whose names and types the filter reads.
    void entities;
    return filterMarks(marks, filter, store, visible);
  }, [marks, filter, store, visible, entities]);
  useEffect(() => foldAhead(marks, (mark) => foldMark(mark, store)), [marks, store]);
  const chosen = useMemo(() => new Set(selected), [selected]);

  // What the filter hides cannot be acted on by accident. One mark alone stays: its form is open.
  useEffect(() => {
    const { selectedMarks } = workspace.getState();
    if (selectedMarks.length < 2 || letsAllThrough(filter)) return;
    const listed = new Set(shown.map(keyOf));
    const kept = selectedMarks.filter((id) => listed.has(id));
    if (kept.length < selectedMarks.length) workspace.setState({ selectedMarks: kept });
  }, [filter, shown]);

  if (props.sourceId === null)
    return <EmptyState title="No source is open" words="Choose a source in the list on the left." />;
  return (
    <section aria-label="Marks of this source" className="marks-panel" data-compact={props.compact}>
      <FilterBar marks={marks} shownCount={shown.length} compact={props.compact} />
      {shown.length === 0 ? (
        <NoMarks filtered={marks.length > 0} />
      ) : (
        <VirtualList
          label="Marks"
          items={shown}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={rowHeight}
          currentKey={selected.at(-1) ?? null}
          onMove={(mark, event) =>
            event.shiftKey ? selectRangeTo(mark, shown) : selectByRow(mark, shown, event)
          }
          renderRow={(mark, focus) => (
            <MarkRow
              mark={mark}
              selected={chosen.has(mark.id)}
              focus={focus}
              onSelect={(event) => selectByRow(mark, shown, event)}
              onSelectAll={() => selectAllShown(shown)}
            />
          )}
        />
      )}
      {selected.length > 1 && <BatchBar ids={selected} />}
      {!props.compact && <ColourLegend />}
    </section>
  );
}

function NoMarks({ filtered }: { readonly filtered: boolean }) {
  if (!filtered)
    return (
      <EmptyState
        title="Nothing is marked in this text yet"
        words="Select a passage, then press C for a claim, E for an entity, N for a note."
      />
    );
  return (
    <EmptyState
      title="No mark passes the filter"
      actions={
        <button
          type="button"
          className="button button-plain"
          onClick={() => workspace.setState({ filter: emptyFilter })}
        >
          Clear the filter
        </button>
      }
    />
  );
}
