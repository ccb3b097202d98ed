// CoNLL-2003: four columns and IOB2, one flat layer. Line by line beside it, a table of offsets leads back to the texts.
import { GrowingFile } from '../archive/growing-file.ts';
import { packHere } from '../archive/packing.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Range } from '../model/span.ts';
import { CorpusView } from './corpus-view.ts';
import { lossesOf } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut } from './left-out.ts';
import { exampleOf, LossCounter } from './loss-counter.ts';
import { flatPassages, passagesOf } from './standoff/flat-passages.ts';
import { asciiName, Labels } from './standoff/labels.ts';
import { placedSources } from './standoff/placed-source.ts';
import { countAllLinks, countBareLabel, countPassagesApart } from './standoff/standoff-losses.ts';
import { type Token, tokensOf } from './standoff/tokens.ts';
import { type ZippedFile, zipFiles } from './zip-files.ts';

/**
 * A zip of `corpus.conll`, `offsets.tsv` and the texts. Line n of the offsets is about line n of the corpus (`paste` joins
 * them): start and end in code points of the text, id and text of a source where a document begins, nothing where there is
 * nothing.
 */
export const conll: Exporter = {
  id: 'conll',
  label: 'CoNLL-2003',
  extension: '.conll.zip',
  mediaType: 'application/zip',
  summary: 'Tokens with IOB2 tags, for programs that train named-entity recognition.',
  options: [
    {
      id: 'marks',
      label: 'What is tagged',
      hint: 'There is one layer: where passages overlap, the longest wins.',
      choices: [
        { value: 'entities', label: 'Entities' },
        { value: 'all', label: 'Entities, claims and notes' },
      ],
    },
  ],
  honours: { withText: true, withJournal: false },
  losses: lossesOf(documents),
  write: (input, options) => zipFiles(zipped(input, options), options),
  files: wholeFiles,
};

const corpusPath = 'corpus.conll';
const offsetsPath = 'offsets.tsv';

/** In a zip the two tables are packed while they grow, and stand behind the texts. */
async function* zipped(input: ExportInput, options: ExportOptions): AsyncGenerator<ZippedFile> {
  const packer = options.packer ?? packHere();
  const corpus = new GrowingFile(packer.begin());
  const offsets = new GrowingFile(packer.begin());
  for await (const document of documents(input, options, new LossCounter())) {
    await corpus.append(document.lines);
    await offsets.append(document.rows);
    if (document.text) yield document.text;
  }
  yield { path: corpusPath, packing: corpus.end() };
  yield { path: offsetsPath, packing: offsets.end() };
}

async function* wholeFiles(input: ExportInput, options: ExportOptions): AsyncGenerator<ExportedFile> {
  const made: Document[] = [];
  for await (const document of documents(input, options, new LossCounter())) made.push(document);
  yield { path: corpusPath, content: made.map(({ lines }) => lines).join('') };
  yield { path: offsetsPath, content: made.map(({ rows }) => rows).join('') };
  for (const { text } of made) if (text) yield text;
}

/** What becomes of one source. */
interface Document {
  readonly lines: string;
  readonly rows: string;
  readonly text: ExportedFile | null;
}

async function* documents(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<Document> {
  const view = new CorpusView(input, options);
  const labels = new Labels(view, (name) => asciiName(name).toUpperCase());
  countAllLinks(view, counter);
  const projection = { unit: 'code-point', newlines: 'lf', xml: false } as const;
  const takes = (mark: Annotation) => {
    if (mark.kind === 'mention' || options.format?.marks === 'all') return true;
    counter.add('mark-dropped', 'Claims and notes are left out', exampleOf(mark));
    return false;
  };
  for await (const { source, text, marks: tagged } of placedSources(view, projection, counter, takes)) {
    for (const placed of tagged) {
      countBareLabel(placed, counter);
      countPassagesApart(placed, counter);
    }
    const kept = flatPassages(passagesOf(tagged), counter);
    const tokens = tokensOf(text, kept);
    const tags = new Map<number, string>();
    for (const { start, end, placed } of kept) {
      let prefix = 'B-';
      for (const token of within(tokens, { start, end })) {
        if (!printable(token)) continue;
        tags.set(token.start, prefix + labels.of(placed.mark));
        prefix = 'I-';
      }
      if (prefix === 'B-')
        counter.add('blank-dropped', 'Passages of blanks alone have no token', exampleOf(placed.mark));
    }
    const lines = ['-DOCSTART- -X- -X- O\n\n'];
    const path = `texts/${source.id}.txt`;
    const rows = [`${source.id}\t${options.withText ? path : ''}\n\n`];
    let isBroken = true;
    // Passages that end at or before the token: no sentence ends within one.
    let passed = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      if (printable(token)) {
        const tag = tags.get(token.start);
        lines.push(tag === undefined ? untagged(token.text) : `${token.text} -X- -X- ${tag}\n`);
        rows.push(`${token.start}\t${token.end}\n`);
        isBroken = false;
      }
      while ((kept[passed]?.end ?? Infinity) <= token.end) passed++;
      const inside = (kept[passed]?.start ?? Infinity) < token.end;
      if (isBroken || inside || !endsSentence(token, tokens[at + 1])) continue;
      lines.push('\n');
      rows.push('\n');
      isBroken = true;
    }
    if (!isBroken) {
      lines.push('\n');
      rows.push('\n');
    }
    yield {
      lines: lines.join(''),
      rows: rows.join(''),
      text: options.withText ? { path, content: text } : null,
    };
  }
  countLeftOut(view, {}, counter);
}

/** Lines of words without a tag, forgotten when there are too many: texts repeat their words. */
const untaggedLines = new Map<string, string>();
const mostLines = 50_000;

function untagged(word: string): string {
  let line = untaggedLines.get(word);
  if (line === undefined) {
    if (untaggedLines.size >= mostLines) untaggedLines.clear();
    line = `${word} -X- -X- O\n`;
    untaggedLines.set(word, line);
  }
  return line;
}

/** Columns are told apart by blanks, so a token of what Python or JavaScript takes for a blank cannot be written. */
function printable({ blank }: Token): boolean {
  return !blank;
}

/** Only a guess, as good as the programs that read it need: a full stop before a blank, or a line break. */
function endsSentence(token: Token, next: Token | undefined): boolean {
  if (token.blank) return token.text.includes('\n');
  return token.text.length === 1 && '.!?…؟。'.includes(token.text) && (token.space || next?.blank === true);
}

/** The tokens of a range; it begins and ends where tokens do. */
function* within(tokens: readonly Token[], { start, end }: Range): Generator<Token> {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  for (let at = low; at < tokens.length && (tokens[at]?.start ?? end) < end; at++) yield tokens[at] as Token;
}
