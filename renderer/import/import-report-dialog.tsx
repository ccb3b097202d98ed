// What came of opening texts: a line per file, grouped by outcome, what needs attention first.
import { useMemo } from 'react';
import type { Id } from '../../shared/model/ids.ts';
import type { Source } from '../../shared/model/source.ts';
import type { ImportOutcome, ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';
import { summarise } from '../../shared/raw-texts/plan-text-import.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { useOptionalSession } from '../session/use-session.tsx';
import { openSource } from '../sources/step-source.ts';
import { isReplaced } from '../versions/present-sources.ts';
import { beginNewVersion } from '../versions/replace-version.ts';
import { workspace } from '../workspace/workspace.ts';
import './import-report-dialog.css';
import { followHint } from './foreign-hint.ts';
import { useImportState } from './import-state.ts';

const groups: readonly { readonly outcome: ImportOutcome; readonly title: string }[] = [
  { outcome: 'refused', title: 'Refused' },
  { outcome: 'skipped', title: 'Skipped' },
  { outcome: 'same-text', title: 'Added, same text as another source' },
  { outcome: 'new', title: 'Added' },
];

type Row =
  | { readonly kind: 'group'; readonly key: string; readonly title: string; readonly count: number }
  | { readonly kind: 'problem'; readonly key: string; readonly message: string }
  | { readonly kind: 'line'; readonly key: string; readonly line: ImportReportLine };

export function ImportReportDialog() {
  const report = useImportState((state) => state.report);
  const rows = useMemo(() => rowsOf(report?.lines ?? [], report?.problems ?? []), [report]);
  const session = useOptionalSession();
  const earlier = useMemo(() => earlierTexts(session?.store, report?.lines ?? []), [session, report]);
  const close = () => workspace.setState({ dialog: null });
  return (
    <Dialog
      title="Import report"
      size="large"
      onClose={close}
      className="import-report"
      footer={
        <Button kind="primary" onClick={close}>
          Done
        </Button>
      }
    >
      <p className="import-report-summary">{summarise(report?.lines ?? [])}</p>
      {report?.hint && (
        <section className="import-report-hint" aria-label="Files of another tool">
          <p>{report.hint.words}</p>
          <Button
            disabled={!session}
            onClick={() => {
              const { hint } = report;
              close();
              if (session && hint) followHint(session, hint);
            }}
          >
            Import from {report.hint.label}…
          </Button>
        </section>
      )}
      <VirtualList
        label="Files"
        items={rows}
        keyOf={(row) => row.key}
        nameOf={(row) =>
          row.kind === 'group' ? row.title : row.kind === 'line' ? row.line.fileName : 'Problem'
        }
        rowHeight={(row) => (row.kind === 'line' ? 44 : 32)}
        renderRow={(row, focus) =>
          row.kind === 'group' ? (
            <h3 className="import-report-group">
              {row.title} <span>{row.count.toLocaleString('en-GB')}</span>
            </h3>
          ) : row.kind === 'problem' ? (
            <p className="import-report-line import-report-problem">{row.message}</p>
          ) : (
            <Line
              line={row.line}
              earlier={earlier.get(row.line.sourceId ?? '') ?? null}
              focus={focus}
              onReplace={(earlierId) => {
                close();
                if (session) beginNewVersion(session, earlierId, row.line.sourceId ?? undefined);
              }}
              onOpen={(id) => {
                openSource(id);
                close();
              }}
            />
          )
        }
      />
    </Dialog>
  );
}

function Line(props: {
  readonly line: ImportReportLine;
  /** The source whose file has the same name and another text. */
  readonly earlier: Source | null;
  readonly focus: object;
  readonly onOpen: (sourceId: string) => void;
  readonly onReplace: (earlierId: string) => void;
}) {
  const { fileName, message, sourceId, outcome } = props.line;
  const { earlier } = props;
  const words = (
    <>
      <span className="import-report-name">{fileName}</span>
      <span className="import-report-message">
        {message}
        {earlier && ` “${earlier.title}” has the same file name and another text.`}
      </span>
    </>
  );
  const className = `import-report-line import-report-${outcome}`;
  if (sourceId === null) return <div className={className}>{words}</div>;
  const open = (
    <button type="button" className={className} {...props.focus} onClick={() => props.onOpen(sourceId)}>
      {words}
    </button>
  );
  if (!earlier) return open;
  return (
    <div className="import-report-with-action">
      {open}
      <Button onClick={() => props.onReplace(earlier.id)}>Make it the new version…</Button>
    </div>
  );
}

/** For each text that came in new: the present source of the same file name that was there before, if there is just one. */
function earlierTexts(
  store: CorpusStore | undefined,
  lines: readonly ImportReportLine[],
): ReadonlyMap<Id, Source> {
  const found = new Map<Id, Source>();
  if (!store) return found;
  const arrived = new Set(lines.flatMap((line) => (line.outcome === 'new' ? (line.sourceId ?? []) : [])));
  const byName = new Map<string, Source[]>();
  for (const source of store.table('sources').values()) {
    if (source.fileName === null || arrived.has(source.id) || isReplaced(store, source.id)) continue;
    byName.set(source.fileName, [...(byName.get(source.fileName) ?? []), source]);
  }
  for (const id of arrived) {
    const [only, ...more] = byName.get(store.get('sources', id)?.fileName ?? '') ?? [];
    if (only && more.length === 0) found.set(id, only);
  }
  return found;
}

function rowsOf(lines: readonly ImportReportLine[], problems: readonly string[]): Row[] {
  const rows: Row[] = problems.map((message, index) => ({
    kind: 'problem',
    key: `problem-${index}`,
    message,
  }));
  for (const { outcome, title } of groups) {
    const own = lines.filter((line) => line.outcome === outcome);
    if (own.length === 0) continue;
    rows.push({ kind: 'group', key: outcome, title, count: own.length });
    own.forEach((line, index) => {
      rows.push({ kind: 'line', key: `${outcome}-${index}`, line });
    });
  }
  return rows;
}
