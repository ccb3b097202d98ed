// The entity picker where the passage is: takes the best match, or makes a new entity in one more key.

import { retargetToNew } from '../../shared/commands/retarget-mentions.ts';
import { EntityPicker } from '../entities/entity-picker.tsx';
import { runCommand } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';
import { focusText } from '../workspace/reveal.ts';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import './entity-popover.css';
import { useFloatingAt } from './floating-at.ts';
import { markPendingAsMention, retargetMentions } from './make-mark.ts';
import { openText } from './open-text.ts';

export function EntityPopover() {
  const session = useSession();
  // Only what it shows: other ways of marking draw nothing here.
  const marking = useWorkspace((state) => (state.marking.kind === 'entity' ? state.marking : null));
  const passage = useWorkspace((state) => (state.marking.kind === 'entity' ? state.pending[0] : undefined));
  const open = openText();
  const retarget = marking?.retarget ?? [];
  const mark = session.store.get('annotations', retarget[0] ?? '');
  const anchor = mark?.sourceId === open?.sourceId ? mark?.spans[0] : passage;
  const shown = marking !== null && anchor !== undefined;
  const ref = useFloatingAt<HTMLDivElement>(shown ? anchor : null);
  if (!shown || !open) return null;
  const surface = open.text.slice(anchor.start, anchor.end).replace(/\s+/g, ' ');
  const close = () => {
    workspace.setState({ marking: { kind: 'idle' } });
    focusText();
  };
  return (
    <div ref={ref} className="entity-popover">
      <EntityPicker
        initialQuery={surface}
        surface={surface}
        onChoose={(entityId, alias) => {
          close();
          if (retarget.length > 0) void retargetMentions(session, retarget, entityId);
          else void markPendingAsMention(session, { entityId }, alias);
        }}
        onCreate={(name, type) => {
          close();
          if (retarget.length > 0)
            void runCommand(session, (context) => retargetToNew(context, retarget, { name, type }));
          else void markPendingAsMention(session, { name, type }, null);
        }}
        onCancel={close}
      />
    </div>
  );
}
