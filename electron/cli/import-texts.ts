// Brings texts, documents and corpus files into a draft, one line for each.
import { previewImport } from '../../shared/native/preview-import.ts';
import { isRefusal } from '../../shared/raw-texts/decode-text.ts';
import { makeSource, planTextImport } from '../../shared/raw-texts/plan-text-import.ts';
import type { FoundFile } from '../host/find-text-files.ts';
import { CliError, type CliIo } from './command.ts';
import type { ConflictChoice } from './conflict-lines.ts';
import { commitPreview, type Draft, record, targetOf } from './draft.ts';
import type { ImportOutcome } from './import-foreign.ts';
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

/** Merges a native file; without an outcome where it cannot even be read. */
export async function importCorpus(
  draft: Draft,
  file: FoundFile,
  choice: ConflictChoice,
  io: CliIo,
): Promise<{ readonly line: Line; readonly outcome: ImportOutcome | null }> {
  try {
    const parsed = await readCorpus(file.path, io, draft.analyst);
    const resolve = () => (choice === 'theirs' ? 'theirs' : 'ours');
    const preview = await previewImport(targetOf(draft), parsed, { resolve });
    const { counts: records, conflicts, stayDeleted, refused } = preview;
    const told = { format: 'json', file: file.name, options: {}, records, conflicts, stayDeleted, refused };
    const passedOver: ImportOutcome['passedOver'] = [];
    const [refusal] = refused;
    if (refusal)
      return {
        line: { outcome: 'refused', message: refusal.message },
        outcome: { ...told, passedOver, outcome: 'refused' },
      };
    const isNew = commitPreview(draft, preview, io);
    const nothing = conflicts.length > 0 ? 'Nothing new in it.' : 'Everything in it is already there.';
    return {
      line: { outcome: isNew ? 'new' : 'skipped', merged: true, message: isNew ? 'Merged.' : nothing },
      outcome: { ...told, passedOver, outcome: isNew ? 'imported' : 'nothing-new' },
    };
  } catch (error) {
    if (error instanceof CliError)
      return { line: { outcome: 'refused', message: error.message }, outcome: null };
    throw error;
  }
}
