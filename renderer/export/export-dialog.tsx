// Export: in which format, which part, with which choices; what would be lost and how it would look, before it is written.
import { useCallback, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { counted } from '../../shared/commands/command-context.ts';
import type { Exporter, ExportOptions } from '../../shared/export/exporter.ts';
import { exporters, findExporter } from '../../shared/export/registry.ts';
import type { Id } from '../../shared/model/ids.ts';
import { generator } from '../../shared/native/native-file.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { SelectField } from '../components/select-field.tsx';
import { systemClock } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { type ExportControl, lossesOf, previewOf } from '../session/export-corpus.ts';
import type { ExportProgress } from '../session/export-messages.ts';
import { useStoreValue } from '../session/use-session.tsx';
import { sourceSelection } from '../sources/source-selection.ts';
import { messageOf, useAppState } from '../start/app-state.ts';
import { announce, useWorkspace, workspace } from '../workspace/workspace.ts';
import './export-dialog.css';
import { type ExportChoices, ExportOptionFields } from './export-options.tsx';
import { ExportPreviewPane } from './export-preview.tsx';
import { LossList } from './loss-list.tsx';
import { progressShare, progressWords } from './progress-words.ts';
import { runExport } from './run-export.ts';
import { useExportTask } from './use-export-task.ts';

type Scope = 'corpus' | 'selected' | 'open';

export function ExportDialog({ session }: { readonly session: CorpusSession }) {
  const asked = useWorkspace((state) => (state.dialog?.kind === 'export' ? state.dialog.format : undefined));
  const selected = useSelectedSources(session);
  const corpusId = useAppState((state) => state.corpusId);
  const [formatId, setFormatId] = useState(asked ?? '');
  const exporter = exporterOf(formatId);
  const [scope, setScope] = useState<Scope>(selected.size > 0 ? 'selected' : 'corpus');
  const [choices, setChoices] = useState<ExportChoices>({ withText: true, withJournal: true, own: {} });
  const [previewing, setPreviewing] = useState(false);
  const [writing, setWriting] = useState<{ readonly progress: ExportProgress | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);
  const previewId = useId();
  const options = useExportOptions(exporter, scope, selected, choices);
  const losses = useExportTask(
    useCallback(
      (control: ExportControl) => lossesOf(session, corpusId ?? '', exporter, options, control),
      [session, corpusId, exporter, options],
    ),
  );
  const look = useCallback(
    (control: ExportControl) => previewOf(session, corpusId ?? '', exporter, options, control),
    [session, corpusId, exporter, options],
  );
  const preview = useExportTask(previewing ? look : null);
  const close = () => {
    abort.current?.abort();
    workspace.setState({ dialog: null });
  };
  const write = async () => {
    const control = new AbortController();
    abort.current = control;
    setWriting({ progress: null });
    setProblem(null);
    try {
      const name = await runExport(
        session,
        exporter,
        { ...options, exportedAt: systemClock.now() },
        { signal: control.signal, onProgress: (progress) => setWriting({ progress }) },
      );
      if (name === null) return announce('Export cancelled');
      announce(`Exported ${name}`);
      workspace.setState({ dialog: null });
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setWriting(null);
    }
  };
  return (
    <Dialog
      title="Export"
      size="wide"
      onClose={close}
      className="export-dialog"
      footer={
        <>
          {writing && (
            <div className="export-progress">
              <p>{progressWords('Writing', writing.progress)}</p>
              <ProgressBar label="Exporting" value={progressShare(writing.progress)} />
            </div>
          )}
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" disabled={writing !== null} onClick={() => void write()}>
            Export
          </Button>
        </>
      }
    >
      <div className="export">
        <div className="export-choices">
          <SelectField
            label="Format"
            value={exporter.id}
            options={exporters.map(({ id, label, extension }) => ({
              value: id,
              label: `${label} (${extension})`,
            }))}
            hint={exporter.summary}
            onChange={(id) => id && setFormatId(id)}
          />
          <ScopeField session={session} selected={selected} scope={scope} onChange={setScope} />
          <ExportOptionFields exporter={exporter} choices={choices} onChange={setChoices} />
          {problem && (
            <p role="alert" className="field-error">
              {problem}
            </p>
          )}
        </div>
        <div className="export-outlook">
          <LossList task={losses} />
          <Button
            kind="quiet"
            className="export-preview-toggle"
            aria-expanded={previewing}
            aria-controls={previewing ? previewId : undefined}
            onClick={() => setPreviewing(!previewing)}
          >
            {previewing ? 'Hide the preview' : 'Show a preview'}
          </Button>
          {previewing && <ExportPreviewPane task={preview} id={previewId} />}
        </div>
      </div>
    </Dialog>
  );
}

/** The format with this id; the first one where none was asked for. */
function exporterOf(id: string): Exporter {
  const exporter = findExporter(id) ?? exporters[0];
  if (!exporter) throw new Error('The registry holds no format');
  return exporter;
}

function ScopeField(props: {
  readonly session: CorpusSession;
  readonly selected: ReadonlySet<Id>;
  readonly scope: Scope;
  readonly onChange: (scope: Scope) => void;
}) {
  const { selected } = props;
  const sourceId = useWorkspace((state) => state.sourceId);
  const count = useStoreValue(['sources'], () => props.session.store.table('sources').size);
  const scopes: { value: Scope; label: string }[] = [
    { value: 'corpus', label: `The whole corpus (${counted(count, 'source')})` },
    ...(selected.size > 0
      ? [{ value: 'selected' as const, label: `Selected sources (${counted(selected.size, 'source')})` }]
      : []),
    ...(sourceId ? [{ value: 'open' as const, label: 'The open source' }] : []),
  ];
  return (
    <SelectField
      label="Scope"
      value={props.scope}
      options={scopes}
      onChange={(value) => value && props.onChange(value)}
    />
  );
}

/** The sources chosen in the list; an undo may have taken some away since. */
function useSelectedSources(session: CorpusSession): ReadonlySet<Id> {
  const chosen = useStore(sourceSelection, (state) => state.ids);
  return useMemo(
    () => new Set([...chosen].filter((id) => session.store.get('sources', id))),
    [session, chosen],
  );
}

/** The same object until something is chosen: what hangs on it is computed once for each choice. */
function useExportOptions(
  exporter: Exporter,
  scope: Scope,
  selected: ReadonlySet<Id>,
  choices: ExportChoices,
): ExportOptions {
  const sourceId = useWorkspace((state) => state.sourceId);
  const { withText, withJournal } = choices;
  const own = choices.own[exporter.id];
  return useMemo(
    () => ({
      withText: withText || !exporter.honours.withText,
      withJournal: withJournal || !exporter.honours.withJournal,
      sourceIds:
        scope === 'corpus' ? null : scope === 'selected' ? selected : new Set(sourceId ? [sourceId] : []),
      exportedAt: systemClock.now(),
      generator,
      format: own ?? {},
    }),
    [exporter, scope, selected, sourceId, withText, withJournal, own],
  );
}
