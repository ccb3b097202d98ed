// A text from the clipboard as a source: exactly as pasted, under a title.
import { useRef, useState } from 'react';
import { addition } from '../../shared/commands/command-context.ts';
import { KnownTexts, makeSource, planTextImport } from '../../shared/raw-texts/plan-text-import.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { PastedTextField } from '../components/pasted-text-field.tsx';
import { TextField } from '../components/text-field.tsx';
import { commandContext } from '../session/command-context.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { openSource } from '../sources/step-source.ts';
import { messageOf } from '../start/app-state.ts';
import { focusText } from '../workspace/reveal.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import './paste-text-dialog.css';
import { sha256Of } from './sha256.ts';

export function PasteTextDialog({ session }: { readonly session: CorpusSession }) {
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const close = () => workspace.setState({ dialog: null });
  const busy = useRef(false);
  const add = async () => {
    // The second half of a double click must not add it twice.
    if (busy.current) return;
    busy.current = true;
    try {
      const refusal = await addPastedText(session, title.trim(), text);
      if (refusal !== null) return setProblem(refusal);
      close();
      focusText();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      busy.current = false;
    }
  };
  return (
    <Dialog
      title="Paste a text"
      size="large"
      firm
      onClose={close}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button kind="primary" disabled={text === ''} onClick={() => void add()}>
            Add as source
          </Button>
        </>
      }
    >
      <div className="paste-text">
        <TextField
          label="Title"
          value={title}
          onChange={setTitle}
          placeholder="The first line, if left empty"
        />
        <PastedTextField
          label="Text"
          value={text}
          onChange={(value) => {
            setText(value);
            setProblem(null);
          }}
          autoFocus
          error={problem}
        />
      </div>
    </Dialog>
  );
}

/** Null when it was added, else why not. */
async function addPastedText(session: CorpusSession, title: string, text: string): Promise<string | null> {
  await session.whenComplete();
  const sha256 = await sha256Of(text);
  const sources = [...session.store.table('sources').values()];
  const decoded = { text, encoding: 'utf-8', replaced: 0, confidence: 1 };
  const plan = planTextImport(new KnownTexts(sources), { fileName: null, decoded, sha256 });
  if (plan.outcome === 'skipped' || plan.outcome === 'refused') return plan.message;
  const position = 1 + sources.reduce((last, source) => Math.max(last, source.position), 0);
  const context = commandContext(session);
  const source = makeSource(
    { fileName: null, ...(title === '' ? {} : { title }), text, encoding: null, sha256, position },
    context.clock,
    context.analyst,
  );
  const changeSet = { label: `Pasted “${source.title}”`, reason: '', changes: [addition('sources', source)] };
  await session.importBulk({
    changeSet,
    texts: [{ sha256, text, sourceId: source.id, original: null }],
    history: [],
  });
  openSource(source.id);
  announce(changeSet.label);
  return null;
}
