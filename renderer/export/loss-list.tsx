// What this corpus would lose in the chosen format, said before anything is written.
import type { Loss } from '../../shared/export/exporter.ts';
import { Button } from '../components/button.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import './loss-list.css';
import { progressShare, progressWords } from './progress-words.ts';
import type { ExportTask } from './use-export-task.ts';

export function LossList({ task }: { readonly task: ExportTask<readonly Loss[]> }) {
  const { state, stop, again } = task;
  return (
    <section aria-label="Losses" aria-busy={state.kind === 'running'} className="losses">
      <h3 className="losses-heading">What is lost in this format</h3>
      {state.kind === 'running' && (
        <div className="losses-progress">
          <div>
            <p className="losses-quiet">{progressWords('Checking', state.progress)}</p>
            <ProgressBar label="Checking what is lost" value={progressShare(state.progress)} />
          </div>
          <Button kind="quiet" onClick={stop}>
            Stop
          </Button>
        </div>
      )}
      {state.kind === 'stopped' && (
        <div className="losses-progress">
          <p className="losses-quiet">Not checked.</p>
          <Button kind="quiet" onClick={again}>
            Check
          </Button>
        </div>
      )}
      {state.kind === 'failed' && (
        <p role="alert" className="field-error">
          {state.message}
        </p>
      )}
      {state.kind === 'done' && state.result.length === 0 && <p className="losses-none">Nothing is lost.</p>}
      {state.kind === 'done' && state.result.length > 0 && <LossRows losses={state.result} />}
    </section>
  );
}

/** Losses by themselves, with how often and which; an import shows them too. */
export function LossRows({ losses }: { readonly losses: readonly Loss[] }) {
  return (
    <ul className="losses-list">
      {losses.map((loss) => (
        <li key={loss.kind}>
          <span className="losses-count">{loss.count.toLocaleString('en-GB')}</span>
          <div>
            <p>{loss.message}.</p>
            {loss.examples.length > 0 && <Examples loss={loss} />}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Examples({ loss }: { readonly loss: Loss }) {
  // One record may lose the same thing twice: said once.
  const different = new Map(loss.examples.map((example) => [`${example.id} ${example.words}`, example]));
  return (
    <details className="losses-examples">
      <summary>{loss.count > loss.examples.length ? 'Some of them' : 'Which'}</summary>
      <ul>
        {[...different].map(([key, { id, words }]) => (
          <li key={key} dir="auto" title={id}>
            {words.trim() || id}
          </li>
        ))}
      </ul>
    </details>
  );
}
