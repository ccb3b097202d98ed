// One entry of the journal; open, it reads its changes from the database.
import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { JournalEntry, JournalHead } from '../../shared/model/journal.ts';
import type { RowFocusProps } from '../components/virtual-list.tsx';
import { useSession } from '../session/use-session.tsx';
import { EntryChanges } from './entry-changes.tsx';
import { analystName, momentWording } from './who-and-when.ts';

export function JournalRow(props: {
  readonly head: JournalHead;
  readonly focus: RowFocusProps;
  readonly undone: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
}) {
  const session = useSession();
  const { head, undone, open } = props;
  const notes = [
    undone ? 'undone' : '',
    head.imported ? 'imported' : '',
    head.changeCount > 1 ? `${head.changeCount.toLocaleString('en-GB')} changes` : '',
  ].filter(Boolean);
  return (
    <div className="journal-row" data-undone={undone}>
      <button
        {...props.focus}
        type="button"
        className="journal-head"
        aria-expanded={open}
        onClick={props.onToggle}
      >
        <ChevronRight size={14} aria-hidden="true" />
        <span className="journal-words">
          <span className="journal-label" dir="auto">
            {head.label}
          </span>
          <span className="journal-quiet">
            {analystName(session.store, head.by)} · {momentWording(head.at)}
            {notes.length > 0 && ` · ${notes.join(' · ')}`}
          </span>
          {head.reason && <span className="journal-reason">Reason: {head.reason}</span>}
        </span>
      </button>
      {open && <JournalChanges seq={head.seq} />}
    </div>
  );
}

function JournalChanges({ seq }: { readonly seq: number }) {
  const session = useSession();
  const [entry, setEntry] = useState<JournalEntry | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let cancelled = false;
    session.journalEntry(seq).then(
      (found) => {
        if (cancelled) return;
        if (found) setEntry(found);
        else setProblem('This entry is not there any more.');
      },
      (error: unknown) => !cancelled && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      cancelled = true;
    };
  }, [session, seq]);
  return (
    <div className="journal-changes">
      {problem && <p role="alert">{problem}</p>}
      {entry && <EntryChanges changes={entry.changes} withSubject />}
    </div>
  );
}
