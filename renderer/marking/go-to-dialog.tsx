// Ctrl+G: to a line by its number, as an editor counts them (lines end at a line feed), or to a page of a document.
import { useState } from 'react';
import { LineIndex } from '../../shared/text/lines.ts';
import { Dialog } from '../components/dialog.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { focusText } from '../workspace/reveal.ts';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import { openPages } from './open-pages.ts';
import { openText } from './open-text.ts';

/** Numbered places of the open text. */
interface Places {
  readonly name: 'Line' | 'Page';
  readonly count: number;
  /** UTF-16 offset of the place with this number, from 1. */
  readonly startOf: (number: number) => number;
}

export function GoToDialog({ session }: { readonly session: CorpusSession }) {
  const kind = useWorkspace((state) => state.dialog?.kind);
  if (kind !== 'go-to-line' && kind !== 'go-to-page') return null;
  return <GoTo places={kind === 'go-to-line' ? linesOfText : () => pagesOfText(session)} />;
}

function linesOfText(): Places {
  const lines = new LineIndex(openText()?.text ?? '');
  return { name: 'Line', count: lines.lineCount, startOf: (line) => lines.startOfLineNumber(line) };
}

function pagesOfText(session: CorpusSession): Places {
  const { count, starts } = openPages(session) ?? { count: 1, starts: [] };
  return { name: 'Page', count, startOf: (page) => starts[page - 1] ?? 0 };
}

function GoTo({ places }: { readonly places: () => Places }) {
  const [typed, setTyped] = useState('');
  const [{ name, count, startOf }] = useState(places);
  const number = Number.parseInt(typed, 10);
  const last = count.toLocaleString('en-GB');
  const problem = typed !== '' && !(number >= 1 && number <= count) ? `A number from 1 to ${last}` : '';
  const close = () => workspace.setState({ dialog: null });
  const go = () => {
    const open = openText();
    if (problem !== '' || typed === '' || !open) return;
    close();
    const start = Math.min(startOf(number), open.text.length);
    open.viewer.reveal({ start, end: start }, { caret: true });
    focusText();
  };
  return (
    <Dialog title={`Go to ${name.toLowerCase()}`} onClose={close} size="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <label>
          {name}, 1 to {last}
          <input
            inputMode="numeric"
            value={typed}
            aria-invalid={problem !== ''}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        <p role="alert">{problem}</p>
      </form>
    </Dialog>
  );
}
