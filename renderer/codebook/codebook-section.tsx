// One table of the codebook: its entries with colour, number key and uses; one opens to be edited.
import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { countUses } from '../../shared/codebook/count-uses.ts';
import type { CodebookTable } from '../../shared/commands/codebook.ts';
import { addCodebookEntry } from '../../shared/commands/codebook.ts';
import type { Id } from '../../shared/model/ids.ts';
import { ColourSwatch } from '../components/colour-swatch.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { runCommand } from '../session/run-command.ts';
import { useVersionAfterPaint } from '../session/use-after-paint.ts';
import { useReadOnly, useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour, markPalette } from '../theme/mark-palette.ts';
import { CodebookEntryForm } from './codebook-entry-form.tsx';

export function CodebookSection(props: {
  readonly table: CodebookTable;
  readonly title: string;
  readonly noun: string;
}) {
  const session = useSession();
  const { store } = session;
  const { table } = props;
  const readOnly = useReadOnly(session);
  const [open, setOpen] = useState<Id | null>(null);
  useTableVersion(table);
  const version = useVersionAfterPaint('annotations', 'entities', 'links');
  const uses = useMemo(() => {
    void version;
    return countUses(store, table);
  }, [store, table, version]);
  const entries = codebookInOrder(store, table);
  const add = async () => {
    let id: Id | null = null;
    const taken = new Set(entries.map((entry) => entry.colour));
    const keys = new Set(entries.map((entry) => entry.key));
    const free = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((key) => !keys.has(key)) ?? null;
    await runCommand(session, (context) => {
      const made = addCodebookEntry(context, table, {
        name: `New ${props.noun}`,
        colour: (markPalette.find((colour) => !taken.has(colour.hex)) ?? markPalette[0])?.hex ?? '#777777',
        key: table === 'tags' ? free : null,
        description: '',
        parentId: null,
      });
      id = made.id;
      return made.changeSet;
    });
    setOpen(id);
  };
  return (
    <section aria-label={props.title} className="codebook-section">
      <header className="codebook-head">
        <h2>{props.title}</h2>
        <span className="panel-gap" />
        <IconButton label={`Add ${props.noun}`} icon={Plus} disabled={readOnly} onClick={() => void add()} />
      </header>
      {entries.length === 0 && <p className="codebook-none">None yet.</p>}
      <ul aria-label={props.title}>
        {entries.map((entry) => (
          <li key={entry.id} className="codebook-entry" data-open={open === entry.id}>
            <button
              type="button"
              className="codebook-row"
              aria-expanded={open === entry.id}
              onClick={() => setOpen(open === entry.id ? null : entry.id)}
            >
              <ColourSwatch colour={markColour(entry.colour)} />
              <span className="codebook-name" dir="auto">
                {entry.name}
                {entry.parentId !== null && (
                  <span className="codebook-parent"> in {store.get(table, entry.parentId)?.name}</span>
                )}
                {entry.description && <span className="codebook-description">{entry.description}</span>}
              </span>
              {entry.key !== null && <KeyCap name={String(entry.key)} />}
              <span className="codebook-uses">
                {(uses.get(entry.id) ?? 0).toLocaleString('en-GB')}
                <span className="visually-hidden"> {uses.get(entry.id) === 1 ? 'use' : 'uses'}</span>
              </span>
            </button>
            {open === entry.id && (
              <CodebookEntryForm
                table={table}
                entry={entry}
                others={entries.filter((other) => other.id !== entry.id)}
                uses={uses.get(entry.id) ?? 0}
                readOnly={readOnly}
                onDeleted={() => setOpen(null)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
