// Export: which part, in which format, with or without texts and journal.
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../shared/commands/command-context.ts';
import { exporters, findExporter } from '../../shared/export/registry.ts';
import { generator } from '../../shared/native/native-file.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { SelectField } from '../components/select-field.tsx';
import { TickBox } from '../components/tick-box.tsx';
import { systemClock } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { useStoreValue } from '../session/use-session.tsx';
import { sourceSelection } from '../sources/source-selection.ts';
import { messageOf } from '../start/app-state.ts';
import { announce, useWorkspace, workspace } from '../workspace/workspace.ts';
import './export-dialog.css';
import { runExport } from './run-export.ts';

type Scope = 'corpus' | 'selected' | 'open';

export function ExportDialog({ session }: { readonly session: CorpusSession }) {
  const chosen = useStore(sourceSelection, (state) => state.ids);
  // An undo may have taken some away since they were chosen.
  const selected = new Set([...chosen].filter((id) => session.store.get('sources', id)));
  const sourceId = useWorkspace((state) => state.sourceId);
  const count = useStoreValue(['sources'], () => session.store.table('sources').size);
  const [formatId, setFormatId] = useState(exporters[0]?.id ?? '');
  const [scope, setScope] = useState<Scope>(selected.size > 0 ? 'selected' : 'corpus');
  const [withText, setWithText] = useState(true);
  const [withJournal, setWithJournal] = useState(true);
  const [running, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const close = () => {
    abort.current?.abort();
    workspace.setState({ dialog: null });
  };
  const sourceIds =
    scope === 'corpus' ? null : scope === 'selected' ? selected : new Set(sourceId ? [sourceId] : []);
  const write = async () => {
    const exporter = findExporter(formatId);
    if (!exporter) return;
    abort.current = new AbortController();
    setRunning(true);
    setProblem(null);
    try {
      const name = await runExport(
        session,
        exporter,
        {
          withText,
          withJournal,
          sourceIds,
          exportedAt: systemClock.now(),
          generator,
        },
        abort.current.signal,
      );
      if (name === null) return announce('Export cancelled');
      announce(`Exported ${name}`);
      workspace.setState({ dialog: null });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setRunning(false);
    }
  };
  const scopes: { value: Scope; label: string }[] = [
    { value: 'corpus', label: `The whole corpus (${counted(count, 'source')})` },
    ...(selected.size > 0
      ? [{ value: 'selected' as const, label: `Selected sources (${counted(selected.size, 'source')})` }]
      : []),
    ...(sourceId ? [{ value: 'open' as const, label: 'The open source' }] : []),
  ];
  return (
    <Dialog
      title="Export"
      size="small"
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" disabled={running} onClick={() => void write()}>
            Export
          </Button>
        </>
      }
    >
      <div className="export">
        <SelectField
          label="Format"
          value={formatId}
          options={exporters.map((exporter) => ({
            value: exporter.id,
            label: `${exporter.label} (${exporter.extension})`,
          }))}
          onChange={(id) => id && setFormatId(id)}
        />
        <SelectField
          label="Scope"
          value={scope}
          options={scopes}
          onChange={(value) => value && setScope(value)}
        />
        <div className="export-ticks">
          <TickBox
            label="With texts"
            checked={withText}
            onChange={setWithText}
            hint="Without them quotes and hashes stay; a reader needs the same texts."
          />
          <TickBox
            label="With journal"
            checked={withJournal}
            onChange={setWithJournal}
            hint="Who changed what and when. Leave it out to share the result only."
          />
        </div>
        {running && <ProgressBar label="Exporting" value={null} />}
        {problem && (
          <p role="alert" className="field-error">
            {problem}
          </p>
        )}
      </div>
    </Dialog>
  );
}
