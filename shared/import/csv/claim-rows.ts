// A table of claims: one row each, with the words of the source they rest on.
import { annotationStatuses } from '../../model/annotation.ts';
import { type Claim, claimKinds } from '../../model/claim.ts';
import {
  type Confidence,
  confidences,
  credibilities,
  icd203Scale,
  phiaScale,
  reliabilities,
} from '../../model/scales.ts';
import { foldName } from '../../text/fold.ts';
import type { IncomingMark, Selector } from '../incoming.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { type CellReader, dateOf, listOf, offsetOf, oneOf, RowReader } from './cell-values.ts';
import { type FoundColumns, findColumns, foldHeader, type Synonyms } from './columns.ts';
import { countUnread } from './entity-registry.ts';
import type { ReadTable } from './read-table.ts';

const synonyms = {
  source: ['source', 'document', 'doc', 'report'],
  file: ['file', 'file name', 'filename', 'source file', 'path'],
  url: ['url', 'link', 'source url', 'address', 'web address'],
  title: ['title', 'source title', 'document title', 'headline'],
  quote: ['quote', 'quotation', 'quoted text', 'passage', 'excerpt', 'text', 'evidence', 'words', 'span'],
  prefix: ['prefix', 'before', 'context before'],
  suffix: ['suffix', 'after', 'context after'],
  start: ['start', 'start offset', 'begin', 'offset', 'from'],
  end: ['end', 'end offset', 'to'],
  statement: ['statement', 'claim', 'paraphrase', 'assertion', 'proposition'],
  kind: ['kind', 'claim kind', 'claim type', 'type'],
  speaker: ['speaker', 'speakers', 'said by', 'attributed to', 'attribution', 'who', 'actor', 'voice'],
  wording: ['source wording', 'wording', 'hedge'],
  likelihood: ['likelihood', 'probability'],
  confidence: ['confidence', 'analyst confidence', 'analytic confidence'],
  reliability: ['reliability', 'source reliability'],
  credibility: ['credibility', 'information credibility'],
  grade: ['grade', 'admiralty', 'admiralty code', 'rating', 'evaluation'],
  date: ['date', 'information date', 'event date', 'when', 'as of'],
  tags: ['tags', 'tag', 'labels', 'codes', 'keywords'],
  comment: ['comment', 'comments', 'note', 'notes', 'remark', 'remarks'],
  reason: ['reason', 'reasons', 'why'],
  status: ['status'],
  id: ['id', 'key', 'claim id', 'uuid'],
} satisfies Synonyms<string>;
type ClaimColumn = keyof typeof synonyms;

/** Whether a table with these headers is one of claims: it quotes, or states with a source beside it. */
export function isClaimTable(columns: readonly string[]): boolean {
  const { found } = findColumns<ClaimColumn>(columns, synonyms);
  if (found.statement !== undefined) return true;
  const header = foldHeader(columns[found.quote ?? -1] ?? '');
  // "Text" and "words" alone may be anything; a quotation is one.
  return /^(quot|passage|excerpt)/.test(header) || (found.quote !== undefined && hasSource(found));
}

function hasSource(found: FoundColumns<ClaimColumn>): boolean {
  return [found.source, found.file, found.url, found.title].some((column) => column !== undefined);
}

/** The key of the one entity that a speaker's name means, or undefined. */
export type EntityOfName = (name: string) => string | undefined;

/** Adds a claim for each row with a quote or a place. */
export function readClaimRows(table: ReadTable, builder: IncomingBuilder, entityOf: EntityOfName): void {
  const { found, rest } = findColumns<ClaimColumn>(table.columns, synonyms);
  countUnread(table, rest, builder);
  for (const row of table.rows) {
    const cells = new RowReader(table, row, builder);
    const { where } = cells;
    const passage = passageOf(cells, found);
    if (!passage) {
      cells.warn(
        found.quote,
        'A claim without a quote is left out: a claim stands on a passage of a source.',
        'Copy the words of the source into the column “quote”.',
      );
      continue;
    }
    const id = cells.text(found.id);
    const tags = listOf(cells.text(found.tags) ?? '').map((tag) => builder.entry('tags', tag, where));
    const comment = cells.text(found.comment);
    const status = cells.value(
      found.status,
      oneOf(annotationStatuses),
      `one of ${annotationStatuses.join(', ')}`,
    );
    builder.addMark({
      key: `${table.path}:${id ?? `line ${row.line}`}`,
      where,
      source: sourceOf(cells, found, table.path, builder),
      kind: 'claim',
      passages: [passage],
      ...(tags.length > 0 && { tags: [...new Set(tags)] }),
      ...(comment !== undefined && { comment }),
      ...(status !== undefined && { status }),
      claim: claimOf(cells, found, entityOf),
    });
  }
}

function passageOf(cells: RowReader, found: FoundColumns<ClaimColumn>): Selector | null {
  const quote = cells.text(found.quote);
  const [start, end] = [
    cells.value(found.start, offsetOf, 'a whole number from 0'),
    cells.value(found.end, offsetOf, 'a whole number from 0'),
  ];
  const isRange = start !== undefined && end !== undefined && end > start;
  if (start !== undefined && end !== undefined && !isRange)
    cells.warn(found.end, 'The end is not behind the start; only the quote counts.');
  if (quote === undefined && !isRange) return null;
  const [prefix, suffix] = [cells.exact(found.prefix), cells.exact(found.suffix)];
  return {
    ...(isRange && { start, end }),
    ...(quote !== undefined && { quote }),
    ...(prefix && { prefix }),
    ...(suffix && { suffix }),
  };
}

/** The source a row names, made once for each; a row that names none has one of its own, to be found by its quote. */
function sourceOf(
  cells: RowReader,
  found: FoundColumns<ClaimColumn>,
  path: string,
  builder: IncomingBuilder,
): string {
  const said = cells.text(found.source);
  const isUrl = said !== undefined && /^https?:\/\//i.test(said);
  const isFile = said !== undefined && !isUrl && /\.[a-z]{2,5}$/i.test(said);
  const url = cells.text(found.url) ?? (isUrl ? said : undefined);
  const fileName = cells.text(found.file) ?? (isFile ? said : undefined);
  const title = cells.text(found.title) ?? (isUrl || isFile ? undefined : said);
  const names = [said, url, fileName, title];
  const key = names.some((name) => name !== undefined)
    ? `${path}:${names.map((name) => name ?? '').join('\n')}`
    : cells.where;
  builder.addSource({
    key,
    where: cells.where,
    fields: {
      ...(title !== undefined && { title }),
      ...(fileName !== undefined && { fileName }),
      ...(url !== undefined && { url }),
    },
  });
  return key;
}

const confidenceWords: Readonly<Record<string, Confidence>> = {
  medium: 'moderate',
  med: 'moderate',
  mod: 'moderate',
};
const confidenceOf: CellReader<Confidence> = (text) => {
  const word = foldName(text).replace(/ confidence$/, '');
  return confidences.find((value) => value === word) ?? confidenceWords[word];
};

/** "B", "B2", "B - usually reliable": the letter counts. */
const reliabilityOf: CellReader<Claim['reliability']> = (text) => {
  const letter = /^([a-f])(?![a-z])/i.exec(text)?.[1]?.toUpperCase();
  return reliabilities.find((value) => value === letter);
};
const credibilityOf: CellReader<Claim['credibility']> = (text) => {
  const digit = Number(/^([1-6])(?!\d)/.exec(text)?.[1]);
  return credibilities.find((value) => value === digit);
};
const gradeOf: CellReader<Pick<Claim, 'reliability' | 'credibility'>> = (text) => {
  const [, letter = '', digit = ''] = /^([a-f])\s*[-/ ]?\s*([1-6])$/i.exec(text) ?? [];
  const [reliability, credibility] = [reliabilityOf(letter), credibilityOf(digit)];
  return reliability && credibility ? { reliability, credibility } : undefined;
};

/** A term of a yardstick by its id or wording; what both have is ICD 203's, unless `phia:` stands before it. */
const likelihoodOf: CellReader<Claim['likelihood']> = (text) => {
  const [, scale, words = ''] = /^(?:(icd ?203|phia)\s*:\s*)?(.*)$/i.exec(text) ?? [];
  const word = foldName(words).replaceAll('-', ' ');
  const isTerm = ({ term, label }: { readonly term: string; readonly label: string }) =>
    term.replaceAll('-', ' ') === word || label === word;
  const icd203 = scale?.toLowerCase() === 'phia' ? undefined : icd203Scale.find(isTerm);
  if (icd203) return { scale: 'icd203', term: icd203.term };
  const phia = scale && scale.toLowerCase() !== 'phia' ? undefined : phiaScale.find(isTerm);
  return phia && { scale: 'phia', term: phia.term };
};

function claimOf(
  cells: RowReader,
  found: FoundColumns<ClaimColumn>,
  entityOf: EntityOfName,
): NonNullable<IncomingMark['claim']> {
  const statement = cells.text(found.statement);
  const sourceWording = cells.text(found.wording);
  const reason = cells.text(found.reason);
  const kind = cells.value(found.kind, oneOf(claimKinds), `one of ${claimKinds.join(', ')}`);
  const likelihood = cells.value(
    found.likelihood,
    likelihoodOf,
    'a term of ICD 203 or of the PHIA yardstick',
  );
  const confidence = cells.value(found.confidence, confidenceOf, 'low, moderate or high');
  const grade = cells.value(found.grade, gradeOf, 'a letter from A to F and a digit from 1 to 6');
  const reliability = cells.value(found.reliability, reliabilityOf, 'a letter from A to F');
  const credibility = cells.value(found.credibility, credibilityOf, 'a digit from 1 to 6');
  const informationDate = cells.value(found.date, dateOf, 'a date such as 2024-08-30, 2024-08 or 2024');
  const speakers = listOf(cells.text(found.speaker) ?? '').flatMap((names) =>
    names.split(/\s+(?:>|→)\s+/).map((name) => name.trim()),
  );
  return {
    ...(statement !== undefined && { statement }),
    ...(sourceWording !== undefined && { sourceWording }),
    ...(reason !== undefined && { reason }),
    ...(kind !== undefined && { kind }),
    ...(likelihood && { likelihood }),
    ...(confidence !== undefined && { confidence }),
    ...grade,
    ...(reliability && { reliability }),
    ...(credibility && { credibility }),
    ...(informationDate !== undefined && { informationDate }),
    ...(speakers.length > 0 && {
      attribution: speakers.map((name) => {
        const entity = entityOf(name);
        return { name, role: 'says' as const, ...(entity !== undefined && { entity }) };
      }),
    }),
  };
}
