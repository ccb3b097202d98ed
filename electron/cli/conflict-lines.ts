// What a merge had to decide: which side `--conflicts` takes, and each differing field in a line.

import type { TableName } from '../../shared/change/change-set.ts';
import { counted } from '../../shared/commands/command-context.ts';
import { sidesInWords } from '../../shared/native/conflict-words.ts';
import type { ImportConflict, Side } from '../../shared/native/import-preview.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { CliError, misused } from './command.ts';

/** Which side fields take that both sides say something else in; `refuse`: then nothing is written. */
export type ConflictChoice = Side | 'refuse';

const choices: readonly ConflictChoice[] = ['ours', 'theirs', 'refuse'];

/** What `--conflicts` says; ours without it. Throws CliError. */
export function conflictChoiceOf(given: string | undefined): ConflictChoice {
  if (given === undefined) return 'ours';
  const choice = choices.find((each) => each === given);
  if (choice) return choice;
  throw new CliError(`--conflicts takes ${choices.join(', ')}; there is no “${given}”.`, misused);
}

/** Lines before the rest is only counted: a terminal is read, the report is searched. */
const listed = 100;
/** Characters of one side. */
const longest = 60;

const recordWords: Partial<Record<TableName, string>> = {
  corpus: 'Corpus',
  analysts: 'Analyst',
  tags: 'Tag',
  entityTypes: 'Entity type',
  relationTypes: 'Relation type',
  sources: 'Source',
  entities: 'Entity',
  annotations: 'Mark',
  links: 'Link',
};

/** A sentence with the count, then a short line for each field, ours before theirs. Nothing without conflicts. */
export function* conflictLines(
  conflicts: readonly ImportConflict[],
  choice: ConflictChoice,
  store: CorpusStore,
): Generator<string> {
  const count = conflicts.reduce((sum, { fields }) => sum + fields.length, 0);
  if (count === 0) return;
  const became = { ours: 'ours kept', theirs: 'theirs taken', refuse: 'nothing was written' }[choice];
  yield `${counted(count, 'field')} of ${counted(conflicts.length, 'record')} ${count === 1 ? 'differs' : 'differ'}; ${became} (ours | theirs):`;
  let told = 0;
  for (const { table, id, name, fields } of conflicts)
    for (const difference of fields) {
      if (told++ === listed)
        return yield `  ${(count - listed).toLocaleString('en-GB')} more; --report lists all.`;
      const { field, ours, theirs } = sidesInWords(difference, store);
      // Mending circles and links may keep ours against the choice.
      const but =
        choice === 'theirs' && difference.chosen === 'ours' ? ' (ours kept: theirs would not fit)' : '';
      yield `  ${recordWords[table] ?? table} “${name || id}”, ${field}: ${short(ours)} | ${short(theirs)}${but}`;
    }
}

function short(lines: readonly string[]): string {
  const line = lines.join('; ').replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
  return line.length <= longest ? line : `${line.slice(0, longest).trimEnd()}…`;
}
