// `agreement`: how far two analysts of one corpus agree, and where they do not.
import {
  type AgreementReport,
  compareAnalysts,
  markingAnalysts,
} from '../../shared/agreement/compare-analysts.ts';
import { differingValue } from '../../shared/agreement/difference-wording.ts';
import { counted } from '../../shared/commands/command-context.ts';
import { firstWords, markSummary } from '../../shared/marks/mark-summary.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { corpusOfFile } from '../../shared/native/corpus-of-file.ts';
import type { CorpusStore } from '../../shared/store/corpus-store.ts';
import { CliError, type Command, misused } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { readCorpus } from './read-corpus.ts';

export const agreementCommand: Command = {
  name: 'agreement',
  usage: 'CORPUS [--analysts A,B] [--json]',
  summary: 'Says how far two analysts agree: Krippendorff’s alpha, Cohen’s kappa, the passages that differ.',
  details: [
    '--analysts A,B   two analysts by name or id; without it the two who made most marks',
    '--json           the report as JSON, every differing passage with the ids of both marks',
    'Compared are the sources that both have marked; rejected and lost marks count for nobody.',
  ],
  async run(args, io) {
    const { operands, text, flag } = readArguments(args, {
      analysts: { type: 'string' },
      json: { type: 'boolean' },
    });
    const [path] = operands;
    if (path === undefined || operands.length > 1)
      throw new CliError('Name the one corpus to compare the analysts of.', misused);
    const store = corpusOfFile(await readCorpus(path, io, 'command-line'));
    const [first, second] = analystsOf(store, text('analysts'));
    const report = await compareAnalysts(store, first, second);
    if (flag('json')) await io.stdout(`${JSON.stringify(asJson(store, first, second, report), null, 2)}\n`);
    else for (const line of asLines(store, first, second, report)) await io.stdout(`${line}\n`);
    return 0;
  },
};

/** The two analysts asked for, or the two busiest. Throws CliError where there are not two. */
function analystsOf(store: CorpusStore, asked: string | undefined): readonly [Id, Id] {
  const marking = markingAnalysts(store).map(({ id }) => id);
  const known = marking.map((id) => nameOf(store, id)).join(', ') || 'nobody';
  if (asked === undefined) {
    const [first, second] = marking;
    if (first === undefined || second === undefined)
      throw new CliError(`Two analysts must have made marks; here it is ${known}.`);
    return [first, second];
  }
  const ids = asked.split(',').map((words) => {
    const name = words.trim();
    const found = marking.filter((id) => id === name || nameOf(store, id) === name);
    if (found.length > 1) throw new CliError(`Several analysts are called “${name}”; give the id.`, misused);
    if (!found[0]) throw new CliError(`No analyst “${name}” has made marks; there is: ${known}.`, misused);
    return found[0];
  });
  const [first, second] = ids;
  if (ids.length !== 2 || first === undefined || second === undefined || first === second)
    throw new CliError('--analysts takes two different names or ids with a comma between.', misused);
  return [first, second];
}

function nameOf(store: CorpusStore, id: Id): string {
  return store.get('analysts', id)?.name ?? id;
}

function asJson(store: CorpusStore, first: Id, second: Id, report: AgreementReport) {
  return {
    analysts: [first, second].map((id) => ({ id, name: nameOf(store, id) })),
    sources: report.sources,
    sourcesOfOne: report.onlyOne,
    alpha: report.layers.map(({ layer, marks, alpha }) => ({
      layer,
      marks,
      unitising: alpha.boundaries,
      kinds: alpha.values,
      together: alpha.overall,
      coverage: alpha.coverage,
    })),
    kappa: report.grades,
    same: report.same,
    differences: report.differences.map((passage) => ({
      source: passage.sourceId,
      marks: [passage.first?.id ?? null, passage.second?.id ?? null],
      quote: markSummary((passage.first ?? passage.second) as Annotation, store).quote,
      fields: passage.fields.map((field) => ({ field, values: valuesOf(store, passage, field) })),
    })),
  };
}

function* asLines(store: CorpusStore, first: Id, second: Id, report: AgreementReport): Generator<string> {
  const names = [nameOf(store, first), nameOf(store, second)] as const;
  yield `${names.join(' and ')}: ${counted(report.sources.length, 'source')} marked by both.`;
  for (const { layer, marks, alpha } of report.layers)
    yield `alpha ${layer}: passages ${number(alpha.boundaries)}, kinds ${number(alpha.values)} (${marks.join(' and ')} marks)`;
  for (const { field, kappa, pairs } of report.grades)
    yield `kappa ${field}: ${number(kappa)} (${counted(pairs, 'pair')})`;
  yield `${counted(report.same, 'passage')} the same, ${report.differences.length.toLocaleString('en-GB')} differ.`;
  for (const passage of report.differences) {
    const quote = firstWords(markSummary((passage.first ?? passage.second) as Annotation, store).quote);
    const what =
      passage.first && passage.second
        ? passage.fields.map((field) => `${field} ${valuesOf(store, passage, field).join(' | ')}`).join('; ')
        : `only ${passage.first ? names[0] : names[1]}`;
    yield `${store.get('sources', passage.sourceId)?.title ?? passage.sourceId}: “${quote}”: ${what}`;
  }
}

function valuesOf(
  store: CorpusStore,
  { first, second }: AgreementReport['differences'][number],
  field: AgreementReport['differences'][number]['fields'][number],
): string[] {
  return [first, second].flatMap((mark) => (mark ? [differingValue(store, mark, field)] : []));
}

function number(value: number | null): string {
  return value === null ? 'not measured' : value.toFixed(3);
}
