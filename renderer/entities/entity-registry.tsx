// The registry: every entity of the corpus with its type, other names and mentions.
import { Plus } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { createEntity } from '../../shared/commands/entities.ts';
import { entityFamilies, mentionCount } from '../../shared/entities/entity-families.ts';
import type { RegistryRow, RegistrySort } from '../../shared/entities/registry-order.ts';
import { registryRows } from '../../shared/entities/registry-order.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Chip } from '../components/chip.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { SelectField } from '../components/select-field.tsx';
import { VirtualList, type VirtualListHandle } from '../components/virtual-list.tsx';
import { toggled } from '../inspector/change-filter.ts';
import { runCommand } from '../session/run-command.ts';
import { useVersionAfterPaint } from '../session/use-after-paint.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import { workspace } from '../workspace/workspace.ts';
import { lastUsedType } from './entity-choices.ts';
import './entity-registry.css';
import { RegistryEntityRow } from './registry-entity-row.tsx';
import { keepRegistryView, type RegistryView, registryView } from './registry-view.ts';

const sorts: readonly { readonly value: RegistrySort; readonly label: string }[] = [
  { value: 'mentions', label: 'Most mentioned' },
  { value: 'name', label: 'Name' },
  { value: 'type', label: 'Type' },
];
const keyOf = (row: RegistryRow) => row.entity.id;
const nameOf = (row: RegistryRow) => row.entity.name;
/** A row with its two lines, before it is measured (CSS pixels). */
const rowHeight = 52;

export function EntityRegistry() {
  const session = useSession();
  const { store } = session;
  const [view, setView] = useState(() => registryView(session));
  const { words, types, sort, opened } = view;
  const change = (part: Partial<RegistryView>) => {
    setView({ ...view, ...part });
    keepRegistryView(session, { ...view, ...part });
  };
  const list = useRef<VirtualListHandle>(null);
  // Counting all mentions is not for the frame in which one is made.
  const version = useVersionAfterPaint('entities', 'annotations');
  const typeVersion = useTableVersion('entityTypes');
  const all = useMemo(() => {
    void version;
    return entityFamilies(store).heads.map((entity) => ({
      entity,
      mentions: mentionCount(store, entity.id),
    }));
  }, [store, version]);
  const order = useMemo(() => {
    void typeVersion;
    return codebookInOrder(store, 'entityTypes');
  }, [store, typeVersion]);
  const rows = useMemo(() => {
    const ranks = new Map(order.map((type, index) => [type.id, index]));
    return registryRows(all, { words, types, sort }, (type) => ranks.get(type) ?? order.length);
  }, [all, words, types, sort, order]);
  const returnedTo = useRef(rows.findIndex((row) => row.entity.id === opened));
  useEffect(() => {
    // The page that was left had the focus, and took it along.
    if (document.activeElement === document.body && returnedTo.current >= 0)
      list.current?.focusIndex(returnedTo.current);
  }, []);
  const used = useMemo(() => new Set(all.map((row) => row.entity.type)), [all]);

  const create = async () => {
    const name = words.trim() || 'New entity';
    const type = lastUsedType(store);
    if (!type) return;
    let id: Id | null = null;
    const done = await runCommand(session, (context) => {
      const made = createEntity(context, { name, type: type.id });
      id = made.id;
      return made.changeSet;
    });
    if (done !== null && id !== null) workspace.setState({ inspector: { kind: 'entity', id } });
  };
  return (
    <>
      <div className="filter-bar">
        <div className="filter-line">
          <input
            type="search"
            aria-label="Filter entities"
            placeholder="Filter entities"
            className="field-input filter-words"
            value={words}
            onChange={(event) => change({ words: event.currentTarget.value })}
          />
          <IconButton label="New entity" icon={Plus} onClick={() => void create()} />
        </div>
        <div className="filter-chips">
          {order
            .filter((type) => used.has(type.id))
            .map((type) => (
              <Chip
                key={type.id}
                colour={markColour(type.colour)}
                pressed={types.has(type.id)}
                onPressedChange={() => change({ types: toggled(types, type.id) })}
              >
                {type.name}
              </Chip>
            ))}
        </div>
        <div className="filter-line filter-count">
          <span>
            {rows.length.toLocaleString('en-GB')} {rows.length === 1 ? 'entity' : 'entities'}
          </span>
          <span className="filter-gap" />
          <SelectField
            label="Sort by"
            labelHidden
            className="registry-sort"
            value={sort}
            options={sorts}
            onChange={(value) => value && change({ sort: value })}
          />
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={all.length === 0 ? 'No entities yet' : 'No entity passes the filter'}
          words={
            all.length === 0 ? 'Select a name in the text and press E: the registry grows as you mark.' : ''
          }
        />
      ) : (
        <VirtualList
          label="Entity registry"
          items={rows}
          keyOf={keyOf}
          nameOf={nameOf}
          rowHeight={rowHeight}
          currentKey={opened}
          handleRef={list}
          renderRow={(row, focus) => (
            <RegistryEntityRow row={row} focus={focus} onOpen={() => change({ opened: row.entity.id })} />
          )}
        />
      )}
    </>
  );
}
