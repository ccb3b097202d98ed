// The page: nothing until the catalogue is there, then the frame with its dialogs.
import { useShortcuts } from './actions/use-shortcuts.tsx';
import { Announcer } from './components/announcer.tsx';
import { Button } from './components/button.tsx';
import { EmptyState } from './components/empty-state.tsx';
import { Dialogs } from './dialogs/dialogs.tsx';
import { DropZone } from './import/drop-zone.tsx';
import { FilePickers } from './import/file-pickers.tsx';
import { ImportProgressDialog } from './import/import-progress-dialog.tsx';
import { AppFrame } from './layout/app-frame.tsx';
import { PanelBoundary } from './layout/panel-boundary.tsx';
import { CatalogueProvider, SessionProvider } from './session/use-session.tsx';
import { useAppState } from './start/app-state.ts';

export function App() {
  const phase = useAppState((state) => state.phase);
  const catalogue = useAppState((state) => state.catalogue);
  const session = useAppState((state) => state.session);
  if (phase.kind === 'failed') return <StartFailed message={phase.message} />;
  // One picture instead of several: the first start may still be unpacking the sample.
  if (!catalogue || phase.kind === 'starting')
    return <main aria-busy="true" aria-label="Glossator is starting" />;
  const body = (
    <>
      <AppFrame />
      <PanelBoundary name="The dialog">
        <Dialogs />
      </PanelBoundary>
    </>
  );
  return (
    <CatalogueProvider catalogue={catalogue}>
      {session ? <SessionProvider session={session}>{body}</SessionProvider> : body}
      <ImportProgressDialog />
      <FilePickers />
      <DropZone />
      <Announcer />
      <Shortcuts />
    </CatalogueProvider>
  );
}

function Shortcuts() {
  useShortcuts();
  return null;
}

function StartFailed({ message }: { readonly message: string }) {
  return (
    <main>
      <div role="alert">
        <EmptyState
          title="Glossator could not start"
          words={message}
          actions={<Button onClick={() => location.reload()}>Try again</Button>}
        />
      </div>
    </main>
  );
}
