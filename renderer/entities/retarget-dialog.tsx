// Asks whom mentions mean instead, and points them there.

import { retargetTo, retargetToNew } from '../../shared/commands/retarget-mentions.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Dialog } from '../components/dialog.tsx';
import { runCommand } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';
import { EntityPicker } from './entity-picker.tsx';

export function RetargetDialog(props: {
  readonly mentions: readonly Id[];
  /** The passage as it stands in the text; empty for several. */
  readonly surface: string;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const { mentions, surface, onClose } = props;
  const title =
    mentions.length === 1
      ? 'Point the mention to another entity'
      : `Point ${mentions.length.toLocaleString('en-GB')} mentions to another entity`;
  return (
    <Dialog title={title} size="small" onClose={onClose}>
      <EntityPicker
        initialQuery={surface}
        surface={surface}
        onCancel={onClose}
        onChoose={(entityId, alias) => {
          onClose();
          void runCommand(session, (context) => retargetTo(context, mentions, entityId, alias));
        }}
        onCreate={(name, type) => {
          onClose();
          void runCommand(session, (context) => retargetToNew(context, mentions, { name, type }));
        }}
      />
    </Dialog>
  );
}
