// The left panel: every source of the corpus with its progress; sorted, filtered, grouped as the analyst likes.
import { ArrowDownUp, ListChecks } from 'lucide-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../shared/model/ids.ts';
import type { ReadStatus } from '../../shared/model/source.ts';
import { readStatuses } from '../../shared/model/source.ts';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { Chip } from '../components/chip.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Menu } from '../components/menu.tsx';
import { PanelHeader } from '../components/panel-header.tsx';
import { TextField } from '../components/text-field.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { foldAhead } from '../session/fold-ahead.ts';
import {
  useCatalogue,
  useObservable,
  useReadOnly,
  useSession,
  useTableVersion,
} from '../session/use-session.tsx';
import { isReplaced, replacedIds } from '../versions/present-sources.ts';
import { announce, useWorkspace } from '../workspace/workspace.ts';
import { removeSources } from './remove-sources.ts';
import { SelectionFooter } from './selection-footer.tsx';
import { setShownSources } from './shown-sources.ts';
import { rememberedListView, sourceListKey } from './source-list-view.ts';
import { SourceRowView } from './source-row.tsx';
import type { Grouping, SortOrder, SourceListView, SourceRow } from './source-rows.ts';
import { foldedWords, nestEarlier, sourceRows, statusNames } from './source-rows.ts';
import { selectSourceRange, sourceSelection, toggleSource } from './source-selection.ts';
import './sources-panel.css';
import { openSource } from './step-source.ts';

const sortNames: Readonly<Record<SortOrder, string>> = {
  position: 'As they came',
  title: 'By title',
  date: 'By date of publication',
  publisher: 'By publisher',
  marks: 'By number of marks',
  status: 'By reading status',
};
const groupNames: Readonly<Record<Grouping, string>> = {
  none: 'No groups',
  publisher: 'Publisher',
  status: 'Reading status',
  date: 'Month',
  language: 'Language',
};

export function SourcesPanel() {
  const session = useSession();
  const catalogue = useCatalogue();
  const settings = useObservable(catalogue.settings);
  const { sort, group } = rememberedListView(settings);
  const [words, setWords] = useState('');
  const [statuses, setStatuses] = useState<ReadonlySet<ReadStatus>>(new Set());
  const version = useTableVersion('sources');
  const marksVersion = useMarksVersionFor(sort);
  const loading = useObservable(session.loadState).kind === 'loading';
  const searched = useDeferredValue(words);
  const [showsEarlier, setShowsEarlier] = useState(false);
  // An earlier version that is open is listed, or nothing would be marked as open.
  const openEarlier = useWorkspace(({ sourceId }) =>
    sourceId !== null && isReplaced(session.store, sourceId) ? sourceId : null,
  );
  const { sources, replaced, hasEarlier } = useMemo(
    () => listedSources(session.store, version, showsEarlier, openEarlier),
    [session, version, showsEarlier, openEarlier],
  );
  useEffect(() => foldAhead(sources, foldedWords), [sources]);
  const rows = useMemo(() => {
    const view: SourceListView = { sort, group, words: searched, statuses };
    return nestEarlier(
      rowsOf(sources, view, (id) => session.store.marksOf(id).size, marksVersion),
      replaced,
    );
  }, [sources, replaced, sort, group, searched, statuses, session, marksVersion]);
  const shown = useMemo(() => rows.flatMap((row) => (row.kind === 'source' ? [row.key] : [])), [rows]);
  useEffect(() => {
    setShownSources(shown);
    return () => setShownSources(null);
  }, [shown]);
  const remember = (change: Partial<{ sort: SortOrder; group: Grouping }>) =>
    void catalogue.changeSettings({
      layout: { ...settings.layout, [sourceListKey]: { sort, group, ...change } },
    });
  const ticking = useStore(sourceSelection, (state) => state.ticking);

  return (
    <>
      <PanelHeader
        title="Sources"
        note={sources.length > 0 ? sources.length.toLocaleString('en-GB') : undefined}
      >
        <IconButton
          label="Select several sources"
          icon={ListChecks}
          pressed={ticking}
          disabled={sources.length === 0}
          onClick={() => sourceSelection.setState({ ticking: !ticking, ids: new Set(), anchor: null })}
        />
        <Menu
          align="end"
          trigger={
            <IconButton label="Sort and group sources" icon={ArrowDownUp} disabled={sources.length === 0} />
          }
          groups={[
            {
              label: 'Sort',
              items: (Object.keys(sortNames) as SortOrder[]).map((order) => ({
                id: order,
                label: sortNames[order],
                checked: order === sort,
                onSelect: () => remember({ sort: order }),
              })),
            },
            {
              label: 'Group',
              items: (Object.keys(groupNames) as Grouping[]).map((grouping) => ({
                id: grouping,
                label: groupNames[grouping],
                checked: grouping === group,
                onSelect: () => remember({ group: grouping }),
              })),
            },
            ...(hasEarlier
              ? [
                  {
                    label: 'Versions',
                    items: [
                      {
                        id: 'earlier-versions',
                        label: 'Show earlier versions',
                        checked: showsEarlier,
                        onSelect: () => setShowsEarlier(!showsEarlier),
                      },
                    ],
                  },
                ]
              : []),
          ]}
        />
      </PanelHeader>
      {sources.length === 0 ? (
        !loading && <NoSources />
      ) : (
        <>
          <div className="sources-filter">
            <TextField
              label="Filter sources"
              labelHidden
              type="search"
              placeholder="Filter sources"
              value={words}
              onChange={setWords}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || words === '') return;
                setWords('');
                event.preventDefault();
              }}
            />
            <div className="sources-statuses">
              {readStatuses.map((status) => (
                <Chip
                  key={status}
                  pressed={statuses.has(status)}
                  onPressedChange={() => setStatuses((present) => toggled(present, status))}
                >
                  {statusNames[status]}
                </Chip>
              ))}
            </div>
          </div>
          {rows.length === 0 ? (
            <EmptyState
              title="No source matches"
              actions={
                <Button
                  onClick={() => {
                    setWords('');
                    setStatuses(new Set());
                  }}
                >
                  Show all sources
                </Button>
              }
            />
          ) : (
            <SourceRows rows={rows} shown={shown} />
          )}
          <SelectionFooter shown={shown} />
        </>
      )}
    </>
  );
}

function SourceRows({ rows, shown }: { readonly rows: readonly SourceRow[]; readonly shown: readonly Id[] }) {
  const session = useSession();
  const sourceId = useWorkspace((state) => state.sourceId);
  const { ids, ticking } = useStore(sourceSelection);
  const onPick = useCallback(
    (id: Id, event: MouseEvent) => {
      if (event.shiftKey) selectSourceRange(id, shown);
      else if (event.ctrlKey || event.metaKey || ticking) toggleSource(id);
      else openSource(id);
    },
    [shown, ticking],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const id = focusedSource();
    if (id === null || session.saveState.get().kind === 'read-only') return;
    if (event.key === 'Delete' || event.key === 'Backspace') {
      // Nor may it reach the marks that are selected in the text: they are not what is looked at here.
      event.preventDefault();
      // Only what was chosen on purpose: a row that merely has the focus stays.
      if (ids.size > 0) void removeSources(session, [...ids]);
      else announce('Choose sources with Ctrl+Space first; Delete removes the chosen ones');
    } else if (event.key === ' ' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      toggleSource(id);
    }
  };
  return (
    <div className="sources-rows">
      <VirtualList
        label="Source list"
        items={rows}
        keyOf={keyOf}
        nameOf={nameOf}
        rowHeight={rowHeight}
        onKeyDown={onKeyDown}
        currentKey={sourceId}
        onMove={(row, event) => {
          if (event.shiftKey && row.kind === 'source') selectSourceRange(row.key, shown);
        }}
        renderRow={(row, focus) =>
          row.kind === 'group' ? (
            <h3 className="sources-group">
              {row.name} <span>{row.count.toLocaleString('en-GB')}</span>
            </h3>
          ) : (
            <SourceRowView
              source={row.source}
              focus={focus}
              open={row.key === sourceId}
              earlier={row.earlier === true}
              selected={ids.has(row.key)}
              ticking={ticking}
              onPick={onPick}
            />
          )
        }
      />
    </div>
  );
}

function NoSources() {
  const session = useSession();
  const readOnly = useReadOnly(session);
  return (
    <EmptyState
      title="No texts yet"
      words="Open texts, documents (PDF, Word, web pages…) or a whole folder, drop them anywhere in this window, or paste a text."
      actions={
        !readOnly && (
          <>
            <Button kind="primary" onClick={() => performById('open-texts')}>
              Open files…
            </Button>
            <Button onClick={() => performById('open-folder')}>Open a folder…</Button>
            <Button onClick={() => performById('paste-text')}>Paste a text…</Button>
          </>
        )
      }
    />
  );
}

const keyOf = (row: SourceRow) => row.key;
const nameOf = (row: SourceRow) => (row.kind === 'group' ? `Group ${row.name}` : row.source.title);
const rowHeight = (row: SourceRow) => (row.kind === 'group' ? 32 : 52);

/** Marks move rows only when they decide the order. */
function useMarksVersionFor(sort: SortOrder): number {
  const version = useTableVersion(sort === 'marks' ? 'annotations' : 'sources');
  return useDeferredValue(version);
}

/** The newest versions, in the order of the corpus; with `showsEarlier` all of them, else an open one among the earlier. */
function listedSources(
  store: ReturnType<typeof useSession>['store'],
  _version: number,
  showsEarlier: boolean,
  openEarlier: Id | null,
) {
  const everything = store.sourcesInOrder();
  const replaced = replacedIds(store);
  const hasEarlier = everything.some((source) => replaced.has(source.id));
  const isListed = (id: Id) => showsEarlier || id === openEarlier || !replaced.has(id);
  const sources = hasEarlier ? everything.filter((source) => isListed(source.id)) : everything;
  return { sources, replaced, hasEarlier };
}

function rowsOf(
  sources: Parameters<typeof sourceRows>[0],
  view: SourceListView,
  marksOf: (id: Id) => number,
  _marksVersion: number,
): SourceRow[] {
  return sourceRows(sources, view, marksOf);
}

function focusedSource(): Id | null {
  return document.activeElement?.closest<HTMLElement>('[data-source-id]')?.dataset.sourceId ?? null;
}

function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
