// Puts a file into the corpus that was just made of it: a sample, a backup.
import type { ParsedCorpus } from '../../shared/native/parsed-corpus.ts';
import { previewImport } from '../../shared/native/preview-import.ts';
import type { BulkProgress, CorpusSession, IncomingText } from './corpus-session.ts';

/** Stores everything of the file as history that no undo takes back. Rejects with a sentence when it does not fit. */
export async function fillNewCorpus(
  session: CorpusSession,
  file: ParsedCorpus,
  texts: ReadonlyMap<string, string>,
  label: string,
  progress: BulkProgress = {},
): Promise<'done' | 'cancelled'> {
  await session.whenComplete();
  const textOf = (sha256: string) => texts.get(sha256) ?? null;
  const preview = await previewImport({ store: session.store, textOf }, file);
  const [problem] = preview.refused.filter(({ severity }) => severity === 'error');
  if (problem) throw new Error(problem.message);
  if (!preview.changeSet) return 'done';
  const owners = new Map(file.sources.map((source) => [source.sha256, source.id]));
  const incoming = [...texts].map(
    ([sha256, text]): IncomingText => ({ sha256, text, sourceId: owners.get(sha256) ?? '', original: null }),
  );
  const changeSet = { ...preview.changeSet, label };
  const history = preview.journal;
  return session.importBulk({ changeSet, texts: incoming, history, isBeginning: true }, progress);
}
