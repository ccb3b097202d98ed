// The passages on which two analysts differ, filtered by what differs; choosing one shows it in the text.
import { useMemo, useState } from 'react';
import type { AgreementReport, DifferingPassage } from '../../shared/agreement/compare-analysts.ts';
import { differingValue } from '../../shared/agreement/difference-wording.ts';
import { firstWords, markSummary } from '../../shared/marks/mark-summary.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import { Chip } from '../components/chip.tsx';
import type { RowFocusProps } from '../components/virtual-list.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { reveal } from '../inspector/select-marks.ts';
import { useSession } from '../session/use-session.tsx';
import '../inspector/marks-panel.css';
import { useWorkspace, workspace } from '../workspace/workspace.ts';

type Names = readonly [string, string];

/** What the list can be narrowed to; the order of the chips. */
const groups = [
  { id: 'first', holds: ({ second }: DifferingPassage) => second === null },
  { id: 'second', holds: ({ first }: DifferingPassage) => first === null },
  { id: 'boundaries', holds: ({ fields }: DifferingPassage) => fields.includes('boundaries') },
  {
    id: 'kinds',
    holds: ({ fields }: DifferingPassage) => fields.includes('kind') || fields.includes('claim kind'),
  },
  { id: 'entities', holds: ({ fields }: DifferingPassage) => fields.includes('entity') },
  {
    id: 'grades',
    holds: ({ fields }: DifferingPassage) =>
      ['reliability', 'credibility', 'confidence', 'likelihood'].some((grade) =>
        fields.some((field) => field === grade),
      ),
  },
  { id: 'tags', holds: ({ fields }: DifferingPassage) => fields.includes('tags') },
] as const;
type Group = (typeof groups)[number]['id'];

/** A row of three lines, before it is measured (CSS pixels). */
const rowHeight = 76;
/** Longest quote in a row (UTF-16 units). */
const quoteLimit = 110;

const keyOf = ({ first, second }: DifferingPassage) => `${first?.id ?? ''}/${second?.id ?? ''}`;

export function DifferingPassages({
  report,
  names,
}: {
  readonly report: AgreementReport;
  readonly names: Names;
}) {
  const { store } = useSession();
  const [group, setGroup] = useState<Group | null>(null);
  const shown = useMemo(() => {
    const chosen = groups.find(({ id }) => id === group);
    return chosen ? report.differences.filter(chosen.holds) : report.differences;
  }, [report, group]);
  const labels: Readonly<Record<Group, string>> = {
    first: `Only ${names[0]}`,
    second: `Only ${names[1]}`,
    boundaries: 'Boundaries',
    kinds: 'Kinds',
    entities: 'Entities',
    grades: 'Grades',
    tags: 'Tags',
  };
  const nameOf = ({ first, second }: DifferingPassage) =>
    firstWords(markSummary((first ?? second) as Annotation, store).quote);
  return (
    <>
      <div className="agreement-groups">
        <p className="field-label">
          {report.differences.length.toLocaleString('en-GB')} passages differ,{' '}
          {report.same.toLocaleString('en-GB')} agree
        </p>
        <fieldset aria-label="What differs" className="filter-chips">
          {groups
            .map(({ id, holds }) => ({ id, count: report.differences.filter(holds).length }))
            .filter(({ id, count }) => count > 0 || id === group)
            .map(({ id, count }) => (
              <Chip
                key={id}
                pressed={group === id}
                count={count}
                onPressedChange={(pressed) => setGroup(pressed ? id : null)}
              >
                {labels[id]}
              </Chip>
            ))}
        </fieldset>
      </div>
      <VirtualList
        label="Differing passages"
        items={shown}
        keyOf={keyOf}
        nameOf={nameOf}
        rowHeight={rowHeight}
        renderRow={(passage, focus) => <DifferingRow passage={passage} names={names} focus={focus} />}
      />
    </>
  );
}

function DifferingRow(props: {
  readonly passage: DifferingPassage;
  readonly names: Names;
  readonly focus: RowFocusProps;
}) {
  const { store } = useSession();
  const { first, second, fields, sourceId } = props.passage;
  const mark = (first ?? second) as Annotation;
  const ids = [first, second].flatMap((each) => (each ? [each.id] : []));
  const selected = useWorkspace((state) => ids.every((id) => state.selectedMarks.includes(id)));
  const summary = markSummary(mark, store);
  return (
    <button
      {...props.focus}
      type="button"
      className="mark-row differing-row"
      aria-pressed={selected}
      onClick={() => {
        workspace.setState({ selectedMarks: ids });
        reveal(mark);
      }}
    >
      <span className="mark-row-quote" dir="auto">
        {firstWords(summary.quote, quoteLimit)}
      </span>
      {first && second ? (
        fields.map((field) => (
          <span key={field} className="differing-field">
            <span className="differing-name">{field}</span>
            <span dir="auto">
              {firstWords(differingValue(store, first, field))} <span aria-hidden="true">│</span>{' '}
              {firstWords(differingValue(store, second, field))}
            </span>
          </span>
        ))
      ) : (
        <span className="differing-field">
          <span className="differing-name">{summary.kindLabel}</span>
          <span>only {first ? props.names[0] : props.names[1]}</span>
        </span>
      )}
      <span className="differing-source">{store.get('sources', sourceId)?.title}</span>
    </button>
  );
}
