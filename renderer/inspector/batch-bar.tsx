// What can be done with several selected marks at once; each is one step that undo takes back.

import { useMemo, useState } from 'react';
import { codebookInOrder } from '../../shared/codebook/codebook-order.ts';
import { settingStatus, settingTag } from '../../shared/commands/edit-marks.ts';
import type { Id } from '../../shared/model/ids.ts';
import { Button } from '../components/button.tsx';
import { Menu } from '../components/menu.tsx';
import { RetargetDialog } from '../entities/retarget-dialog.tsx';
import { runOverMany } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';
import { workspace } from '../workspace/workspace.ts';
import { deleteSelectedMarks } from './delete-selected.ts';

export function BatchBar({ ids }: { readonly ids: readonly Id[] }) {
  const session = useSession();
  const { store } = session;
  const [retargeting, setRetargeting] = useState(false);
  // What a mark is never changes; there may be 100,000 of them.
  const mentions = useMemo(
    () => ids.filter((id) => store.get('annotations', id)?.kind === 'mention'),
    [ids, store],
  );
  const tags = codebookInOrder(store, 'tags');
  const tagItems = (on: boolean) =>
    tags.map((tag) => ({
      id: `${on}-${tag.id}`,
      label: tag.name,
      keyName: tag.key === null ? undefined : String(tag.key),
      onSelect: () =>
        void runOverMany(session, ids.length, (context) => settingTag(context, ids, tag.id, on)),
    }));
  const status = (to: 'accepted' | 'rejected' | 'draft') => () =>
    void runOverMany(session, ids.length, (context) => settingStatus(context, ids, to));
  return (
    <div role="toolbar" aria-label="Selected marks" className="batch-bar">
      <span className="batch-count">{ids.length.toLocaleString('en-GB')} selected</span>
      <Menu
        trigger={
          <Button kind="quiet" disabled={tags.length === 0}>
            Tag
          </Button>
        }
        groups={[
          { label: 'Add the tag', items: tagItems(true) },
          { label: 'Take the tag off', items: tagItems(false) },
        ]}
      />
      <Button kind="quiet" onClick={status('accepted')}>
        Accept
      </Button>
      <Button kind="quiet" onClick={status('rejected')}>
        Reject
      </Button>
      <Button kind="quiet" onClick={status('draft')}>
        Draft
      </Button>
      {mentions.length > 0 && (
        <Button kind="quiet" onClick={() => setRetargeting(true)}>
          Entity…
        </Button>
      )}
      <Button kind="quiet" className="batch-delete" onClick={() => void deleteSelectedMarks(session)}>
        Delete
      </Button>
      <Button kind="quiet" onClick={() => workspace.setState({ selectedMarks: [] })}>
        Clear
      </Button>
      {retargeting && <RetargetDialog mentions={mentions} surface="" onClose={() => setRetargeting(false)} />}
    </div>
  );
}
