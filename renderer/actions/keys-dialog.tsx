// The list of keys: each can be changed by pressing another one; a key already taken is told.
import { useState } from 'react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { TextField } from '../components/text-field.tsx';
import { useCatalogue, useObservable } from '../session/use-session.tsx';
import { announce, workspace } from '../workspace/workspace.ts';
import type { Action } from './action.ts';
import { allActions } from './all-actions.ts';
import { isBareKey, keyLabel, keyOfPress, sameKey } from './key-bindings.ts';
import './keys-dialog.css';
import { keysOf } from './keys-of.ts';
import { byGroup } from './palette-dialog.tsx';
import { isMac } from './platform.ts';
import { pressOf } from './use-shortcuts.tsx';

export function KeysDialog() {
  const catalogue = useCatalogue();
  const { keys: own } = useObservable(catalogue.settings);
  const [words, setWords] = useState('');
  const [changing, setChanging] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ readonly id: string; readonly words: string } | null>(null);
  const wanted = words.trim().toLowerCase();
  const shown = allActions.filter(
    (action) =>
      wanted === '' ||
      action.label.toLowerCase().includes(wanted) ||
      keysOf(action, own).some((key) => keyLabel(key, isMac).toLowerCase().includes(wanted)),
  );
  const close = () => workspace.setState({ dialog: null });
  const store = (id: string, key: string | null) => {
    const { [id]: _before, ...rest } = own;
    void catalogue.changeSettings({ keys: key === null ? rest : { ...rest, [id]: key } });
    setChanging(null);
  };
  const take = (action: Action, key: string) => {
    const holder = allActions.find(
      (other) => other.id !== action.id && keysOf(other, own).some((taken) => sameKey(taken, key)),
    );
    if (holder) {
      setProblem({ id: action.id, words: `${keyLabel(key, isMac)} is the key of “${holder.label}”.` });
      return setChanging(null);
    }
    if (action.scope === 'anywhere' && isBareKey(key)) {
      setProblem({
        id: action.id,
        words: 'This command works in text fields too: its key needs Ctrl, Cmd or Alt.',
      });
      return setChanging(null);
    }
    setProblem(null);
    store(action.id, key);
    announce(`${action.label}: ${keyLabel(key, isMac)}`);
  };
  return (
    <Dialog
      title="Keys"
      size="large"
      onClose={close}
      footer={
        <>
          <Button
            disabled={Object.keys(own).length === 0}
            onClick={() => void catalogue.changeSettings({ keys: {} })}
          >
            All as they were at first
          </Button>
          <Button kind="primary" onClick={close}>
            Done
          </Button>
        </>
      }
    >
      <TextField label="Find a key or command" type="search" value={words} onChange={setWords} />
      {byGroup(shown).map(([group, actions]) => (
        <section key={group} aria-label={group}>
          <h3 className="keys-group">{group}</h3>
          <ul>
            {actions.map((action) => (
              <li key={action.id} className="keys-row">
                <span className="keys-label">
                  {action.label}
                  {problem?.id === action.id && (
                    <span role="alert" className="field-error">
                      {problem.words}
                    </span>
                  )}
                </span>
                {action.id in own && (
                  <Button kind="quiet" onClick={() => store(action.id, null)}>
                    Reset
                  </Button>
                )}
                <KeyButton
                  action={action}
                  keys={keysOf(action, own)}
                  changing={changing === action.id}
                  onBegin={() => {
                    setProblem(null);
                    setChanging(action.id);
                  }}
                  onTake={(key) => take(action, key)}
                  onEnd={() => setChanging(null)}
                  onClear={() => store(action.id, '')}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}

function KeyButton(props: {
  readonly action: Action;
  readonly keys: readonly string[];
  readonly changing: boolean;
  readonly onBegin: () => void;
  readonly onTake: (key: string) => void;
  readonly onEnd: () => void;
  readonly onClear: () => void;
}) {
  const { action, keys, changing } = props;
  const names = keys.map((key) => keyLabel(key, isMac));
  return (
    <button
      type="button"
      className="keys-button"
      aria-label={`${action.label}: ${names.join(' or ') || 'no key'}. Press to change`}
      data-changing={changing ? '' : undefined}
      onClick={props.onBegin}
      onBlur={props.onEnd}
      onKeyDown={(event) => {
        if (!changing || event.key === 'Tab') return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape') return props.onEnd();
        if ((event.key === 'Backspace' || event.key === 'Delete') && !event.ctrlKey) return props.onClear();
        const key = keyOfPress(pressOf(event.nativeEvent), isMac);
        if (key !== null) props.onTake(key);
      }}
    >
      {changing ? (
        'Press a key'
      ) : names.length === 0 ? (
        <span className="keys-none">none</span>
      ) : (
        names.map((name) => (
          <span key={name} className="key-cap">
            {name}
          </span>
        ))
      )}
    </button>
  );
}
