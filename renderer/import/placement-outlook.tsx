// What would come in from another tool's files: how many marks find their place, on which sources, and what does not fit.
import type { ReactNode } from 'react';
import { counted } from '../../shared/commands/command-context.ts';
import type {
  DoubtfulMark,
  PlacedSource,
  PlacementReport,
  UnplacedMark,
} from '../../shared/import/placing/placement-report.ts';
import { classNames } from '../components/class-names.ts';
import { LossRows } from '../export/loss-list.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { ConflictList } from './conflict-list.tsx';
import { ImportCountsTable, ImportProblems, RecordNames } from './import-preview-parts.tsx';
import type { PendingImport } from './import-state.ts';
import './placement-outlook.css';
import { offsetSummary, offsetWords, outcomeWords, placementLead } from './placement-words.ts';

/** Entries of a list that are shown; the rest is counted. */
const shown = 100;

export function PlacementOutlook(props: {
  readonly session: CorpusSession;
  readonly pending: PendingImport;
  readonly report: PlacementReport;
}) {
  const { session, pending, report } = props;
  const { preview } = pending;
  const { counts } = report;
  const refused = [
    ...pending.problems.filter(({ severity }) => severity === 'error'),
    ...(preview?.refused ?? []),
  ];
  const offsets = offsetSummary(report);
  const isChange = preview !== null && preview.changeSet !== null;
  return (
    <div className="placement">
      <p className="placement-lead">
        {refused.length > 0
          ? `${pending.fileName} cannot come in. Nothing was changed.`
          : placementLead(pending.fileName, report, isChange, preview?.conflicts.length ?? 0)}
      </p>
      <ImportProblems title="Refused" problems={refused} kind="error" />
      <Figures report={report} />
      {offsets && <p className="placement-quiet">{offsets}</p>}
      {preview && refused.length === 0 && <ImportCountsTable preview={preview} />}
      {preview && refused.length === 0 && preview.conflicts.length > 0 && (
        <ConflictList session={session} preview={preview} />
      )}
      <Listed
        title="Sources"
        count={report.sources.length}
        items={report.sources}
        row={(source) => <SourceRow key={source.key} source={source} isOne={report.sources.length === 1} />}
      />
      <Listed
        title="Could not be anchored"
        hint="These marks do not come in."
        count={counts.notPlaced}
        items={report.notPlaced}
        row={(mark) => <UnplacedRow key={`${mark.key} ${mark.where}`} mark={mark} />}
      />
      <Listed
        title="Moved or uncertain"
        hint="They come in with this state, to be looked at in the list of marks."
        count={counts.moved + counts.uncertain}
        items={report.doubtful}
        row={(mark) => <DoubtfulRow key={mark.id} mark={mark} />}
      />
      <Listed
        title="Not read"
        hint="Files that were chosen too, and that nothing comes from."
        count={report.passedOver.length}
        items={report.passedOver}
        row={({ path, reason }) => (
          <li key={path}>
            <p className="placement-name">{path}</p>
            <p className="placement-quiet">{reason}</p>
          </li>
        )}
      />
      {report.dropped.length > 0 && (
        <section aria-label="Left out">
          <h3 className="import-preview-heading">Left out or changed</h3>
          <p className="placement-quiet">What the file says and a corpus has no place for.</p>
          <LossRows losses={report.dropped} />
        </section>
      )}
      {preview && preview.stayDeleted.length > 0 && (
        <RecordNames title="Stay deleted here" names={preview.stayDeleted.map(({ name }) => name)} />
      )}
      <ImportProblems
        title="Warnings"
        problems={[...report.problems, ...pending.problems].filter(({ severity }) => severity === 'warning')}
        kind="warning"
      />
    </div>
  );
}

function Figures({ report: { counts } }: { readonly report: PlacementReport }) {
  if (counts.marks === 0) return null;
  const figures = [
    { name: 'In their place', value: counts.exact, kind: 'exact' },
    { name: 'Moved', value: counts.moved, kind: 'moved' },
    { name: 'Uncertain', value: counts.uncertain, kind: 'uncertain' },
    { name: 'Not anchored', value: counts.notPlaced + counts.lost, kind: 'lost' },
  ];
  return (
    <div className="placement-figures">
      <div className="placement-bar" aria-hidden="true">
        {figures.map(({ kind, value }) => (
          <span key={kind} className={`placement-${kind}`} style={{ flexGrow: value }} />
        ))}
      </div>
      <dl>
        {figures.map(({ name, kind, value }) => (
          <div key={kind} className={classNames('placement-figure', value === 0 && 'placement-none')}>
            <dt>
              <span className={`placement-dot placement-${kind}`} aria-hidden="true" />
              {name}
            </dt>
            <dd>{value.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Listed<Item>(props: {
  readonly title: string;
  readonly hint?: string;
  /** How many there are; the list itself may be cut. */
  readonly count: number;
  readonly items: readonly Item[];
  readonly row: (item: Item) => ReactNode;
}) {
  const { title, hint, count, items } = props;
  if (count === 0) return null;
  const rows = items.slice(0, shown);
  return (
    <section aria-label={title}>
      <h3 className="import-preview-heading">
        {title} <span>{count.toLocaleString('en-GB')}</span>
      </h3>
      {hint && <p className="placement-quiet">{hint}</p>}
      <ul className="placement-list">{rows.map(props.row)}</ul>
      {count > rows.length && (
        <p className="placement-quiet">
          {(count - rows.length).toLocaleString('en-GB')} more are not listed.
        </p>
      )}
    </section>
  );
}

function SourceRow({ source, isOne }: { readonly source: PlacedSource; readonly isOne: boolean }) {
  const { name, title, key, marks, placed, offsets, note, outcome } = source;
  const details = [
    `${placed.toLocaleString('en-GB')} of ${counted(marks, 'mark')}`,
    // Of one source the sentence above says it.
    ...(offsets && !isOne ? [offsetWords(offsets)] : []),
  ];
  return (
    <li>
      <p className="placement-row">
        <span className="placement-name" dir="auto" title={name || key}>
          {title || name || key}
        </span>
        <span className={classNames('placement-outcome', `placement-outcome-${outcome}`)}>
          {outcomeWords(source)}
        </span>
      </p>
      <p className="placement-quiet">{details.join(' · ')}</p>
      {note && <p className="placement-quiet">{note}</p>}
    </li>
  );
}

function UnplacedRow({ mark }: { readonly mark: UnplacedMark }) {
  return (
    <li>
      <p className="placement-words" dir="auto">
        {mark.words || '(no words)'}
      </p>
      <p className="placement-quiet">{mark.message}</p>
      <p className="import-preview-where">{mark.where}</p>
    </li>
  );
}

function DoubtfulRow({ mark }: { readonly mark: DoubtfulMark }) {
  const { words, found, anchor, passagesLost } = mark;
  return (
    <li>
      <p className="placement-row">
        <span className="placement-words" dir="auto">
          {words}
        </span>
        <span className={classNames('placement-outcome', `placement-outcome-${anchor}`)}>
          {anchor === 'moved' ? 'Moved' : 'Uncertain'}
        </span>
      </p>
      {found !== words && (
        <p className="placement-quiet">
          Here: <span dir="auto">{found}</span>
        </p>
      )}
      {passagesLost > 0 && (
        <p className="placement-quiet">
          {passagesLost === 1 ? 'One passage was' : `${passagesLost} passages were`} not found.
        </p>
      )}
    </li>
  );
}
