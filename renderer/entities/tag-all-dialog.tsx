// Tag all occurrences: every place where a name of the entity stands, in context, with a tick; one undo for all.
import { useEffect, useMemo, useState } from 'react';
import { markOccurrences } from '../../shared/commands/make-marks.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { Dialog } from '../components/dialog.tsx';
import { ProgressBar } from '../components/progress-bar.tsx';
import { Segmented } from '../components/segmented.tsx';
import { toggled } from '../inspector/change-filter.ts';
import { runCommand } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';
import { presentIds } from '../versions/present-sources.ts';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import type { Occurrence } from './find-occurrences.ts';
import { searchOccurrences } from './find-occurrences.ts';
import { OccurrenceList } from './occurrence-list.tsx';
import './tag-all-dialog.css';

type Search =
  | { readonly kind: 'searching'; readonly done: number; readonly total: number }
  | { readonly kind: 'found'; readonly occurrences: readonly Occurrence[] }
  | { readonly kind: 'stopped'; readonly message: string };

/** The dialog `tag-all` of the workspace, which carries the entity and its names. */
export function TagAllDialog() {
  const dialog = useWorkspace((state) => state.dialog);
  if (dialog?.kind !== 'tag-all') return null;
  const close = () => workspace.setState({ dialog: null });
  return <TagAll entityId={dialog.entityId} names={dialog.names} onClose={close} />;
}

function TagAll(props: {
  readonly entityId: Id;
  readonly names: readonly string[];
  readonly onClose: () => void;
}) {
  const session = useSession();
  const { store } = session;
  const { entityId } = props;
  const sourceId = useWorkspace((state) => state.sourceId);
  const [everywhere, setEverywhere] = useState(sourceId === null);
  const [wholeWord, setWholeWord] = useState(true);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const [search, setSearch] = useState<Search>({ kind: 'searching', done: 0, total: 0 });
  const [controller, setController] = useState<AbortController | null>(null);
  const names = useMemo(() => props.names.filter((name) => !without.has(name)), [props.names, without]);

  useEffect(() => {
    // Another attempt is a reason to search again, even for the same.
    void attempt;
    const abort = new AbortController();
    setController(abort);
    const sourceIds = everywhere ? presentIds(store) : sourceId === null ? [] : [sourceId];
    const report = (next: Search) => {
      if (!abort.signal.aborted) setSearch(next);
    };
    setSearch({ kind: 'searching', done: 0, total: sourceIds.length });
    const ready = everywhere ? session.whenComplete() : Promise.resolve();
    ready
      .then(() =>
        searchOccurrences(session, {
          entityId,
          names,
          wholeWord,
          sourceIds,
          signal: abort.signal,
          onProgress: (done) => report({ kind: 'searching', done, total: sourceIds.length }),
        }),
      )
      .then((occurrences) => {
        // What is marked already comes last: there is nothing to decide about it.
        const rank = (each: Occurrence) => (each.markedAs === entityId ? 1 : 0);
        report({ kind: 'found', occurrences: occurrences.sort((a, b) => rank(a) - rank(b)) });
        setUnticked(new Set(occurrences.filter((each) => each.markedAs !== null).map((each) => each.key)));
      })
      .catch((error: unknown) =>
        report({ kind: 'stopped', message: error instanceof Error ? error.message : String(error) }),
      );
    return () => abort.abort();
  }, [session, store, entityId, names, wholeWord, everywhere, sourceId, attempt]);

  const occurrences = search.kind === 'found' ? search.occurrences : [];
  const ticked = occurrences.filter((each) => !unticked.has(each.key) && each.markedAs !== entityId);
  const open = occurrences.filter((each) => each.markedAs !== entityId);
  const tag = () => {
    props.onClose();
    const places = ticked.map((each) => ({ sourceId: each.sourceId, spans: [each.span] }));
    void runCommand(session, (context) => markOccurrences(context, places, entityId));
  };
  return (
    <Dialog
      title="Tag all occurrences"
      size="large"
      onClose={props.onClose}
      className="tag-all"
      footer={
        <>
          <span className="tag-all-count" role="status">
            {search.kind === 'found' &&
              `${ticked.length.toLocaleString('en-GB')} of ${occurrences.length.toLocaleString('en-GB')} chosen`}
          </span>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button kind="primary" disabled={ticked.length === 0} onClick={tag}>
            Tag {ticked.length.toLocaleString('en-GB')}
          </Button>
        </>
      }
    >
      <div className="tag-all-options">
        <Segmented
          label="Where"
          labelHidden
          value={everywhere ? 'corpus' : 'source'}
          options={[
            { value: 'source', label: 'This source' },
            { value: 'corpus', label: 'Whole corpus' },
          ]}
          onChange={(value) => setEverywhere(value === 'corpus')}
        />
        <label className="tag-all-tick">
          <input
            type="checkbox"
            checked={wholeWord}
            onChange={(event) => setWholeWord(event.currentTarget.checked)}
          />
          Whole words
        </label>
      </div>
      <fieldset className="tag-all-names">
        <legend className="field-label">Names looked for</legend>
        {props.names.map((name) => (
          <Chip
            key={name}
            pressed={!without.has(name)}
            onPressedChange={() => setWithout(toggled(without, name))}
          >
            {name}
          </Chip>
        ))}
      </fieldset>
      {search.kind === 'searching' && (
        <div className="tag-all-progress">
          <ProgressBar label="Searching" value={search.total === 0 ? null : search.done / search.total} />
          <Button
            kind="quiet"
            onClick={() => {
              controller?.abort();
              setSearch({ kind: 'stopped', message: 'The search was cancelled.' });
            }}
          >
            Cancel search
          </Button>
        </div>
      )}
      {search.kind === 'stopped' && (
        <div className="tag-all-progress">
          <p role="alert">{search.message}</p>
          <Button kind="quiet" onClick={() => setAttempt(attempt + 1)}>
            Search again
          </Button>
        </div>
      )}
      {search.kind === 'found' && occurrences.length === 0 && (
        <p className="tag-all-none">No occurrence was found{everywhere ? '' : ' in this source'}.</p>
      )}
      {occurrences.length > 0 && (
        <>
          <div className="tag-all-all">
            <button type="button" className="link-button" onClick={() => setUnticked(new Set())}>
              Tick all
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => setUnticked(new Set(open.map((each) => each.key)))}
            >
              Untick all
            </button>
          </div>
          <OccurrenceList
            occurrences={occurrences}
            entityId={entityId}
            isTicked={(each) => each.markedAs !== entityId && !unticked.has(each.key)}
            onToggle={(each) => setUnticked(toggled(unticked, each.key))}
          />
        </>
      )}
    </Dialog>
  );
}
