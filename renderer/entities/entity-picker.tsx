// Chooses an entity by typing: best matches first, Enter takes one, one more key makes a new one.
import type { KeyboardEvent } from 'react';
import { useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import type { Id } from '../../shared/model/ids.ts';
import { isAnsweredAtOnce } from '../../shared/text/name-match.ts';
import { KeyCap } from '../components/key-cap.tsx';
import { useOpenLayer } from '../components/open-layers.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import type { EntityOption } from './entity-choices.ts';
import { entityOptions, lastUsedType, rememberType } from './entity-choices.ts';
import { EntityOptionRow } from './entity-option-row.tsx';
import './entity-picker.css';

export interface EntityPickerProps {
  readonly initialQuery: string;
  /** The passage as it stands in the text; offered as an alias when the chosen entity does not have it. */
  readonly surface?: string;
  /** A known entity was taken; `alias` is the surface form when it shall become a name of it. */
  readonly onChoose: (entityId: Id, alias: string | null) => void;
  /** A new entity is wanted. Absent: only known ones can be chosen. */
  readonly onCreate?: (name: string, typeId: Id) => void;
  readonly onCancel: () => void;
  /** Not offered: the entity that is to be merged into another. */
  readonly except?: Id;
  readonly autoFocus?: boolean;
}

export function EntityPicker(props: EntityPickerProps) {
  const { store } = useSession();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(props.initialQuery);
  const [active, setActive] = useState(0);
  const [alias, setAlias] = useState(false);
  const version = useTableVersion('entities');
  const types = useTableVersion('entityTypes');
  const deferred = useDeferredValue(query);
  // Letters are drawn before nearly right spellings are looked for; the first letters bring their matches along.
  const wanted = isAnsweredAtOnce(query) ? query : deferred;
  const withNew = props.onCreate !== undefined;
  const options = useMemo(() => {
    // The versions stand for the tables that are read here.
    void version;
    void types;
    return entityOptions(store, wanted, { withNew, except: props.except });
  }, [store, wanted, withNew, props.except, version, types]);
  const current = options[Math.min(active, options.length - 1)];

  useEffect(() => {
    if (props.autoFocus === false) return;
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [props.autoFocus]);

  const take = (option: EntityOption | undefined) => {
    if (option?.kind === 'known')
      props.onChoose(option.id, alias && props.surface ? props.surface.trim() : null);
    if (option?.kind === 'new') create(option.name, option.type.id);
  };
  const create = (name: string, typeId: Id) => {
    if (name.trim() === '') return;
    rememberType(typeId);
    props.onCreate?.(name.trim(), typeId);
  };
  useOpenLayer('menu');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
    if (event.altKey && digit !== undefined) {
      const type = codebookInOrder(store, 'entityTypes')[Number(digit) - 1];
      if (type && withNew) create(query, type.id);
    } else if (event.altKey && event.code === 'KeyA') setAlias((on) => !on);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : options.length - 1;
      setActive((Math.min(active, options.length - 1) + step) % Math.max(1, options.length));
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const type = lastUsedType(store);
      if (type && withNew) create(query, type.id);
    } else if (event.key === 'Enter') take(entityFor(query));
    else if (event.key === 'Escape') props.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** The option Enter means: never one for a query that has been typed over meanwhile. */
  const entityFor = (typed: string): EntityOption | undefined =>
    typed === wanted ? current : entityOptions(store, typed, { withNew, except: props.except })[0];

  const surface = props.surface?.replace(/\s+/g, ' ').trim() ?? '';
  const named = current?.kind === 'known' ? current.match.entity : undefined;
  const aliasOffered =
    surface !== '' && named !== undefined && named.name !== surface && !named.aliases.includes(surface);
  return (
    <div className="entity-picker">
      <input
        ref={input}
        role="combobox"
        aria-label="Entity"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
        className="field-input entity-picker-input"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        placeholder="Name or alias"
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label="Entities" className="entity-picker-list">
        {options.map((option) => (
          <EntityOptionRow
            key={option.id}
            id={`${listId}-${option.id}`}
            option={option}
            active={option === current}
            onTake={() => take(option)}
          />
        ))}
      </div>
      {options.length === 0 && <p className="entity-picker-hint">Type a name.</p>}
      <div className="entity-picker-foot">
        {aliasOffered ? (
          <label className="entity-picker-alias">
            <input
              type="checkbox"
              checked={alias}
              onChange={(event) => setAlias(event.currentTarget.checked)}
              onKeyDown={(event) => event.key === 'Escape' && onKeyDown(event)}
            />
            <span>Also add “{surface}” as alias</span>
            <KeyCap name="Alt+A" />
          </label>
        ) : (
          <span className="entity-picker-keys">
            <KeyCap name="Enter" /> take
            {withNew && (
              <>
                <KeyCap name="Alt+1–8" /> new of a type
              </>
            )}
          </span>
        )}
      </div>
    </div>
  );
}
