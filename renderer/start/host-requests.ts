// What the platform asks the window to open: files of the command line, of a second start, of a double click.
import type { OpenRequest } from '../../shared/host/contract.ts';
import { dialogsTurn } from '../dialogs/dialogs-turn.ts';
import { importFiles } from '../import/import-files.ts';
import { incomingFile } from '../import/opened-file.ts';
import { announce } from '../workspace/workspace.ts';
import { appState, messageOf } from './app-state.ts';
import { createCorpus, openCorpus } from './open-corpus.ts';

/** Takes the waiting request without acting on it; null when nothing waits. */
export async function takeRequest(): Promise<OpenRequest | null> {
  const { host } = appState.getState();
  if (!host) return null;
  try {
    return (await host.client.takeOpenRequest({})).request;
  } catch (error) {
    announce(messageOf(error));
    return null;
  }
}

/** Opens or makes the corpus that is named, then imports what is new. Never rejects: a failure is put on the screen. */
export async function fulfil(request: OpenRequest): Promise<void> {
  try {
    await openAndImport(request);
  } catch (error) {
    appState.setState({ problem: messageOf(error) });
  }
}

async function openAndImport(request: OpenRequest): Promise<void> {
  const { catalogue } = appState.getState();
  if (!catalogue) return;
  const { corpusTitle } = request;
  if (corpusTitle !== null) {
    const known = catalogue.corpora.get().find((corpus) => corpus.title === corpusTitle);
    const session = known ? await openCorpus(known.id) : await createCorpus(corpusTitle);
    if (!session) return;
  }
  await importFiles(request.files.map(incomingFile), request.problems);
}

let queue = Promise.resolve();

/** One request after the other, each to its end. */
export function takeAndFulfil(): Promise<void> {
  queue = queue.then(async () => {
    for (let request = await takeRequest(); request; request = await takeRequest()) {
      await dialogsTurn();
      await fulfil(request);
    }
  });
  return queue;
}
