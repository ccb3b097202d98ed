// Sticky mode for fast passes: a choice is made once, and every selection by mouse becomes it at once.
import type { CorpusSession } from '../session/corpus-session.ts';
import type { WorkspaceState } from '../workspace/workspace.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { markPendingAsClaim, markPendingAsMention, markPendingAsNote } from './make-mark.ts';

/** Marks the pending passages with the sticky choice, if one is set. */
export function applySticky(session: CorpusSession): void {
  const { sticky, pending } = workspace.getState();
  if (!sticky || pending.length === 0) return;
  if (sticky.kind === 'claim') void markPendingAsClaim(session);
  else if (sticky.kind === 'entity') void markPendingAsMention(session, { entityId: sticky.entityId }, null);
  else void markPendingAsNote(session, sticky.tagId);
}

/** Sets the sticky choice, or ends the mode when it is set already or null. */
export function toggleSticky(session: CorpusSession, choice: WorkspaceState['sticky']): void {
  const same = JSON.stringify(workspace.getState().sticky) === JSON.stringify(choice);
  workspace.setState({ sticky: same ? null : choice });
  announce(
    same || !choice
      ? 'Every selection is free again'
      : `Every selection becomes: ${stickyInWords(session, choice)}`,
  );
}

/** "Claim", the entity's name, or the tag's. */
export function stickyInWords(session: CorpusSession, sticky: NonNullable<WorkspaceState['sticky']>): string {
  if (sticky.kind === 'claim') return 'Claim';
  if (sticky.kind === 'entity') return session.store.get('entities', sticky.entityId)?.name ?? 'Entity';
  return session.store.get('tags', sticky.tagId)?.name ?? 'Tag';
}
