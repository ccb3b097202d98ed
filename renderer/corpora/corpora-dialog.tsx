// Every corpus of this profile: open, make, rename, close, delete. Deleting asks with the corpus's own numbers.
import { Pencil, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { counted } from '../../shared/commands/command-context.ts';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { TextField } from '../components/text-field.tsx';
import type { CorpusListing } from '../session/catalogue.ts';
import { useCatalogue, useObservable } from '../session/use-session.tsx';
import { messageOf, useAppState } from '../start/app-state.ts';
import { createCorpus, openCorpus } from '../start/open-corpus.ts';
import { openSampleCorpus } from '../start/sample-corpus.ts';
import { workspace } from '../workspace/workspace.ts';
import './corpora-dialog.css';
import { DeleteCorpusDialog } from './delete-corpus-dialog.tsx';

export function CorporaDialog() {
  const catalogue = useCatalogue();
  const corpora = useObservable(catalogue.corpora);
  const corpusId = useAppState((state) => state.corpusId);
  const [title, setTitle] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [deleting, setDeleting] = useState<CorpusListing | null>(null);
  const close = () => workspace.setState({ dialog: null });
  /** The pencil that was pressed last. */
  const pencil = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The field had the focus, and is gone.
    if (renaming === null && document.activeElement === document.body) pencil.current?.focus();
  }, [renaming]);
  const busy = useRef(false);
  const attempt = async (work: () => Promise<unknown>) => {
    // The second half of a double click must not do it twice.
    if (busy.current) return;
    busy.current = true;
    try {
      await work();
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      busy.current = false;
    }
  };
  /** Whether another corpus has the title, which is then said: the command line finds a corpus by it. */
  const refuseTaken = (name: string, own: string | null) => {
    const taken = corpora.some((corpus) => corpus.title === name && corpus.id !== own);
    if (taken) setProblem(`There is a corpus “${name}” already; give this one another title.`);
    return taken;
  };
  const make = () => {
    const name = title.trim();
    if (name === '' || refuseTaken(name, null)) return;
    void attempt(async () => {
      if (await createCorpus(name)) close();
    });
  };
  return (
    <Dialog title="Corpora" size="large" onClose={close}>
      <form
        className="corpora-new"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <TextField label="Title of a new corpus" value={title} onChange={setTitle} error={problem} />
        <Button type="submit" kind="primary" disabled={title.trim() === ''}>
          Make corpus
        </Button>
      </form>
      <ul aria-label="Corpora" className="corpora-list">
        {corpora.map((corpus) => (
          <li key={corpus.id} className="corpora-row" aria-label={corpus.title}>
            {renaming === corpus.id ? (
              <TextField
                label={`New title of ${corpus.title}`}
                labelHidden
                value={corpus.title}
                autoFocus
                onCommit={(typed) => {
                  const name = typed.trim();
                  if (name === '' || refuseTaken(name, corpus.id)) return;
                  void attempt(() => catalogue.rename(corpus.id, name));
                }}
                onBlur={() => setRenaming(null)}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter'))
                    return;
                  // Not also a press of the pencil, which has the focus next.
                  event.preventDefault();
                  // Escape drops what was typed; leaving the field keeps it.
                  if (event.key === 'Escape') setRenaming(null);
                  else event.currentTarget.blur();
                }}
              />
            ) : (
              <button
                type="button"
                className="corpora-open"
                aria-current={corpus.id === corpusId ? 'true' : undefined}
                onClick={() =>
                  void attempt(async () => {
                    close();
                    await openCorpus(corpus.id);
                  })
                }
              >
                <span className="corpora-title">{corpus.title}</span>
                <span className="corpora-facts">
                  {corpus.id === corpusId ? 'Open · ' : ''}
                  {counted(corpus.sourceCount, 'source')} · {counted(corpus.markCount, 'mark')} · opened{' '}
                  {dateOf(corpus.openedAt)}
                </span>
              </button>
            )}
            <IconButton
              label={`Rename ${corpus.title}`}
              icon={Pencil}
              onClick={(event) => {
                pencil.current = event.currentTarget;
                setRenaming(corpus.id);
              }}
            />
            <IconButton label={`Delete ${corpus.title}`} icon={Trash2} onClick={() => setDeleting(corpus)} />
          </li>
        ))}
      </ul>
      <div className="corpora-more">
        {corpusId !== null && <Button onClick={() => performById('close-corpus')}>Close this corpus</Button>}
        <Button onClick={() => performById('backups')}>Restore a backup…</Button>
        <Button
          onClick={() =>
            void attempt(async () => {
              if (await openSampleCorpus(catalogue)) close();
            })
          }
        >
          Open the sample corpus anew
        </Button>
      </div>
      {deleting && <DeleteCorpusDialog corpus={deleting} onClose={() => setDeleting(null)} />}
    </Dialog>
  );
}

function dateOf(timestamp: string): string {
  return new Date(timestamp).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
