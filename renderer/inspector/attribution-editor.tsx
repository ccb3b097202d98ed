// Who says it: the hops from the document's author to the origin, in order.
import { ChevronDown, ChevronUp, Plus, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import type { Attribution } from '../../shared/model/claim.ts';
import { attributionRoles } from '../../shared/model/claim.ts';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { SelectField } from '../components/select-field.tsx';
import './attribution-editor.css';
import { DraftField } from './draft-field.tsx';
import { FormSection } from './form-section.tsx';
import { HopName } from './hop-name.tsx';
import { movedBy, numbered, removedAt, replacedAt } from './list-steps.ts';

const roles = attributionRoles.map((value) => ({ value, label: value }));

export function AttributionEditor(props: {
  readonly chain: readonly Attribution[];
  readonly onChange: (chain: readonly Attribution[]) => void;
}) {
  const { chain, onChange } = props;
  const list = useRef<HTMLOListElement>(null);
  const focusHop = (index: number) =>
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-hop="${index}"] input[role="combobox"]`)?.focus(),
    );
  const add = () => {
    onChange([
      ...chain,
      {
        name: '',
        entityId: null,
        role: chain.length === 0 ? 'author' : 'says',
        anonymous: false,
        alongside: false,
        note: '',
      },
    ]);
    focusHop(chain.length);
  };
  const move = (index: number, step: -1 | 1) => {
    onChange(movedBy(chain, index, step));
    focusHop(Math.min(chain.length - 1, Math.max(0, index + step)));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    move(index, event.key === 'ArrowUp' ? -1 : 1);
  };
  return (
    <FormSection label="Attribution">
      {chain.length === 0 && <p className="form-hint">No voice recorded: counts as no origin.</p>}
      <ol ref={list} className="hops">
        {numbered(chain).map(({ key, index, item: hop }) => {
          const set = (patch: Partial<Attribution>) =>
            onChange(replacedAt(chain, index, { ...hop, ...patch }));
          return (
            <li key={key} data-hop={index} className="hop" data-alongside={hop.alongside}>
              <fieldset onKeyDown={(event) => onKeyDown(event, index)}>
                <legend className="visually-hidden">Hop {index + 1}</legend>
                <div className="hop-line">
                  <HopName hop={hop} onChange={set} />
                  <SelectField
                    label="Role"
                    labelHidden
                    className="hop-role"
                    value={hop.role}
                    options={roles}
                    onChange={(role) => role && set({ role })}
                  />
                </div>
                <div className="hop-line">
                  <label className="hop-tick">
                    <input
                      type="checkbox"
                      checked={hop.anonymous}
                      onChange={(event) => set({ anonymous: event.currentTarget.checked })}
                    />
                    anonymous
                  </label>
                  <label className="hop-tick" title="A second voice at the same hop as the one before">
                    <input
                      type="checkbox"
                      checked={hop.alongside}
                      disabled={index === 0}
                      onChange={(event) => set({ alongside: event.currentTarget.checked })}
                    />
                    alongside
                  </label>
                  <span className="panel-gap" />
                  <IconButton
                    label="Move up"
                    keyName="Alt+↑"
                    icon={ChevronUp}
                    iconSize={14}
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  />
                  <IconButton
                    label="Move down"
                    keyName="Alt+↓"
                    icon={ChevronDown}
                    iconSize={14}
                    disabled={index === chain.length - 1}
                    onClick={() => move(index, 1)}
                  />
                  <IconButton
                    label={`Remove hop ${index + 1}`}
                    icon={Trash2}
                    iconSize={14}
                    onClick={() => onChange(removedAt(chain, index))}
                  />
                </div>
                <DraftField
                  label="Note"
                  labelHidden
                  placeholder="Note"
                  value={hop.note}
                  onKeep={(note) => set({ note })}
                />
              </fieldset>
            </li>
          );
        })}
      </ol>
      <Button kind="quiet" icon={<Plus size={14} />} onClick={add}>
        Add hop
      </Button>
    </FormSection>
  );
}
