// The journal: who changed what, when. Undone entries are struck; an entry opens to its changes, from what to what.
import { useEffect, useMemo, useState } from 'react';
import { undoneEntries } from '../../shared/journal/undone-entries.ts';
import type { JournalHead } from '../../shared/model/journal.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { PanelHeader } from '../components/panel-header.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { JournalRow } from './journal-row.tsx';
import './journal-panel.css';
import { useJournal } from './use-journal.ts';

const keyOf = (head: JournalHead) => head.id;
const nameOf = (head: JournalHead) => head.label;
/** A row with its two lines, before it is measured (CSS pixels). */
const rowHeight = 56;

export function JournalPanel() {
  const { heads, complete, problem, more } = useJournal();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const undone = useMemo(() => undoneEntries(heads), [heads]);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <>
      <PanelHeader
        title="Journal"
        note={
          heads[0]
            ? `${heads[0].seq.toLocaleString('en-GB')} ${heads[0].seq === 1 ? 'entry' : 'entries'}`
            : ''
        }
      />
      {problem && (
        <p role="alert" className="inspector-problem">
          {problem}
        </p>
      )}
      {heads.length === 0 ? (
        <EmptyState
          title="Nothing was changed yet"
          words="Every change is kept here: who, when, what, from what to what."
        />
      ) : (
        <VirtualList
          label="Journal entries"
          items={heads}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={rowHeight}
          renderRow={(head, focus, index) => (
            <>
              <JournalRow
                head={head}
                focus={focus}
                undone={undone.has(head.id)}
                open={open.has(head.id)}
                onToggle={() => toggle(head.id)}
              />
              {!complete && index >= heads.length - 10 && <WhenDrawn key={heads.length} run={more} />}
            </>
          )}
        />
      )}
    </>
  );
}

/** Runs once when it comes into the window of drawn rows. */
function WhenDrawn({ run }: { readonly run: () => void }) {
  useEffect(run, [run]);
  return null;
}
