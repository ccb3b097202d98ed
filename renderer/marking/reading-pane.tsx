// The middle of the window: the open source's text in the viewer, kept in step with the store and the workspace.
import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../shared/model/ids.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { isLayerOpen } from '../components/open-layers.ts';
import { createViewer } from '../editor/create-viewer.ts';
import type { Viewer } from '../editor/viewer.ts';
import { afterPaint } from '../session/after-paint.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { useObservable, useRecord, useSession } from '../session/use-session.tsx';
import { EarlierVersionNote } from '../versions/earlier-version-note.tsx';
import { onFocusText, onReveal, takeReveal, takeTextFocus } from '../workspace/reveal.ts';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import { setBoundaryRange } from './boundary-edit.ts';
import { EntityPopover } from './entity-popover.tsx';
import { refreshFind } from './find.ts';
import { FindBar } from './find-bar.tsx';
import { onTextSelected } from './on-text-selected.ts';
import { openText, setOpenText } from './open-text.ts';
import { pick } from './pick-marks.ts';
import './reading-pane.css';
import { ReadingHeader } from './reading-header.tsx';
import { rememberedOffset, rememberOffset } from './reading-place.ts';
import { SelectionBar } from './selection-bar.tsx';
import { StackList } from './stack-list.tsx';
import { styleOfVisible } from './visible-marks.ts';

export function ReadingPane() {
  const session = useSession();
  const sourceId = useWorkspace((state) => state.sourceId);
  const source = useRecord('sources', sourceId);
  const loading = useObservable(session.loadState).kind === 'loading';
  if (!source) return <NoSource empty={session.store.table('sources').size === 0 && !loading} />;
  return (
    <section className="reading-pane">
      <ReadingHeader source={source} />
      <EarlierVersionNote source={source} />
      <FindBar />
      <OpenSource
        key={session.store.info.id}
        sourceId={source.id}
        sha256={source.sha256}
        title={source.title}
      />
      <SelectionBar />
      <EntityPopover />
      <StackList />
    </section>
  );
}

function NoSource({ empty }: { readonly empty: boolean }) {
  return (
    <EmptyState
      title={empty ? 'This corpus has no texts yet' : 'No source is open'}
      words={
        empty
          ? 'Open texts or a folder, drop files anywhere in this window, or paste a text.'
          : 'Choose a source in the list on the left.'
      }
    />
  );
}

/** `sha256` changes when the source is read in another encoding: then its text is another one. */
function OpenSource(props: { readonly sourceId: Id; readonly sha256: string; readonly title: string }) {
  const { sourceId, sha256, title } = props;
  const session = useSession();
  const host = useRef<HTMLDivElement>(null);
  const viewerRef = useRef<Viewer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const viewer = createViewer(host.current, {
      onSelect: (range, how) => onTextSelected(session, range, how),
      onPick: (ids, at) => pick(session, ids, at),
      onVisibleRange: (visible) => {
        workspace.setState({ visible });
        const open = openText();
        if (open) rememberOffset(open.sourceId, visible.start);
      },
      onBoundaryDrag: (range) => setBoundaryRange(range),
    });
    viewerRef.current = viewer;
    const stop = keepInStep(session, viewer);
    return () => {
      stop();
      setOpenText(null);
      viewerRef.current = null;
      viewer.destroy();
    };
  }, [session]);

  useEffect(() => {
    let cancelled = false;
    setProblem(null);
    session.textOf(sourceId).then(
      (text) => {
        const viewer = viewerRef.current;
        const source = session.store.get('sources', sourceId);
        if (cancelled || !viewer || source?.sha256 !== sha256) return;
        const asked = takeReveal(sourceId);
        const offset = rememberedOffset(sourceId);
        viewer.show(text, session.store.marksOf(sourceId), {
          sourceId,
          title: source.title,
          language: source.language,
          ...(asked === null && offset !== undefined ? { restore: { offset } } : {}),
        });
        // A mark chosen elsewhere may be the reason why this source was opened.
        viewer.setSelectedMarks(workspace.getState().selectedMarks);
        // Selected in the text before while this one was on its way: here those offsets mean something else.
        if (workspace.getState().pending.length > 0)
          workspace.setState({ pending: [], marking: { kind: 'idle' } });
        setOpenText({ sourceId, text, viewer });
        refreshFind();
        workspace.setState({ visible: viewer.visibleRange() });
        if (asked) viewer.reveal(asked, { caret: true });
        if (takeTextFocus()) viewer.focus();
      },
      (error: unknown) => !cancelled && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      cancelled = true;
    };
  }, [session, sourceId, sha256]);

  useEffect(() => {
    // The document is named with the source's title, also after that was edited.
    host.current?.querySelector('[role="document"]')?.setAttribute('aria-label', title);
  }, [title]);

  return (
    <>
      {problem && (
        <p className="reading-problem" role="alert">
          {problem}
        </p>
      )}
      <div ref={host} className="reading-host" />
    </>
  );
}

/** Paints every change of the store and the workspace without a detour through React. Returns what stops it. */
function keepInStep(session: CorpusSession, viewer: Viewer): () => void {
  const restyle = () => viewer.setMarkStyle(styleOfVisible(session.store, workspace.getState()));
  restyle();
  let callOff = () => {};
  const stops = [
    () => callOff(),
    session.store.subscribe((event) => {
      const open = openText();
      if (event.tables.has('tags') || event.tables.has('entityTypes') || event.tables.has('entities'))
        restyle();
      if (open && event.markedSources.has(open.sourceId))
        viewer.setMarks(session.store.marksOf(open.sourceId));
    }),
    workspace.subscribe((state, before) => {
      if (state.selectedMarks !== before.selectedMarks) viewer.setSelectedMarks(state.selectedMarks);
      if (state.pending !== before.pending) viewer.setPending(state.pending);
      if (state.boundary !== before.boundary) viewer.setBoundary(state.boundary?.range ?? null);
      if (state.find !== before.find) viewer.setHits(state.find?.hits ?? [], state.find?.current ?? -1);
      if (state.colourBy !== before.colourBy || state.marksHidden !== before.marksHidden) restyle();
      else if (state.filter !== before.filter) {
        // Who types into the filter looks at the list: the text follows one frame later.
        callOff();
        callOff = afterPaint(restyle);
      }
    }),
    onReveal(() => {
      const open = openText();
      const range = open && takeReveal(open.sourceId);
      if (range) viewer.reveal(range, { caret: true });
    }),
    onFocusText(() => {
      if (!openText()) return;
      const take = () => takeTextFocus() && viewer.focus();
      // While a dialog stands, the text behind it is inert; one that is closing is gone a task later.
      if (isLayerOpen('dialog')) setTimeout(take);
      else take();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
