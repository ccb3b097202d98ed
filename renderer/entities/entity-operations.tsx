// Merging, splitting and deleting an entity; every one of them can be undone, a merge also taken back later.
import { useState } from 'react';
import { deleteEntity, mergeEntities, splitEntity, unmergeEntity } from '../../shared/commands/entities.ts';
import { entityFamilies, mentionCount } from '../../shared/entities/entity-families.ts';
import type { Entity } from '../../shared/model/entity.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Button } from '../components/button.tsx';
import { runCommand, runCorpusCommand } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';
import { workspace } from '../workspace/workspace.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';

export function EntityOperations(props: {
  readonly entity: Entity;
  /** Of the entity and all merged into it. */
  readonly mentions: number;
  /** Mentions ticked for a split. */
  readonly chosen: readonly Id[];
  readonly onSplit: () => void;
}) {
  const session = useSession();
  const { store } = session;
  const { entity, chosen } = props;
  const [asking, setAsking] = useState<'merge' | 'split' | null>(null);
  const merged = entityFamilies(store).membersOf(entity.id).slice(1);
  const target = entity.mergedInto === null ? undefined : store.resolveEntity(entity.id);
  const takeBack = (id: Id) => void runCommand(session, (context) => unmergeEntity(context, id));
  const remove = async () => {
    const done = await runCorpusCommand(session, (context) => deleteEntity(context, entity.id));
    if (done !== null) workspace.setState({ inspector: { kind: 'entities' } });
  };
  return (
    <div className="entity-operations">
      {target && target.id !== entity.id && (
        <p className="merged-line">
          <span>
            Merged into{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => workspace.setState({ inspector: { kind: 'entity', id: target.id } })}
            >
              {target.name}
            </button>
          </span>
          <Button kind="quiet" onClick={() => takeBack(entity.id)}>
            Take the merge back
          </Button>
        </p>
      )}
      {merged.map((other) => (
        <p key={other.id} className="merged-line">
          <span>
            Merged here: <strong dir="auto">{other.name}</strong>
          </span>
          <Button kind="quiet" onClick={() => takeBack(other.id)}>
            Take back
          </Button>
        </p>
      ))}
      <div className="entity-buttons">
        <Button onClick={() => setAsking('merge')}>Merge into…</Button>
        <Button
          disabled={chosen.length === 0}
          title={chosen.length === 0 ? 'Tick the mentions that mean somebody else' : undefined}
          onClick={() => setAsking('split')}
        >
          Split off{chosen.length > 0 ? ` ${chosen.length.toLocaleString('en-GB')}` : ''}…
        </Button>
        <span className="panel-gap" />
        <Button kind="danger" onClick={() => void remove()}>
          Delete
        </Button>
      </div>
      {asking === 'merge' && (
        <MergeDialog
          entity={entity}
          mentions={props.mentions}
          onClose={() => setAsking(null)}
          onMerge={(into) => {
            setAsking(null);
            void runCorpusCommand(session, (context) => mergeEntities(context, [entity.id], into)).then(
              (done) => {
                if (done !== null) workspace.setState({ inspector: { kind: 'entity', id: into } });
              },
            );
          }}
        />
      )}
      {asking === 'split' && (
        <SplitDialog
          entity={entity}
          count={chosen.length}
          left={mentionCount(store, entity.id) - chosen.length}
          onClose={() => setAsking(null)}
          onSplit={(name) => {
            setAsking(null);
            props.onSplit();
            void runCommand(
              session,
              (context) => splitEntity(context, entity.id, chosen, name)?.changeSet ?? null,
            );
          }}
        />
      )}
    </div>
  );
}
