// Backups on disk: what there is, one now, and restoring one as a corpus of its own.
import { useCallback, useEffect, useState } from 'react';
import { counted } from '../../shared/commands/command-context.ts';
import type { BackupInfo } from '../../shared/host/contract.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useCatalogue, useOptionalSession } from '../session/use-session.tsx';
import { messageOf, useAppState } from '../start/app-state.ts';
import { openCorpus } from '../start/open-corpus.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import './backups-dialog.css';

export function BackupsDialog() {
  const session = useOptionalSession();
  const service = useCatalogue().backups;
  const corpusId = useAppState((state) => state.corpusId);
  const folder = useAppState((state) => state.hello?.backupFolder ?? null);
  const [backups, setBackups] = useState<readonly BackupInfo[] | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => workspace.setState({ dialog: null });
  const list = useCallback(async () => {
    if (!service) throw new Error('Backups need Glossator’s host, which does not answer.');
    setBackups(await service.list());
  }, [service]);
  const attempt = useCallback(async (words: string | null, work: () => Promise<unknown>) => {
    setBusy(words);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(null);
    }
  }, []);
  useEffect(() => void attempt(null, list), [attempt, list]);
  return (
    <Dialog
      title="Backups"
      size="large"
      onClose={close}
      footer={
        <>
          {session && corpusId !== null && session.saveState.get().kind !== 'read-only' && (
            <Button
              disabled={busy !== null}
              onClick={() =>
                void attempt('Backing up', async () => {
                  await service?.backUp(corpusId);
                  announce('Backed up');
                  await list();
                })
              }
            >
              Back up now
            </Button>
          )}
          <Button kind="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <p className="backups-lead">
        Restoring makes a new corpus beside the present ones; nothing is overwritten.
        {folder && (
          <>
            {' '}
            They lie in <code>{folder}</code>.
          </>
        )}
      </p>
      <p role="status" className="backups-busy">
        {busy ? `${busy} …` : ''}
      </p>
      {problem && (
        <p role="alert" className="field-error">
          {problem}
        </p>
      )}
      {backups?.length === 0 && (
        <p className="backups-none">There is no backup yet. One is made soon after each change.</p>
      )}
      <ul aria-label="Backups" className="backups-list">
        {(backups ?? []).map((backup) => (
          <li key={backup.id} className="backups-row" aria-label={`${backup.title}, ${timeOf(backup.at)}`}>
            <span className="backups-words">
              <span>{backup.title}</span>
              <span className="backups-facts">
                {timeOf(backup.at)} · {counted(backup.sourceCount, 'source')} ·{' '}
                {counted(backup.markCount, 'mark')}
              </span>
            </span>
            <Button
              disabled={busy !== null}
              onClick={() =>
                void attempt('Restoring', async () => {
                  const id = await service?.restore(backup);
                  if (!id) return;
                  close();
                  await openCorpus(id);
                  announce(`Restored ${backup.title}`);
                })
              }
            >
              Restore
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function timeOf(timestamp: string): string {
  return new Date(timestamp).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
