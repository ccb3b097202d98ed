// Deleting a corpus is the one thing that no undo brings back: its title must be typed.
import { useState } from 'react';
import { counted } from '../../shared/commands/command-context.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import type { CorpusListing } from '../session/catalogue.ts';
import { useCatalogue } from '../session/use-session.tsx';
import { appState, messageOf } from '../start/app-state.ts';
import { closeCorpus } from '../start/open-corpus.ts';
import { announce } from '../workspace/workspace.ts';

export function DeleteCorpusDialog(props: { readonly corpus: CorpusListing; readonly onClose: () => void }) {
  const { corpus, onClose } = props;
  const catalogue = useCatalogue();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const remove = async () => {
    try {
      const { corpusId, session } = appState.getState();
      if (corpusId === corpus.id) {
        // Asked before it is closed here: closing takes this dialog with it.
        if (session?.saveState.get().kind === 'read-only')
          throw new Error('Another window holds this corpus. Close it there first.');
        if (!(await closeCorpus())) return;
      }
      await catalogue.remove(corpus.id);
      announce(`Deleted the corpus ${corpus.title}`);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };
  const contents = `${counted(corpus.sourceCount, 'source')} and ${counted(corpus.markCount, 'mark')}`;
  return (
    <Dialog
      title={`Delete ${corpus.title}?`}
      size="small"
      firm
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="danger" disabled={typed.trim() !== corpus.title.trim()} onClick={() => void remove()}>
            Delete for good
          </Button>
        </>
      }
    >
      <p className="corpora-warning">
        {contents} go with it, and undo does not bring them back. Backups on disk stay.
      </p>
      <TextField
        label={`Type “${corpus.title}” to delete it`}
        value={typed}
        onChange={setTyped}
        autoFocus
        error={problem}
      />
    </Dialog>
  );
}
