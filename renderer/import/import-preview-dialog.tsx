// What a corpus file would do here: counts, what is refused and why, conflicts field by field. All comes in, or nothing.

import type { ImportPreview } from '../../shared/native/import-preview.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { ConflictList } from './conflict-list.tsx';
import './import-preview-dialog.css';
import { ForeignImportDialog } from './foreign-import-dialog.tsx';
import { ImportCountsTable, ImportProblems, RecordNames } from './import-preview-parts.tsx';
import { useImportState } from './import-state.ts';
import { nothingNew } from './placement-words.ts';
import { commitImport, dismissImport } from './preview-native-file.ts';

export function ImportPreviewDialog({ session }: { readonly session: CorpusSession }) {
  const pending = useImportState((state) => state.pending);
  const isForeign = useImportState((state) => state.foreign !== null);
  const busy = useImportState((state) => state.progress !== null);
  if (isForeign) return <ForeignImportDialog session={session} />;
  if (!pending) return null;
  const { preview, problems, fileName } = pending;
  const refused = [
    ...problems.filter((problem) => problem.severity === 'error'),
    ...(preview?.refused ?? []),
  ];
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  return (
    <Dialog
      title="Import preview"
      size="wide"
      firm
      onClose={dismissImport}
      footer={
        <>
          <Button onClick={dismissImport}>{preview?.changeSet ? 'Cancel' : 'Close'}</Button>
          {preview?.changeSet && (
            <Button kind="primary" disabled={busy} onClick={() => void commitImport(session)}>
              Import
            </Button>
          )}
        </>
      }
    >
      <div className="import-preview">
        <p className="import-preview-lead">{lead(fileName, preview, refused.length)}</p>
        <ImportProblems title="Refused" problems={refused} kind="error" />
        {preview && refused.length === 0 && <ImportCountsTable preview={preview} />}
        {preview && refused.length === 0 && preview.conflicts.length > 0 && (
          <ConflictList session={session} preview={preview} />
        )}
        {preview && preview.stayDeleted.length > 0 && (
          <RecordNames title="Stay deleted here" names={preview.stayDeleted.map((record) => record.name)} />
        )}
        {preview && preview.keptAlive.length > 0 && (
          <RecordNames
            title="Deleted in the file, kept here because they are newer or needed"
            names={preview.keptAlive.map((record) => record.name)}
          />
        )}
        <ImportProblems title="Warnings" problems={warnings} kind="warning" />
      </div>
    </Dialog>
  );
}

function lead(fileName: string, preview: ImportPreview | null, refused: number): string {
  if (refused > 0 || !preview) return `${fileName} cannot come in. Nothing was changed.`;
  if (!preview.changeSet) return nothingNew(fileName, preview.conflicts.length);
  if (preview.intoEmpty) return `${fileName} comes into this empty corpus as it is.`;
  return `${fileName} comes into this corpus. Everything below happens together, and one undo takes it back.`;
}
