// What can be done with the sources chosen in the list.
import { useStore } from 'zustand';
import { counted } from '../../shared/commands/command-context.ts';
import { setReadStatus } from '../../shared/commands/sources.ts';
import type { Id } from '../../shared/model/ids.ts';
import { readStatuses } from '../../shared/model/source.ts';
import { performById } from '../actions/use-shortcuts.tsx';
import { Button } from '../components/button.tsx';
import { Menu } from '../components/menu.tsx';
import { runCommand } from '../session/run-command.ts';
import { useReadOnly, useSession } from '../session/use-session.tsx';
import { removeSources } from './remove-sources.ts';
import { statusNames } from './source-rows.ts';
import { clearSourceSelection, sourceSelection } from './source-selection.ts';

export function SelectionFooter({ shown }: { readonly shown: readonly Id[] }) {
  const session = useSession();
  const { ids, ticking } = useStore(sourceSelection);
  const readOnly = useReadOnly(session);
  if (!ticking && ids.size === 0) return null;
  // What a filter hides was not chosen on purpose.
  const chosen = shown.filter((id) => ids.has(id));
  return (
    <div className="sources-selection">
      <div className="sources-selection-words">
        <span>{counted(chosen.length, 'source')} selected</span>
        <Button
          kind="quiet"
          onClick={() =>
            chosen.length === shown.length
              ? clearSourceSelection()
              : sourceSelection.setState({ ids: new Set(shown) })
          }
        >
          {chosen.length === shown.length ? 'Select none' : 'Select all shown'}
        </Button>
      </div>
      <div className="sources-selection-buttons">
        <Menu
          trigger={<Button disabled={readOnly || chosen.length === 0}>Reading status</Button>}
          groups={[
            {
              items: readStatuses.map((status) => ({
                id: status,
                label: statusNames[status],
                onSelect: () =>
                  void runCommand(session, (context) => setReadStatus(context, chosen, status), {
                    unsigned: true,
                  }),
              })),
            },
          ]}
        />
        <Button disabled={chosen.length === 0} onClick={() => performById('export')}>
          Save to a file…
        </Button>
        <Button
          kind="danger"
          disabled={readOnly || chosen.length === 0}
          onClick={() => void removeSources(session, chosen)}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}
