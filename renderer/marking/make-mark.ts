// From the pending passages to a stored mark: asks for the analyst once, runs one command, selects what was made.
import type { CommandContext } from '../../shared/commands/command-context.ts';
import { settingMentionEntity, togglingTag } from '../../shared/commands/edit-marks.ts';
import { addAlias } from '../../shared/commands/entities.ts';
import type { MadeMark, Passages } from '../../shared/commands/make-marks.ts';
import { markClaim, markMention, markNewEntity, markNote } from '../../shared/commands/make-marks.ts';
import type { Id } from '../../shared/model/ids.ts';
import { makeSpan } from '../../shared/text/make-span.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { readyContext, runOverMany } from '../session/run-command.ts';
import { focusMarkForm } from '../workspace/reveal.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { openText } from './open-text.ts';

/** What a new mention is to mean: a known entity, or one made with it. */
export type EntityChoice = { readonly entityId: Id } | { readonly name: string; readonly type: Id };

/** Marks the pending passages as a claim and puts the keyboard into its first field. */
export async function markPendingAsClaim(session: CorpusSession): Promise<void> {
  const made = await make(session, (context, at) => markClaim(context, at));
  if (made) focusMarkForm(made.id);
}

/** Marks the pending passages as a mention; the surface form becomes an alias on request. */
export async function markPendingAsMention(
  session: CorpusSession,
  choice: EntityChoice,
  alias: string | null,
): Promise<void> {
  await make(session, (context, at) => {
    if (!('entityId' in choice)) return markNewEntity(context, at, choice);
    const made = markMention(context, at, choice.entityId);
    const named = alias ? addAlias(context, choice.entityId, alias) : null;
    if (!named) return made;
    const changes = [...(made.changeSet?.changes ?? []), ...named.changes];
    return { id: made.id, changeSet: { label: made.changeSet?.label ?? named.label, reason: '', changes } };
  });
}

/** Marks the pending passages as a note, with a tag or bare. */
export async function markPendingAsNote(session: CorpusSession, tagId: Id | null): Promise<void> {
  const made = await make(session, (context, at) => markNote(context, at, tagId ? [tagId] : []));
  if (made && !tagId) focusMarkForm(made.id);
}

/** Gives or takes a tag from the selected marks. */
export async function toggleTagOfSelected(session: CorpusSession, tagId: Id): Promise<void> {
  const ids = workspace.getState().selectedMarks;
  await runOverMany(session, ids.length, (context) => togglingTag(context, ids, tagId));
}

/** Points mentions at another entity. */
export async function retargetMentions(
  session: CorpusSession,
  mentionIds: readonly Id[],
  entityId: Id,
): Promise<void> {
  await runOverMany(session, mentionIds.length, (context) =>
    settingMentionEntity(context, mentionIds, entityId),
  );
}

/** The pending passages with quotes and context, ready for a command; null when there are none. */
export function passagesOfPending(): Passages | null {
  const open = openText();
  const { pending } = workspace.getState();
  if (!open || pending.length === 0) return null;
  return { sourceId: open.sourceId, spans: pending.map((range) => makeSpan(open.text, range)) };
}

async function make(
  session: CorpusSession,
  command: (context: CommandContext, at: Passages) => MadeMark,
): Promise<MadeMark | null> {
  const at = passagesOfPending();
  if (!at) return null;
  const ready = readyContext(session);
  // With a known analyst nothing is awaited: the mark is painted in the same frame as the key.
  const context = ready instanceof Promise ? await ready : ready;
  if (!context) return null;
  const made = command(context, at);
  session.run(made.changeSet);
  workspace.setState({
    pending: [],
    marking: { kind: 'idle' },
    stack: null,
    selectedMarks: [made.id],
    inspector: { kind: 'mark', id: made.id },
  });
  announce(made.changeSet?.label ?? 'This passage is marked so already');
  return made;
}
