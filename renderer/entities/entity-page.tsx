// The page of one entity: its names and grades, what was merged into it, and every mention in the corpus.
import { ArrowLeft, ListChecks } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MentionsInSource } from '../../shared/entities/entity-mentions.ts';
import { mentionsBySource } from '../../shared/entities/entity-mentions.ts';
import type { MentionAnnotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { VirtualList } from '../components/virtual-list.tsx';
import { toggled } from '../inspector/change-filter.ts';
import { useVersionAfterPaint } from '../session/use-after-paint.ts';
import { useObservable, useSession } from '../session/use-session.tsx';
import { openSource } from '../sources/step-source.ts';
import { workspace } from '../workspace/workspace.ts';
import { EntityFields } from './entity-fields.tsx';
import { EntityOperations } from './entity-operations.tsx';
import './entity-page.css';
import { MentionRow } from './mention-row.tsx';

type PageRow =
  | { readonly kind: 'source'; readonly id: Id; readonly group: MentionsInSource }
  | { readonly kind: 'mention'; readonly id: Id; readonly mention: MentionAnnotation };

const keyOf = (row: PageRow) => `${row.kind} ${row.id}`;
const nameOf = (row: PageRow) =>
  row.kind === 'source' ? row.group.source.title : (row.mention.spans[0]?.quote ?? '');
/** Heights before measuring (CSS pixels): a heading, and a mention with two lines of context. */
const rowHeight = (row: PageRow) => (row.kind === 'source' ? 34 : 52);

export function EntityPage({ id }: { readonly id: Id }) {
  const session = useSession();
  const { store } = session;
  const [view, setView] = useState<'mentions' | 'details'>('mentions');
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const loading = useObservable(session.loadState).kind === 'loading';
  const version = useVersionAfterPaint('entities', 'annotations', 'sources');
  const groups = useMemo(() => {
    void version;
    return mentionsBySource(store, id);
  }, [store, id, version]);
  const rows = useMemo(
    () =>
      groups.flatMap((group): PageRow[] => [
        { kind: 'source', id: group.source.id, group },
        ...group.mentions.map((mention): PageRow => ({ kind: 'mention', id: mention.id, mention })),
      ]),
    [groups],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The row that was pressed had the focus, and is gone.
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  const entity = store.get('entities', id);
  const count = rows.length - groups.length;
  if (!entity) return <EmptyState title="This entity is gone" words="Undo may bring it back." />;
  const tagAll = () =>
    workspace.setState({
      dialog: { kind: 'tag-all', entityId: id, names: [entity.name, ...entity.aliases] },
    });
  const listed = new Set(rows.map((row) => row.id));
  const split = [...chosen].filter((mention) => listed.has(mention));
  return (
    <section aria-label={`Entity ${entity.name}`} className="entity-page">
      <header className="entity-page-head">
        <IconButton
          label="Back to the registry"
          icon={ArrowLeft}
          onClick={() => workspace.setState({ inspector: { kind: 'entities' } })}
        />
        <h2 ref={heading} tabIndex={-1} className="entity-page-name" dir="auto">
          {entity.name}
        </h2>
      </header>
      <div className="entity-page-views">
        <Segmented
          label="Show"
          labelHidden
          value={view}
          options={[
            { value: 'mentions', label: `Mentions ${count.toLocaleString('en-GB')}` },
            { value: 'details', label: 'Details' },
          ]}
          onChange={(next) => next && setView(next)}
        />
        <span className="panel-gap" />
        <Button kind="quiet" icon={<ListChecks size={14} />} onClick={tagAll}>
          Tag all…
        </Button>
      </div>
      {view === 'details' && (
        <div className="inspector-scroll scroll-area">
          <EntityFields entity={entity} />
        </div>
      )}
      {view === 'mentions' && rows.length > 0 && (
        <VirtualList
          label={`Mentions of ${entity.name}`}
          items={rows}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={rowHeight}
          renderRow={(row, focus) =>
            row.kind === 'source' ? (
              <button
                {...focus}
                type="button"
                className="mention-source"
                title="Open this source"
                onClick={() => openSource(row.id)}
              >
                <span>{row.group.source.title}</span>
                <span className="mention-count">{row.group.mentions.length.toLocaleString('en-GB')}</span>
              </button>
            ) : (
              <MentionRow
                mention={row.mention}
                focus={focus}
                chosen={chosen.has(row.id)}
                onChoose={() => setChosen(toggled(chosen, row.id))}
              />
            )
          }
        />
      )}
      {view === 'mentions' && rows.length === 0 && (
        <EmptyState
          title="No mention yet"
          words="Mark one in a text, or tag all occurrences of its names."
          actions={<Button onClick={tagAll}>Tag all occurrences…</Button>}
        />
      )}
      {loading && <p className="entity-page-loading">The corpus is still being read; more may come.</p>}
      <EntityOperations
        entity={entity}
        mentions={count}
        chosen={split}
        onSplit={() => setChosen(new Set())}
      />
    </section>
  );
}
