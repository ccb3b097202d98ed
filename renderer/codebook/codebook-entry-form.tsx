// Editing one entry: name, colour, number key, description, parent; deleting it, with what that does to its uses.
import { useEffect, useRef } from 'react';
import type { CodebookTable } from '../../shared/commands/codebook.ts';
import { deleteCodebookEntry, editCodebookEntry } from '../../shared/commands/codebook.ts';
import type { CodebookEntry } from '../../shared/model/codebook.ts';
import { Button } from '../components/button.tsx';
import { ColourPicker } from '../components/colour-picker.tsx';
import { SelectField } from '../components/select-field.tsx';
import { DraftField } from '../inspector/draft-field.tsx';
import { FormSection } from '../inspector/form-section.tsx';
import { runCommand, runCorpusCommand } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';

const keyOptions = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((value) => ({ value, label: value }));
const hexColour = /^#[0-9a-f]{6}$/i;

export function CodebookEntryForm(props: {
  readonly table: CodebookTable;
  readonly entry: CodebookEntry;
  readonly others: readonly CodebookEntry[];
  readonly uses: number;
  readonly readOnly: boolean;
  readonly onDeleted: () => void;
}) {
  const session = useSession();
  const { table, entry, uses } = props;
  const name = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  useEffect(() => {
    name.current?.focus();
    name.current?.select();
  }, []);
  const edit = (patch: Partial<Omit<CodebookEntry, 'id'>>) =>
    void runCommand(session, (context) => editCodebookEntry(context, table, entry.id, patch));
  const remove = async () => {
    const done = await runCorpusCommand(session, (context) => deleteCodebookEntry(context, table, entry.id));
    if (done !== null) props.onDeleted();
  };
  const inUse = table !== 'tags' && uses > 0;
  return (
    <fieldset disabled={props.readOnly} className="form-fields codebook-form">
      <DraftField
        label="Name"
        inputRef={name}
        value={entry.name}
        onKeep={(next) => next.trim() !== '' && edit({ name: next.trim() })}
      />
      <FormSection label="Colour">
        <div className="codebook-colours">
          <ColourPicker label="Palette" value={entry.colour} onChange={(colour) => edit({ colour })} />
          <label className="codebook-custom">
            <span>Custom</span>
            <input
              type="color"
              value={hexColour.test(entry.colour) ? entry.colour : '#777777'}
              onChange={(event) => edit({ colour: event.currentTarget.value })}
            />
          </label>
        </div>
      </FormSection>
      <div className="codebook-pair">
        {table === 'tags' && (
          <SelectField
            label="Number key"
            unsetLabel="None"
            value={entry.key === null ? null : String(entry.key)}
            options={keyOptions}
            onChange={(key) => edit({ key: key === null ? null : Number(key) })}
          />
        )}
        <SelectField
          label="Parent"
          unsetLabel="None"
          value={entry.parentId}
          options={possibleParents(entry, props.others).map((other) => ({
            value: other.id,
            label: other.name,
          }))}
          onChange={(parentId) => edit({ parentId })}
        />
      </div>
      <DraftField
        label="Description"
        multiline
        value={entry.description}
        onKeep={(description) => edit({ description })}
      />
      <div className="codebook-delete">
        <span className="form-hint">
          {inUse
            ? `In use ${uses.toLocaleString('en-GB')} times: change those first.`
            : uses > 0
              ? `Deleting takes it off ${uses.toLocaleString('en-GB')} marks.`
              : 'Not used.'}
        </span>
        <Button kind="danger" disabled={inUse} onClick={() => void remove()}>
          Delete
        </Button>
      </div>
    </fieldset>
  );
}

/** Entries that are not below this one: a parent below its child would be a circle. */
function possibleParents(entry: CodebookEntry, others: readonly CodebookEntry[]): CodebookEntry[] {
  const byId = new Map(others.map((other) => [other.id, other]));
  return others.filter((other) => {
    const seen = new Set<string>();
    for (let at: CodebookEntry | undefined = other; at && !seen.has(at.id); ) {
      if (at.parentId === entry.id) return false;
      seen.add(at.id);
      at = byId.get(at.parentId ?? '');
    }
    return true;
  });
}
