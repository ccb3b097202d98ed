// The dialog that is open, if any: the workspace says which. The question for the analyst's name may stand over it.
import { KeysDialog } from '../actions/keys-dialog.tsx';
import { PaletteDialog } from '../actions/palette-dialog.tsx';
import { BackupsDialog } from '../backup/backups-dialog.tsx';
import { CorporaDialog } from '../corpora/corpora-dialog.tsx';
import { TagAllDialog } from '../entities/tag-all-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { ImportPreviewDialog } from '../import/import-preview-dialog.tsx';
import { ImportReportDialog } from '../import/import-report-dialog.tsx';
import { PasteTextDialog } from '../import/paste-text-dialog.tsx';
import { GoToDialog } from '../marking/go-to-dialog.tsx';
import { useOptionalSession } from '../session/use-session.tsx';
import { AnalystNameDialog } from '../settings/analyst-name-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { NewVersionDialog } from '../versions/new-version-dialog.tsx';
import { useWorkspace } from '../workspace/workspace.ts';

export function Dialogs() {
  const nameAsked = useWorkspace((state) => state.nameAsked);
  return (
    <>
      <OpenDialog />
      {nameAsked && <AnalystNameDialog />}
    </>
  );
}

function OpenDialog() {
  const kind = useWorkspace((state) => state.dialog?.kind);
  const session = useOptionalSession();
  switch (kind) {
    case 'palette':
      return <PaletteDialog />;
    case 'keys':
      return <KeysDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'corpora':
      return <CorporaDialog />;
    case 'backups':
      return <BackupsDialog />;
    case 'import-report':
      return <ImportReportDialog />;
    case 'export':
      return session && <ExportDialog session={session} />;
    case 'import-preview':
      return session && <ImportPreviewDialog session={session} />;
    case 'paste-text':
      return session && <PasteTextDialog session={session} />;
    case 'new-version':
      return session && <NewVersionDialog session={session} />;
    case 'tag-all':
      return session && <TagAllDialog />;
    case 'go-to-line':
    case 'go-to-page':
      return session && <GoToDialog session={session} />;
    default:
      return null;
  }
}
