// Brings texts, documents and corpus files into a draft, one line for each.
import { previewImport } from '../../shared/native/preview-import.ts';
import { isRefusal } from '../../shared/raw-texts/decode-text.ts';
import { makeSource, planTextImport } from '../../shared/raw-texts/plan-text-import.ts';
import type { FoundFile } from '../host/find-text-files.ts';
import { CliError, type CliIo } from './command.ts';
import { commitPreview, type Draft, record, targetOf } from './draft.ts';
import { readAnyFile } from './read-any-file.ts';
import { readCorpus, sha256 } from './read-corpus.ts';

/** What became of one file. */
export type Line = {
  readonly outcome: 'new' | 'same-text' | 'skipped' | 'refused';
  readonly message: string;
  /** A corpus file, not a text. */
  readonly merged?: boolean;
  /** Files of another program. */
  readonly foreign?: boolean;
};

export async function importText(draft: Draft, file: FoundFile, io: CliIo): Promise<Line> {
  const decoded = await readAnyFile(file);
  const hash = isRefusal(decoded) ? '' : sha256(decoded.text);
  const plan = planTextImport(draft.known, { fileName: file.name, decoded, sha256: hash });
  if (isRefusal(decoded) || plan.outcome === 'skipped' || plan.outcome === 'refused') return plan;
  const { text, encoding, document } = decoded;
  const position = draft.position++;
  const clock = { now: io.now, newId: io.newId };
  const after = makeSource(
    { fileName: file.name, text, encoding, sha256: hash, position, document },
    clock,
    draft.analyst,
  );
  draft.texts.set(hash, text);
  draft.known.add(after);
  record(draft, io, `Imported “${after.title}”`, [{ table: 'sources', id: after.id, before: null, after }]);
  return plan;
}

/** Merges a native file. */
export async function importCorpus(draft: Draft, file: FoundFile, io: CliIo): Promise<Line> {
  try {
    const parsed = await readCorpus(file.path, io, draft.analyst);
    const preview = await previewImport(targetOf(draft), parsed);
    const [refusal] = preview.refused;
    if (refusal) return { outcome: 'refused', message: refusal.message };
    if (!commitPreview(draft, preview, io))
      return { outcome: 'skipped', merged: true, message: 'Everything in it is already there.' };
    const conflicts = preview.conflicts.length;
    return {
      outcome: 'new',
      merged: true,
      message: `Merged${conflicts > 0 ? `; ${conflicts} differing ${conflicts === 1 ? 'record' : 'records'} kept as here` : ''}.`,
    };
  } catch (error) {
    if (error instanceof CliError) return { outcome: 'refused', message: error.message };
    throw error;
  }
}
