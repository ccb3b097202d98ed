// What the list shows: words, kinds and "only what is in view" at hand, the other chips behind one button.
import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { letsAllThrough } from '../../shared/marks/filter-marks.ts';
import type { Annotation, AnnotationKind } from '../../shared/model/annotation.ts';
import { Chip } from '../components/chip.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { focusText } from '../workspace/reveal.ts';
import { emptyFilter, useWorkspace, workspace } from '../workspace/workspace.ts';
import { changeFilter, toggled } from './change-filter.ts';
import { FilterChips } from './filter-chips.tsx';
import { selectAllShown } from './select-marks.ts';
import { useShownMarks } from './shown-marks.ts';
import { useMarkCounts } from './use-mark-counts.ts';

/** The anchors of marks that wait for a decision about their place. */
const unsureAnchors = ['uncertain', 'lost'] as const;

const kinds: readonly { readonly kind: AnnotationKind; readonly label: string }[] = [
  { kind: 'claim', label: 'Claims' },
  { kind: 'mention', label: 'Entities' },
  { kind: 'note', label: 'Notes' },
];

export function FilterBar(props: {
  readonly marks: readonly Annotation[];
  readonly shownCount: number;
  readonly compact: boolean;
}) {
  const filter = useWorkspace((state) => state.filter);
  const [open, setOpen] = useState(false);
  const shown = useShownMarks();
  const counts = useMarkCounts(props.marks);
  const unsureOnly = unsureAnchors.every((anchor) => filter.anchors.has(anchor)) && filter.anchors.size === 2;
  const hidden =
    filter.entityTypes.size +
    filter.confidences.size +
    filter.statuses.size +
    filter.tags.size +
    (unsureOnly ? 0 : filter.anchors.size);
  const filtered = !letsAllThrough(filter);
  return (
    <div className="filter-bar">
      <div className="filter-line">
        <input
          type="search"
          aria-label="Filter marks"
          placeholder="Filter marks"
          className="field-input filter-words"
          value={filter.words}
          onChange={(event) => changeFilter({ words: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            if (filter.words === '') focusText();
            else changeFilter({ words: '' });
          }}
        />
        <IconButton
          label={hidden > 0 ? `More filters, ${hidden} on` : 'More filters'}
          icon={SlidersHorizontal}
          aria-expanded={open}
          pressed={hidden > 0}
          onClick={() => setOpen(!open)}
        />
      </div>
      {(!props.compact || open || filter.kinds.size > 0 || filter.onlyInView || unsureOnly) && (
        <div className="filter-chips">
          {kinds.map(({ kind, label }) => (
            <Chip
              key={kind}
              pressed={filter.kinds.has(kind)}
              count={counts[kind]}
              onPressedChange={() => changeFilter({ kinds: toggled(filter.kinds, kind) })}
            >
              {label}
            </Chip>
          ))}
          {(counts.unsure > 0 || unsureOnly) && (
            <Chip
              pressed={unsureOnly}
              count={counts.unsure}
              title="Marks whose place is uncertain or lost"
              onPressedChange={(on) => changeFilter({ anchors: new Set(on ? unsureAnchors : []) })}
            >
              To place
            </Chip>
          )}
          <Chip
            pressed={filter.onlyInView}
            title="Only what is in view"
            onPressedChange={(onlyInView) => changeFilter({ onlyInView })}
          >
            In view<span className="visually-hidden">: only what is in view</span>
          </Chip>
        </div>
      )}
      {open && <FilterChips />}
      <div className="filter-line filter-count" hidden={props.compact && !filtered}>
        <span>
          {filtered
            ? `${props.shownCount.toLocaleString('en-GB')} of ${props.marks.length.toLocaleString('en-GB')} marks`
            : `${props.marks.length.toLocaleString('en-GB')} ${props.marks.length === 1 ? 'mark' : 'marks'}`}
        </span>
        <span className="filter-gap" />
        {filtered && (
          <button
            type="button"
            className="link-button"
            onClick={() => workspace.setState({ filter: emptyFilter })}
          >
            Clear filter
          </button>
        )}
        {props.shownCount > 1 && (
          <button type="button" className="link-button" onClick={() => selectAllShown(shown())}>
            Select all
          </button>
        )}
      </div>
    </div>
  );
}
