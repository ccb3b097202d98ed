// Import from another tool: which files, in which format, read how; and beside it what would come in.
import { FileInput, FolderInput } from 'lucide-react';
import { useEffect, useRef } from 'react';
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
  useEffect(() => closeForeignReader, []);
  if (!foreign) return null;
  const { stage, files } = foreign;
  const canImport = stage.kind === 'placed' && pending?.preview?.changeSet;
  return (
    <Dialog
      title={files.length === 0 ? 'Import from another tool' : 'Import preview'}
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
          <Files session={session} foreign={foreign} />
          <FormatFields session={session} foreign={foreign} />
        </div>
        <div className="foreign-outlook" aria-busy={stage.kind === 'busy'}>
          {stage.kind === 'placed' && pending ? (
            <PlacementOutlook session={session} pending={pending} report={stage.report} />
          ) : (
            <Stage stage={stage} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** File names shown; the rest is counted. */
const namesShown = 4;

function Files({ session, foreign }: { readonly session: CorpusSession; readonly foreign: ForeignImport }) {
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // React has no property for it.
    folderInput.current?.setAttribute('webkitdirectory', '');
  }, []);
  const take = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].map((file) =>
      openedFile(file, file.webkitRelativePath || file.name),
    );
    input.value = '';
    void takeForeignFiles(session, chosen);
  };
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
        <Button icon={<FileInput size={14} />} onClick={() => fileInput.current?.click()}>
          {files.length > 0 ? 'Other files…' : 'Choose files…'}
        </Button>
        <Button icon={<FolderInput size={14} />} onClick={() => folderInput.current?.click()}>
          {files.length > 0 ? 'Other folder…' : 'Choose a folder…'}
        </Button>
      </div>
      <div hidden>
        <input
          ref={fileInput}
          type="file"
          multiple
          aria-label="Files to import"
          onChange={(event) => take(event.currentTarget)}
        />
        <input
          ref={folderInput}
          type="file"
          multiple
          aria-label="Folder to import"
          onChange={(event) => take(event.currentTarget)}
        />
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
  const label = (id: string, name: string) => (id === likely ? `${name} (recognised)` : name);
  return (
    <>
      <SelectField
        label="Format"
        value={format}
        unsetLabel={foreign.files.length === 0 ? 'As it is recognised' : 'Not recognised'}
        options={importers.map(({ id, label: name }) => ({ value: id, label: label(id, name) }))}
        {...(importer && { hint: importer.summary })}
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
