// The corpus that comes with the app: on the first start it shows what the product can do.
import sampleAddress from '../../corpus/munqar-blast.glossator.json?url';
import { previewImport } from '../../shared/native/preview-import.ts';
import { readNative } from '../../shared/native/read-native.ts';
import { textsOf } from '../import/preview-native-file.ts';
import { sha256Of } from '../import/sha256.ts';
import type { Catalogue } from '../session/catalogue.ts';
import { systemClock, unnamedAnalyst } from '../session/command-context.ts';
import { workspace } from '../workspace/workspace.ts';
import { openCorpus } from './open-corpus.ts';

/** Makes a corpus of the sample and opens it. False when it could not be read. */
export async function openSampleCorpus(catalogue: Catalogue): Promise<boolean> {
  const text = await (await fetch(sampleAddress)).text();
  const read = await readNative(text, { at: systemClock.now(), by: unnamedAnalyst, sha256: sha256Of });
  if (!read.file) return false;
  const id = await catalogue.create(read.file.corpus.title);
  const session = await openCorpus(id);
  if (!session) return false;
  const preview = await previewImport({ store: session.store, textOf: () => null }, read.file);
  if (!preview.changeSet) return false;
  await session.importBulk({
    changeSet: preview.changeSet,
    texts: textsOf(read.file, preview.remapped),
    history: preview.journal,
  });
  const { store } = session;
  // The one with most to see comes up first.
  const [richest] = store
    .sourcesInOrder()
    .sort((a, b) => store.marksOf(b.id).size - store.marksOf(a.id).size);
  workspace.setState({ sourceId: richest?.id ?? null });
  return true;
}
