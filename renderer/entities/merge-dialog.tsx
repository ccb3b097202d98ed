// Merging: choose what the entity is the same as, see what will come together, merge.
import { useState } from 'react';
import { mentionCount } from '../../shared/entities/entity-families.ts';
import type { Entity } from '../../shared/model/entity.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { useSession } from '../session/use-session.tsx';
import { EntityPicker } from './entity-picker.tsx';

export function MergeDialog(props: {
  readonly entity: Entity;
  readonly mentions: number;
  readonly onMerge: (into: Id) => void;
  readonly onClose: () => void;
}) {
  const { store } = useSession();
  const [target, setTarget] = useState<Entity | null>(null);
  const { entity } = props;
  const there = target ? mentionCount(store, target.id) : 0;
  const names = target
    ? [...new Set([target.name, ...target.aliases, entity.name, ...entity.aliases])].slice(1)
    : [];
  return (
    <Dialog
      title={`Merge ${entity.name}`}
      size="small"
      onClose={props.onClose}
      footer={
        target && (
          <>
            <Button onClick={() => setTarget(null)}>Choose another</Button>
            <Button kind="primary" autoFocus onClick={() => props.onMerge(target.id)}>
              Merge into {target.name}
            </Button>
          </>
        )
      }
    >
      {target === null ? (
        <EntityPicker
          initialQuery={entity.name}
          except={entity.id}
          onChoose={(id) => setTarget(store.resolveEntity(id) ?? null)}
          onCancel={props.onClose}
        />
      ) : (
        <dl className="merge-preview">
          <dt>Stays</dt>
          <dd>
            {target.name}, {store.get('entityTypes', target.type)?.name ?? target.type}
          </dd>
          <dt>Found under</dt>
          <dd dir="auto">{names.join(', ') || '–'}</dd>
          <dt>Mentions</dt>
          <dd>
            {there.toLocaleString('en-GB')} + {props.mentions.toLocaleString('en-GB')} ={' '}
            {(there + props.mentions).toLocaleString('en-GB')}
          </dd>
          <dt>Afterwards</dt>
          <dd>The merge can be undone now, or taken back on the entity’s page at any time.</dd>
        </dl>
      )}
    </Dialog>
  );
}
