// The corpus itself and who works on it.
import type { Change, ChangeSet } from '../change/change-set.ts';
import type { CorpusInfo } from '../model/corpus.ts';
import type { Id } from '../model/ids.ts';
import type { CommandContext } from './command-context.ts';
import { changeSet, saysSomethingNew } from './command-context.ts';

/** Renames or describes the corpus, or chooses its yardstick. */
export function editCorpus(
  context: CommandContext,
  patch: Partial<Omit<CorpusInfo, 'id'>>,
): ChangeSet | null {
  const before = context.store.info;
  if (!saysSomethingNew(before, patch)) return null;
  const change: Change = { table: 'corpus', id: before.id, before, after: { ...before, ...patch } };
  const isRenamed = patch.title !== undefined && patch.title !== before.title;
  return changeSet(isRenamed ? `Renamed the corpus to “${patch.title}”` : 'Changed the corpus', [change]);
}

/** Makes sure that the analyst stands in the corpus under this name, before the first stamp refers to it. */
export function nameAnalyst(context: Pick<CommandContext, 'store'>, id: Id, name: string): ChangeSet | null {
  const before = context.store.get('analysts', id) ?? null;
  if (before?.name === name) return null;
  const label = before ? `Analyst ${before.name} is now ${name}` : `${name} joined`;
  return changeSet(label, [{ table: 'analysts', id, before, after: { id, name } }]);
}
