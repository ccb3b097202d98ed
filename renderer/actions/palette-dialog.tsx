// The command palette: every action with its key, found by words, performed with Enter.
import { Command } from 'cmdk';
import { useMemo, useState } from 'react';
import { Dialog } from '../components/dialog.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { appState } from '../start/app-state.ts';
import { workspace } from '../workspace/workspace.ts';
import type { Action } from './action.ts';
import { allActions } from './all-actions.ts';
import { keyNameOf } from './keys-of.ts';
import { matchCommand } from './match-command.ts';
import './palette-dialog.css';
import { performAction } from './use-shortcuts.tsx';

export function PaletteDialog() {
  const [words, setWords] = useState('');
  const groups = useMemo(() => byGroup(allActions), []);
  const context = { session: appState.getState().session };
  const close = () => workspace.setState({ dialog: null });
  const choose = (action: Action) => {
    close();
    // After the dialog is gone and the focus is back where it was: the action may open another one, or use the focus.
    setTimeout(() => performAction(action), 0);
  };
  return (
    <Dialog title="All commands" titleHidden size="medium" onClose={close} className="palette">
      <Command
        label="All commands"
        loop
        filter={(_, typed, [label = '', ...others] = []) => matchCommand(typed, label, others)}
      >
        <Command.Input
          autoFocus
          className="palette-input"
          aria-label="Find a command"
          placeholder="Find a command"
          value={words}
          onValueChange={setWords}
        />
        <Command.List className="palette-list scroll-area" label="Commands">
          <Command.Empty className="palette-empty">No command of that name</Command.Empty>
          {groups.map(([group, actions]) => (
            <Command.Group key={group} heading={group} className="palette-group">
              {actions.map((action) => {
                const key = keyNameOf(action);
                return (
                  <Command.Item
                    key={action.id}
                    value={action.id}
                    keywords={[action.label, action.group, ...(action.keywords ?? [])]}
                    disabled={action.enabled ? !action.enabled(context) : false}
                    className="palette-item"
                    onSelect={() => choose(action)}
                  >
                    <span>{action.label}</span>
                    {key && <KeyCap name={key} />}
                  </Command.Item>
                );
              })}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

/** Groups in the order in which they first come. */
export function byGroup(actions: readonly Action[]): [Action['group'], Action[]][] {
  const groups = new Map<Action['group'], Action[]>();
  for (const action of actions) {
    const group = groups.get(action.group);
    if (group) group.push(action);
    else groups.set(action.group, [action]);
  }
  return [...groups];
}
