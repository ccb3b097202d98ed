// What a mention means, and what can be done with the entity from here.
import { useState } from 'react';
import { addAlias } from '../../shared/commands/entities.ts';
import { mentionCount } from '../../shared/entities/entity-families.ts';
import type { MentionAnnotation } from '../../shared/model/annotation.ts';
import { Button } from '../components/button.tsx';
import { ColourSwatch } from '../components/colour-swatch.tsx';
import { RetargetDialog } from '../entities/retarget-dialog.tsx';
import { runCommand } from '../session/run-command.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import { workspace } from '../workspace/workspace.ts';
import { FormSection } from './form-section.tsx';

export function MentionFields({ mark }: { readonly mark: MentionAnnotation }) {
  const session = useSession();
  const { store } = session;
  const [choosing, setChoosing] = useState(false);
  useTableVersion('entities');
  useTableVersion('annotations');
  const entity = store.resolveEntity(mark.entityId);
  const type = entity && store.get('entityTypes', entity.type);
  const surface = (mark.spans[0]?.quote ?? '').replace(/\s+/g, ' ').trim();
  const named = entity && (entity.name === surface || entity.aliases.includes(surface));
  const count = entity ? mentionCount(store, entity.id) : 0;
  return (
    <FormSection label="Means">
      <div className="mention-entity">
        <ColourSwatch colour={markColour(type?.colour ?? '#777777')} />
        <button
          type="button"
          className="mention-name"
          disabled={!entity}
          title="Open the entity's page"
          onClick={() => entity && workspace.setState({ inspector: { kind: 'entity', id: entity.id } })}
        >
          <span dir="auto">{entity?.name ?? 'unknown entity'}</span>
          <span className="mention-quiet">
            {type?.name} · {count.toLocaleString('en-GB')} {count === 1 ? 'mention' : 'mentions'} in the
            corpus
          </span>
        </button>
        <Button kind="plain" onClick={() => setChoosing(true)}>
          Change…
        </Button>
      </div>
      {entity && (
        <div className="form-buttons">
          {!named && surface !== '' && (
            <Button
              kind="quiet"
              onClick={() => void runCommand(session, (context) => addAlias(context, entity.id, surface))}
            >
              Add “{surface}” as alias
            </Button>
          )}
          <Button
            kind="quiet"
            onClick={() =>
              workspace.setState({
                dialog: {
                  kind: 'tag-all',
                  entityId: entity.id,
                  names: [...new Set([entity.name, ...entity.aliases, surface])].filter(Boolean),
                },
              })
            }
          >
            Tag all occurrences…
          </Button>
        </div>
      )}
      {choosing && (
        <RetargetDialog mentions={[mark.id]} surface={surface} onClose={() => setChoosing(false)} />
      )}
    </FormSection>
  );
}
