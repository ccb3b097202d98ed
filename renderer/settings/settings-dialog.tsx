// Who works here, how the text looks, what holds for the corpus, where backups go. Every change counts at once.
import { useState } from 'react';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Segmented } from '../components/segmented.tsx';
import { TextField } from '../components/text-field.tsx';
import { useCatalogue, useObservable } from '../session/use-session.tsx';
import { appState, messageOf, useAppState } from '../start/app-state.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { CorpusSettings } from './corpus-settings.tsx';
import { setAnalystName } from './ensure-analyst.ts';
import {
  changeReadingSize,
  defaultReadingSize,
  largestReadingSize,
  smallestReadingSize,
} from './reading-size.ts';
import './settings-dialog.css';

export function SettingsDialog() {
  const catalogue = useCatalogue();
  const settings = useObservable(catalogue.settings);
  const session = useAppState((state) => state.session);
  const close = () => workspace.setState({ dialog: null });
  return (
    <Dialog
      title="Settings"
      size="medium"
      onClose={close}
      footer={
        <Button kind="primary" onClick={close}>
          Done
        </Button>
      }
    >
      <div className="settings">
        <TextField
          label="Analyst’s name"
          value={settings.analyst?.name ?? ''}
          placeholder="Asked at the first mark"
          hint="Signs every mark and change from now on."
          onCommit={(name) => {
            if (name.trim() !== '') void setAnalystName(name.trim());
          }}
        />
        <Segmented
          label="Theme"
          value={settings.theme}
          options={[
            { value: 'system', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
          onChange={(theme) => theme && void catalogue.changeSettings({ theme })}
        />
        <Segmented
          label="Reading face"
          value={settings.readingFace}
          options={[
            { value: 'serif', label: 'Serif' },
            { value: 'sans', label: 'Sans' },
          ]}
          onChange={(readingFace) => readingFace && void catalogue.changeSettings({ readingFace })}
        />
        <div className="settings-size">
          <label htmlFor="reading-size" className="field-label">
            Reading size: {settings.readingSize} px
          </label>
          <div className="settings-size-row">
            <input
              id="reading-size"
              type="range"
              min={smallestReadingSize}
              max={largestReadingSize}
              value={settings.readingSize}
              onChange={(event) => {
                const size = event.currentTarget.valueAsNumber;
                void changeReadingSize(() => size);
              }}
            />
            <Button
              kind="quiet"
              disabled={settings.readingSize === defaultReadingSize}
              onClick={() => void changeReadingSize(() => defaultReadingSize)}
            >
              Reset
            </Button>
          </div>
          <p className="settings-sample" lang="en">
            The minister said on Monday that nobody had been warned.
          </p>
        </div>
        <div>
          <p className="field-label">Keys</p>
          <Button onClick={() => performById('keys')}>List and change keys…</Button>
        </div>
        {session && <CorpusSettings session={session} />}
        <BackupFolder />
      </div>
    </Dialog>
  );
}

function BackupFolder() {
  const hello = useAppState((state) => state.hello);
  const [problem, setProblem] = useState<string | null>(null);
  if (!hello) return <p className="field-hint">Backups need Glossator’s host, which does not answer.</p>;
  const move = async (folder: string) => {
    const { host } = appState.getState();
    if (!host || folder.trim() === '') return;
    try {
      const moved = await host.client.setBackupFolder({ folder: folder.trim() });
      appState.setState({ hello: { ...hello, backupFolder: moved.folder } });
      setProblem(null);
      announce('Backup folder changed');
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const choose = async () => {
    const { host } = appState.getState();
    const chosen = await host?.client.chooseFolder({ title: 'Folder for backups' });
    if (chosen?.folder) await move(chosen.folder);
  };
  return (
    <div className="settings-backup">
      <TextField
        label="Backup folder"
        value={hello.backupFolder}
        hint="Backups are made by themselves while you work. They are not encrypted."
        error={problem}
        dir="ltr"
        onCommit={(folder) => void move(folder)}
      />
      <div className="settings-backup-buttons">
        {hello.shell === 'electron' && <Button onClick={() => void choose()}>Choose…</Button>}
        <Button onClick={() => performById('backups')}>Backups…</Button>
      </div>
    </div>
  );
}
