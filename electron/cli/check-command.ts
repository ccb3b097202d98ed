// `check`: whether a corpus file is what it should be: schema, invariants, every span against its text.
import { basename } from 'node:path';
import { counted } from '../../shared/commands/command-context.ts';
import type { ReadResult } from '../../shared/native/parsed-corpus.ts';
import type { Problem } from '../../shared/native/problem.ts';
import { CliError, type Command, failed, misused } from './command.ts';
import { readArguments } from './read-arguments.ts';
import { inspectCorpus } from './read-corpus.ts';

export const checkCommand: Command = {
  name: 'check',
  usage: 'CORPUS [--json]',
  summary: 'Checks a corpus: schema, invariants, every span against its text.',
  details: ['--json   the report as JSON', 'Ends with 1 when there are errors; warnings alone end with 0.'],
  async run(args, io) {
    const { operands, flag } = readArguments(args, { json: { type: 'boolean' } });
    const [path] = operands;
    if (path === undefined || operands.length > 1)
      throw new CliError('Name the one corpus to check.', misused);
    const result = withUncheckedTexts(await inspectCorpus(path, io, 'command-line'));
    const report = {
      file: basename(path),
      ok: result.errors === 0,
      counts: countsOf(result),
      errors: result.errors,
      warnings: result.warnings,
      problems: result.problems,
    };
    if (flag('json')) await io.stdout(`${JSON.stringify(report, null, 2)}\n`);
    else {
      for (const problem of result.problems) await io.stdout(`${lineOf(problem)}\n`);
      await io.stdout(`${summaryOf(report)}\n`);
    }
    return result.errors === 0 ? 0 : failed;
  },
};

/** Spans of a source without its text can only be measured: said, so that nobody takes them for checked. */
function withUncheckedTexts(result: ReadResult): ReadResult {
  const { file } = result;
  const without = file?.sources.filter((source) => !file.texts.has(source.sha256)).length ?? 0;
  if (without === 0) return result;
  const warning: Problem = {
    severity: 'warning',
    where: 'sources',
    message: `${counted(without, 'source')} without text: quotes there could not be compared.`,
    hint: 'Check an export with texts.',
  };
  return { ...result, problems: [...result.problems, warning], warnings: result.warnings + 1 };
}

function countsOf({ file }: ReadResult) {
  if (!file) return null;
  const { sources, entities, annotations, links, journal } = file;
  return {
    sources: sources.length,
    entities: entities.length,
    annotations: annotations.length,
    spans: annotations.reduce((sum, mark) => sum + mark.spans.length, 0),
    links: links.length,
    journal: journal.length,
  };
}

function lineOf({ severity, where, message, hint }: Problem): string {
  const place = where === '' ? '' : ` ${where}:`;
  // Quotes of a text may hold line breaks and control characters; a report is one line a problem.
  return `${severity}:${place} ${message}${hint === '' ? '' : ` ${hint}`}`.replace(
    /[\p{Cc}\u2028\u2029]+/gu,
    ' ',
  );
}

function summaryOf(report: {
  file: string;
  counts: ReturnType<typeof countsOf>;
  errors: number;
  warnings: number;
}): string {
  const found = `${counted(report.errors, 'error')}, ${counted(report.warnings, 'warning')}`;
  if (!report.counts) return `${report.file}: ${found}.`;
  const { sources, entities, annotations, spans, links } = report.counts;
  const content = [
    counted(sources, 'source'),
    counted(annotations, 'mark'),
    counted(spans, 'span'),
    `${entities.toLocaleString('en-GB')} ${entities === 1 ? 'entity' : 'entities'}`,
    counted(links, 'link'),
  ];
  return `${report.file}: ${found}; ${content.join(', ')}.`;
}
