// The name of a hop: free text as the source has it, or an entity of the registry, which is offered while typing.
import { Link2Off } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useId, useState } from 'react';
import type { Attribution } from '../../shared/model/claim.ts';
import { ColourSwatch } from '../components/colour-swatch.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { useOpenLayer } from '../components/open-layers.ts';
import type { EntityOption } from '../entities/entity-choices.ts';
import { entityOptions } from '../entities/entity-choices.ts';
import { EntityOptionRow } from '../entities/entity-option-row.tsx';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { markColour } from '../theme/mark-palette.ts';

export function HopName(props: {
  readonly hop: Attribution;
  readonly onChange: (patch: Partial<Attribution>) => void;
}) {
  const { store } = useSession();
  useTableVersion('entities');
  const listId = useId();
  const { hop } = props;
  const entity = hop.entityId === null ? undefined : store.resolveEntity(hop.entityId);
  const stored = hop.name || (entity?.name ?? '');
  const [draft, setDraft] = useState(stored);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  useEffect(() => setDraft(stored), [stored]);
  const options = open && draft.trim() !== '' ? entityOptions(store, draft, { withNew: false }) : [];
  useOpenLayer('menu', options.length > 0);

  const keep = () => {
    setOpen(false);
    if (draft === stored) return;
    // Another name is another voice, until the registry says otherwise.
    props.onChange({ name: draft.trim(), entityId: null });
  };
  const take = (option: EntityOption) => {
    if (option.kind !== 'known') return;
    setOpen(false);
    setDraft(option.match.entity.name);
    props.onChange({ name: option.match.entity.name, entityId: option.id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.nativeEvent.isComposing) return;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && options.length > 0) {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(
        ((((active + step + 1) % (options.length + 1)) + options.length + 1) % (options.length + 1)) - 1,
      );
    } else if (event.key === 'Enter') {
      const option = options[active];
      if (option) take(option);
      else keep();
    } else if (event.key === 'Escape' && options.length > 0) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = entity && store.get('entityTypes', entity.type);
  return (
    <div className="hop-name">
      <div className="hop-name-field">
        {entity && <ColourSwatch colour={markColour(type?.colour ?? '#777777')} />}
        <input
          role="combobox"
          aria-label="Name"
          aria-expanded={options.length > 0}
          aria-controls={options.length > 0 ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={options[active] ? `${listId}-${options[active].id}` : undefined}
          className="field-input"
          dir="auto"
          autoComplete="off"
          placeholder={hop.anonymous ? '“officials”, “reports”…' : 'Who'}
          value={draft}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            setOpen(true);
            setActive(-1);
          }}
          onBlur={keep}
          onKeyDown={onKeyDown}
        />
        {entity && (
          <IconButton
            label={`Unlink from ${entity.name}`}
            icon={Link2Off}
            iconSize={14}
            onClick={() => props.onChange({ name: stored, entityId: null })}
          />
        )}
      </div>
      {/* Only there while it is open: an open list is what the keys of the text give way to. */}
      {options.length > 0 && (
        <div id={listId} role="listbox" aria-label="Entities" className="hop-options">
          {options.map((option, index) => (
            <EntityOptionRow
              key={option.id}
              id={`${listId}-${option.id}`}
              option={option}
              active={index === active}
              onTake={() => take(option)}
            />
          ))}
        </div>
      )}
    </div>
  );
}
