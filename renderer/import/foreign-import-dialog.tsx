// Import from another tool: which files, in which format, read how; and beside it what would come in.
import { FileInput, FolderInput } from 'lucide-react';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { findImporter, importers } from '../../shared/import/registry.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { SelectField } from '../components/select-field.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import {
  chooseForeignFormat,
  chooseForeignOption,
  closeForeignReader,
  commitForeignImport,
  takeForeignFiles,
} from './foreign-import.ts';
import './foreign-import-dialog.css';
import { type ForeignImport, type ForeignStage, useImportState } from './import-state.ts';
import { openedFile } from './opened-file.ts';
import { PlacementOutlook } from './placement-outlook.tsx';
import { dismissImport } from './preview-native-file.ts';

export function ForeignImportDialog({ session }: { readonly session: CorpusSession }) {
  const foreign = useImportState((state) => state.foreign);
  const pending = useImportState((state) => state.pending);
  const isStoring = useImportState((state) => state.progress !== null);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const pickers = useMemo(() => ({ files, folder }), []);
  useEffect(() => closeForeignReader, []);
  if (!foreign) return null;
  const { stage } = foreign;
  const canImport = stage.kind === 'placed' && pending?.preview?.changeSet;
  return (
    <Dialog
      title={foreign.files.length === 0 ? 'Import from another tool' : 'Import preview'}
      size="wide"
      firm
      onClose={dismissImport}
      className="foreign-dialog"
      footer={
        <>
          <Button onClick={dismissImport}>Cancel</Button>
          <Button
            kind="primary"
            disabled={!canImport || isStoring}
            onClick={() => void commitForeignImport(session)}
          >
            Import
          </Button>
        </>
      }
    >
      <div className="foreign">
        <div className="foreign-choices">
          <Files foreign={foreign} pickers={pickers} />
          <FormatFields session={session} foreign={foreign} />
        </div>
        <div className="foreign-outlook" aria-busy={stage.kind === 'busy'}>
          {stage.kind === 'placed' && pending ? (
            <PlacementOutlook session={session} pending={pending} report={stage.report} />
          ) : (
            <Stage stage={stage} />
          )}
        </div>
        {/* Last, so that the first control that can be seen has the focus. */}
        <HiddenInputs session={session} pickers={pickers} />
      </div>
    </Dialog>
  );
}

/** File names shown; the rest is counted. */
const namesShown = 4;

/** The system's dialogs for files and for a folder, behind the buttons. */
interface Pickers {
  readonly files: RefObject<HTMLInputElement | null>;
  readonly folder: RefObject<HTMLInputElement | null>;
}

function HiddenInputs({ session, pickers }: { readonly session: CorpusSession; readonly pickers: Pickers }) {
  useEffect(() => {
    // React has no property for it.
    pickers.folder.current?.setAttribute('webkitdirectory', '');
  }, [pickers]);
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].map((file) =>
      openedFile(file, file.webkitRelativePath || file.name),
    );
    input.value = '';
    void takeForeignFiles(session, chosen);
  };
  return (
    <div hidden>
      <input
        ref={pickers.files}
        type="file"
        multiple
        aria-label="Files to import"
        onChange={(event) => take(event.currentTarget)}
      />
      <input
        ref={pickers.folder}
        type="file"
        multiple
        aria-label="Folder to import"
        onChange={(event) => take(event.currentTarget)}
      />
    </div>
  );
}

function Files({ foreign, pickers }: { readonly foreign: ForeignImport; readonly pickers: Pickers }) {
  const { files } = foreign;
  return (
    <section aria-label="Files">
      <h3 className="field-label">Files</h3>
      {files.length > 0 ? (
        <ul className="foreign-files">
          {files.slice(0, namesShown).map((name) => (
            <li key={name} title={name}>
              {name}
            </li>
          ))}
          {files.length > namesShown && (
            <li className="foreign-quiet">{(files.length - namesShown).toLocaleString('en-GB')} more</li>
          )}
        </ul>
      ) : (
        <p className="foreign-quiet">What the other program exported: files, a zip of them, or a folder.</p>
      )}
      <div className="foreign-buttons">
        <Button icon={<FileInput size={14} />} onClick={() => pickers.files.current?.click()}>
          {files.length > 0 ? 'Other files…' : 'Choose files…'}
        </Button>
        <Button icon={<FolderInput size={14} />} onClick={() => pickers.folder.current?.click()}>
          {files.length > 0 ? 'Other folder…' : 'Choose a folder…'}
        </Button>
      </div>
    </section>
  );
}

function FormatFields({
  session,
  foreign,
}: {
  readonly session: CorpusSession;
  readonly foreign: ForeignImport;
}) {
  const { format, recognised, own } = foreign;
  const importer = format === null ? undefined : findImporter(format);
  const likely = recognised[0]?.id;
  const isLikely = importer !== undefined && importer.id === likely;
  return (
    <>
      <SelectField
        label="Format"
        value={format}
        unsetLabel={foreign.files.length === 0 ? 'As it is recognised' : 'Not recognised'}
        options={importers.map(({ id, label }) => ({ value: id, label }))}
        {...(importer && { hint: isLikely ? `Recognised. ${importer.summary}` : importer.summary })}
        onChange={(id) => id && chooseForeignFormat(session, id)}
      />
      {importer?.options.map((option) => (
        <SelectField
          key={`${importer.id} ${option.id}`}
          label={option.label}
          hint={option.hint}
          value={own[importer.id]?.[option.id] ?? option.choices[0]?.value ?? null}
          options={option.choices}
          onChange={(value) => value && chooseForeignOption(session, option.id, value)}
        />
      ))}
    </>
  );
}

function Stage({ stage }: { readonly stage: ForeignStage }) {
  if (stage.kind === 'busy')
    return (
      <div className="foreign-busy">
        <p className="foreign-quiet">{stage.words}…</p>
        <ProgressBar label={stage.words} value={stage.share} />
      </div>
    );
  if (stage.kind === 'failed')
    return (
      <p role="alert" className="foreign-failed">
        {stage.message}
      </p>
    );
  if (stage.kind === 'empty')
    return (
      <>
        <h3 className="import-preview-heading">What can be read</h3>
        <dl className="foreign-formats">
          {importers.map(({ id, label, summary }) => (
            <div key={id}>
              <dt>{label}</dt>
              <dd>{summary}</dd>
            </div>
          ))}
        </dl>
        <p className="foreign-quiet">
          Before anything is stored you see what would come in and what would not. Marks find their sources
          here by text, name or quotes, or bring their texts along.
        </p>
      </>
    );
  return null;
}
