// While an import runs: how far it is, and the way to stop it. Appears only when it takes a moment.
import { useEffect, useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { useImportState } from './import-state.ts';

/** Milliseconds before the dialog shows: a few small files are through by then. */
const patience = 250;

export function ImportProgressDialog() {
  const running = useImportState((state) => state.progress !== null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!running) return setShown(false);
    const timer = setTimeout(() => setShown(true), patience);
    return () => clearTimeout(timer);
  }, [running]);
  return running && shown ? <Progress /> : null;
}

function Progress() {
  const progress = useImportState((state) => state.progress);
  if (!progress) return null;
  const { title = 'Opening texts', words, done, total, cancel } = progress;
  return (
    <Dialog
      title={title}
      size="small"
      firm
      onClose={() => cancel?.()}
      footer={
        <Button disabled={cancel === null} onClick={() => cancel?.()}>
          Cancel
        </Button>
      }
    >
      <p className="import-progress-words">
        {total === 0 ? words : `${words} ${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')}`}
      </p>
      <ProgressBar label={words} value={total === 0 ? null : done / total} />
    </Dialog>
  );
}
