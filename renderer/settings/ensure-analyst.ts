// Asks for the analyst's name once, at the first mark, and signs with it from then on.
import type { Id } from '../../shared/model/ids.ts';
import { appState } from '../start/app-state.ts';
import { workspace } from '../workspace/workspace.ts';

type Answer = (id: Id | null) => void;
let waiting: Answer[] = [];

/** The analyst's id, after asking for a name if there is none yet; null when the question was dismissed. */
export function ensureAnalyst(): Promise<Id | null> {
  const { catalogue, session } = appState.getState();
  const known = session?.analystId.get() ?? catalogue?.settings.get().analyst?.id ?? null;
  if (known !== null) return Promise.resolve(known);
  workspace.setState({ nameAsked: true });
  return new Promise((answer) => waiting.push(answer));
}

/** Called by the dialog: the name that was given, or null when it was dismissed. */
export async function answerAnalystName(name: string | null): Promise<void> {
  workspace.setState({ nameAsked: false });
  const answers = waiting;
  waiting = [];
  const id = name === null ? null : await setAnalystName(name);
  for (const answer of answers) answer(id);
}

/** Stores the name; each corpus learns of it with its next change. The id stays the same through every renaming. */
export async function setAnalystName(name: string): Promise<Id> {
  const { catalogue } = appState.getState();
  const id = catalogue?.settings.get().analyst?.id ?? crypto.randomUUID();
  await catalogue?.changeSettings({ analyst: { id, name } });
  return id;
}
