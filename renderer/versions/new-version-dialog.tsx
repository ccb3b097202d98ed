// The dialog that replaces a source's text: choose the new one, wait, look over what becomes of the marks, store.
import type { Source } from '../../shared/model/source.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import type { CorpusSession } from '../session/corpus-session.ts';
import { useRecord } from '../session/use-session.tsx';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import { dropPreparedReanchoring } from './ask-reanchoring.ts';
import { ChooseText } from './choose-text.tsx';
import './new-version-dialog.css';
import { commitVersion } from './replace-version.ts';
import { countsOf, undecidedCount } from './review-counts.ts';
import { ReviewMarks } from './review-marks.tsx';
import { resetVersionState, useVersionState, versionState } from './version-state.ts';

/** The dialog `new-version` of the workspace, which carries the source. */
export function NewVersionDialog({ session }: { readonly session: CorpusSession }) {
  const dialog = useWorkspace((state) => state.dialog);
  const sourceId = dialog?.kind === 'new-version' ? dialog.sourceId : null;
  const source = useRecord('sources', sourceId);
  if (!source) return null;
  return <NewVersion session={session} source={source} />;
}

function NewVersion({ session, source }: { readonly session: CorpusSession; readonly source: Source }) {
  const step = useVersionState((state) => state.step);
  const close = () => {
    if (step.kind === 'working') {
      // What is being stored cannot be stopped any more.
      if (!step.cancel) return;
      step.cancel();
    }
    workspace.setState({ dialog: null });
    dropPreparedReanchoring();
    resetVersionState();
  };
  return (
    <Dialog
      title="Replace with a new version"
      size={step.kind === 'review' ? 'wide' : 'large'}
      firm
      className="new-version"
      onClose={close}
      footer={
        step.kind === 'working' ? (
          <Button disabled={step.cancel === null} onClick={close}>
            Cancel
          </Button>
        ) : step.kind === 'review' ? (
          <ReviewFooter session={session} onCancel={close} />
        ) : null
      }
    >
      {step.kind === 'choose' && (
        <ChooseText session={session} source={source} problem={step.problem} onCancel={close} />
      )}
      {step.kind === 'working' && (
        <div className="new-version-work" role="status">
          <p>
            {step.words}
            {step.total > 0 &&
              ` · ${step.done.toLocaleString('en-GB')} of ${step.total.toLocaleString('en-GB')}`}
          </p>
          <ProgressBar label={step.words} value={step.total === 0 ? null : step.done / step.total} />
        </div>
      )}
      {step.kind === 'review' && (
        <ReviewMarks title={source.title} review={step.review} problem={step.problem} />
      )}
    </Dialog>
  );
}

function ReviewFooter(props: { readonly session: CorpusSession; readonly onCancel: () => void }) {
  const step = useVersionState((state) => state.step);
  const decisions = useVersionState((state) => state.decisions);
  if (step.kind !== 'review') return null;
  const { review } = step;
  const open = undecidedCount(review, decisions);
  const uncertain = countsOf(review).uncertain;
  return (
    <>
      <span className="new-version-count" role="status">
        {uncertain === 0
          ? ''
          : open === 0
            ? 'Every uncertain mark is decided.'
            : `${open.toLocaleString('en-GB')} of ${uncertain.toLocaleString('en-GB')} uncertain ${uncertain === 1 ? 'mark' : 'marks'} open; you can decide later, too.`}
      </span>
      <Button onClick={props.onCancel}>Cancel</Button>
      <Button
        kind="primary"
        onClick={() => {
          // A second click meets another step.
          if (versionState.getState().step === step) void commitVersion(props.session, review);
        }}
      >
        Replace the text
      </Button>
    </>
  );
}
