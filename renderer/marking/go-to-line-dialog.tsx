// Ctrl+G: to a line by its number, as an editor counts them (lines end at a line feed).
import { useState } from 'react';
import { LineIndex } from '../../shared/text/lines.ts';
import { Dialog } from '../components/dialog.tsx';
import { focusText } from '../workspace/reveal.ts';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import { openText } from './open-text.ts';

export function GoToLineDialog() {
  const shown = useWorkspace((state) => state.dialog?.kind === 'go-to-line');
  if (!shown) return null;
  return <GoToLine />;
}

function GoToLine() {
  const [typed, setTyped] = useState('');
  const open = openText();
  const [lines] = useState(() => new LineIndex(open?.text ?? ''));
  const last = lines.lineNumberAt(open?.text.length ?? 0);
  const line = Number.parseInt(typed, 10);
  const problem =
    typed !== '' && !(line >= 1 && line <= last) ? `A number from 1 to ${last.toLocaleString('en-GB')}` : '';
  const close = () => workspace.setState({ dialog: null });
  const go = () => {
    if (problem !== '' || typed === '' || !open) return;
    close();
    const start = lines.startOfLineNumber(line);
    open.viewer.reveal({ start, end: start }, { caret: true });
    focusText();
  };
  return (
    <Dialog title="Go to line" onClose={close} size="small">
      <form
        className="go-to-line"
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <label>
          Line, 1 to {last.toLocaleString('en-GB')}
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
