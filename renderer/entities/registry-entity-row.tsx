// One row of the registry; opens the entity's page.
import type { RegistryRow } from '../../shared/entities/registry-order.ts';
import { ColourSwatch } from '../components/colour-swatch.tsx';
import type { RowFocusProps } from '../components/virtual-list.tsx';
import { useSession } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import { workspace } from '../workspace/workspace.ts';

export function RegistryEntityRow(props: {
  readonly row: RegistryRow;
  readonly focus: RowFocusProps;
  readonly onOpen: () => void;
}) {
  const { store } = useSession();
  const { entity, mentions } = props.row;
  const type = store.get('entityTypes', entity.type);
  return (
    <button
      {...props.focus}
      type="button"
      className="registry-row"
      onClick={() => {
        props.onOpen();
        workspace.setState({ inspector: { kind: 'entity', id: entity.id } });
      }}
    >
      <ColourSwatch colour={markColour(type?.colour ?? '#777777')} />
      <span className="registry-words">
        <span className="registry-name" dir="auto">
          {entity.name}
        </span>
        <span className="registry-quiet">
          {[type?.name, entity.aliases.join(', ')].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="registry-count">
        {mentions.toLocaleString('en-GB')}
        <span className="visually-hidden"> {mentions === 1 ? 'mention' : 'mentions'}</span>
      </span>
    </button>
  );
}
