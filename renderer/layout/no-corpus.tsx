// What the window says while no corpus is open.
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { useAppState } from '../start/app-state.ts';
import { workspace } from '../workspace/workspace.ts';
import './no-corpus.css';

export function NoCorpus() {
  const phase = useAppState((state) => state.phase);
  const problem = useAppState((state) => state.problem);
  if (phase.kind === 'opening' || phase.kind === 'starting') return null;
  return (
    <div className="no-corpus">
      {problem && (
        <p role="alert" className="no-corpus-problem">
          {problem}
        </p>
      )}
      <EmptyState
        title="No corpus is open"
        words="A corpus holds the texts of one question with everything marked in them."
        actions={
          <>
            <Button onClick={() => workspace.setState({ dialog: { kind: 'corpora' } })}>
              Choose or make a corpus
            </Button>
            {problem && (
              <Button onClick={() => workspace.setState({ dialog: { kind: 'backups' } })}>
                Restore a backup
              </Button>
            )}
          </>
        }
      />
    </div>
  );
}
