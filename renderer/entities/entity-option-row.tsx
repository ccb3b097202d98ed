// One line of the entity picker: a known entity with its type, other names and mentions, or the offer to make a new one.
import { Plus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { mentionCount } from '../../shared/entities/entity-families.ts';
import { ColourSwatch } from '../components/colour-swatch.tsx';
import { useSession } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';
import type { EntityOption } from './entity-choices.ts';

/** Other names shown beside a name; the rest is on the entity's page. */
const shownAliases = 3;

export function EntityOptionRow(props: {
  readonly id: string;
  readonly option: EntityOption;
  readonly active: boolean;
  readonly onTake: () => void;
}) {
  const { store } = useSession();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (props.active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [props.active]);
  const { option } = props;
  const type = option.kind === 'new' ? option.type : store.get('entityTypes', option.match.entity.type);
  const mentions = option.kind === 'new' ? 0 : mentionCount(store, option.match.entity.id);
  return (
    // The combobox keeps the focus; keys are handled there.
    <div
      ref={ref}
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={props.active}
      className="entity-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onTake}
      onKeyDown={undefined}
    >
      {option.kind === 'new' ? (
        <>
          <Plus size={14} aria-hidden="true" className="entity-option-new" />
          <span className="entity-option-name">
            New {option.type.name.toLowerCase()} “{option.name}”
          </span>
          <ColourSwatch colour={markColour(option.type.colour)} />
        </>
      ) : (
        <>
          <ColourSwatch colour={markColour(type?.colour ?? '#777777')} />
          <span className="entity-option-words">
            <span className="entity-option-name" dir="auto">
              {option.match.entity.name}
            </span>
            <span className="entity-option-quiet">
              {[type?.name, ...otherNames(option)].filter(Boolean).join(' · ')}
            </span>
          </span>
          <span className="entity-option-count">
            {mentions.toLocaleString('en-GB')}
            <span className="visually-hidden"> {mentions === 1 ? 'mention' : 'mentions'}</span>
          </span>
        </>
      )}
    </div>
  );
}

function otherNames(option: Extract<EntityOption, { kind: 'known' }>): string[] {
  const { entity, matched } = option.match;
  const names = new Set([matched, ...entity.aliases]);
  names.delete(entity.name);
  return [...names].slice(0, shownAliases);
}
