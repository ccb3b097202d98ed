// The history of one mark: who changed what, when, from what to what. Read when it is opened.
import { ChevronRight } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { JournalEntry } from '../../shared/model/journal.ts';
import { EntryChanges } from '../journal/entry-changes.tsx';
import { analystName, momentWording } from '../journal/who-and-when.ts';
import { useSession } from '../session/use-session.tsx';
import './mark-history.css';

export function MarkHistory({ mark }: { readonly mark: Annotation }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [entries, setEntries] = useState<readonly JournalEntry[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (!open) return;
    let cancelled = false;
    session.historyOf('annotations', mark.id).then(
      (found) => !cancelled && setEntries(found),
      (error: unknown) => !cancelled && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      cancelled = true;
    };
  }, [open, session, mark]);
  return (
    <section className="mark-history" aria-label="History of this mark">
      <button type="button" className="disclosure" aria-expanded={open} onClick={() => setOpen(!open)}>
        <ChevronRight size={14} aria-hidden="true" />
        History
        <span className="disclosure-note">
          changed {momentWording(mark.updatedAt)} by {analystName(session.store, mark.updatedBy)}
        </span>
      </button>
      {open && problem && <p role="alert">{problem}</p>}
      {open && entries && (
        <ol className="history-entries">
          {entries.map((entry) => (
            <li key={entry.id} className="history-entry">
              <p className="history-head">
                {entry.label}
                <span className="history-quiet">
                  {analystName(session.store, entry.by)}, {momentWording(entry.at)}
                </span>
              </p>
              {entry.reason && <p className="history-reason">Reason: {entry.reason}</p>}
              <EntryChanges changes={entry.changes} withSubject={false} />
            </li>
          ))}
          {entries.length === 0 && <li className="history-quiet">Nothing is recorded yet.</li>}
        </ol>
      )}
    </section>
  );
}
