// The start: platform, catalogue, then the corpus asked for, the one used last, or the sample.
import { performById } from '../actions/use-shortcuts.tsx';
import { connectHost } from '../host/host-bridge.ts';
import { openCatalogue } from '../session/open-catalogue.ts';
import { applyAppearance } from '../settings/apply-appearance.ts';
import { appState, messageOf } from './app-state.ts';
import { fulfil, takeAndFulfil, takeRequest } from './host-requests.ts';
import { guardLeaving } from './leave-guard.ts';
import { openCorpus } from './open-corpus.ts';
import { openSampleCorpus } from './sample-corpus.ts';

/** Brings the window to where it can be used. Never throws: a failure becomes the phase `failed`. */
export async function startApp(): Promise<void> {
  try {
    const host = connectHost();
    appState.setState({ host });
    guardLeaving();
    const [catalogue, hello] = await Promise.all([
      openCatalogue(host.client),
      // Without its host the app still reads and marks; only files from outside and backups wait.
      host.client.hello({}).catch(() => null),
      facesReady(),
    ]);
    applyAppearance(catalogue.settings.get());
    catalogue.settings.subscribe(() => applyAppearance(catalogue.settings.get()));
    appState.setState({ catalogue, hello });
    const request = await takeRequest();
    await openFirst(request?.corpusTitle ?? null);
    appState.setState({ phase: { kind: 'ready' } });
    if (request) await fulfil(request);
    host.listen((event) => {
      if (event.kind === 'open-request') void takeAndFulfil();
      else performById(event.action);
    });
    await takeAndFulfil();
  } catch (error) {
    appState.setState({ phase: { kind: 'failed', message: messageOf(error) } });
  }
}

/** The corpus used last, unless another one is about to be opened; the sample where there is none yet. */
async function openFirst(requestedTitle: string | null): Promise<void> {
  const { catalogue } = appState.getState();
  if (!catalogue || requestedTitle !== null) return;
  const last = catalogue.corpora.get()[0];
  if (last) {
    await openCorpus(last.id);
    return;
  }
  try {
    await openSampleCorpus(catalogue);
  } catch (error) {
    appState.setState({ problem: `The sample corpus could not be opened: ${messageOf(error)}` });
  }
}

/** Milliseconds to wait for the faces: they are on disk; without them text would jump when they come. */
const patience = 500;

function facesReady(): Promise<unknown> {
  const faces = [
    '400 13px "Inter Variable"',
    '600 13px "Inter Variable"',
    '400 18px "Source Serif 4 Variable"',
  ];
  return Promise.race([
    Promise.all(faces.map((face) => document.fonts.load(face))),
    new Promise((resolve) => setTimeout(resolve, patience)),
  ]).catch(() => undefined);
}
