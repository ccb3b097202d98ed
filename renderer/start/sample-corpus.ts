// The corpus that comes with the app: on the first start it shows what the product can do.
import sampleAddress from '../../corpus/munqar-blast.glossator.json?url';
import type { Catalogue } from '../session/catalogue.ts';
import { systemClock, unnamedAnalyst } from '../session/command-context.ts';
import { fillNewCorpus } from '../session/fill-new-corpus.ts';
import { NativeWorker } from '../session/native-worker-client.ts';
import { workspace } from '../workspace/workspace.ts';
import { openCorpus } from './open-corpus.ts';

/** Makes a corpus of the sample and opens it. False when it could not be read. */
export async function openSampleCorpus(catalogue: Catalogue): Promise<boolean> {
  const blob = await (await fetch(sampleAddress)).blob();
  const worker = new NativeWorker();
  const { file } = await worker
    .read(blob, { at: systemClock.now(), by: unnamedAnalyst })
    .finally(() => worker.close());
  if (!file) return false;
  const label = `Opened “${file.corpus.title}”`;
  const id = await catalogue.create(file.corpus.title);
  const session = await openCorpus(id, (made) => fillNewCorpus(made, file, file.texts, label));
  if (!session) {
    // Not filled, or the present corpus was not left: nothing empty stays behind.
    await catalogue.remove(id).catch(() => {});
    return false;
  }
  const { store } = session;
  // The one with most to see comes up first.
  const [richest] = store
    .sourcesInOrder()
    .sort((a, b) => store.marksOf(b.id).size - store.marksOf(a.id).size);
  workspace.setState({ sourceId: richest?.id ?? null });
  return true;
}
