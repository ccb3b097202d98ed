// What came of opening texts: a line per file, grouped by outcome, what needs attention first.
import { useMemo } from 'react';
import type { ImportOutcome, ImportReportLine } from '../../shared/raw-texts/plan-text-import.ts';
import { summarise } from '../../shared/raw-texts/plan-text-import.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { openSource } from '../sources/step-source.ts';
import { workspace } from '../workspace/workspace.ts';
import './import-report-dialog.css';
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
              focus={focus}
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
  readonly focus: object;
  readonly onOpen: (sourceId: string) => void;
}) {
  const { fileName, message, sourceId, outcome } = props.line;
  const words = (
    <>
      <span className="import-report-name">{fileName}</span>
      <span className="import-report-message">{message}</span>
    </>
  );
  const className = `import-report-line import-report-${outcome}`;
  if (sourceId === null) return <div className={className}>{words}</div>;
  return (
    <button type="button" className={className} {...props.focus} onClick={() => props.onOpen(sourceId)}>
      {words}
    </button>
  );
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
