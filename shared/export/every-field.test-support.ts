// A corpus in which every field is set to words that stand nowhere else, and what a loss report says of each where it is lost.

/** One field: words of which one is in an export that keeps it, and the loss that is told of where none is. */
export interface FieldCase {
  readonly field: string;
  readonly words: readonly string[];
  /** Against "kind: message". */
  readonly told: RegExp;
}

const stamps = {
  createdAt: '2026-01-02T03:04:05Z',
  createdBy: idOf(1),
  updatedAt: '2026-02-03T04:05:06Z',
  updatedBy: idOf(2),
};

const first =
  'HEADLINE\r\nAda Byron said that 37 people died in Fort 😀 Bravo on 12 May. Nobody objected.\r\nForty died, they say.';
const second = 'Ada B. cites the wire: 40 died.\nEnd of text';
const third = 'The text before. 40 died.';

function idOf(number: number): string {
  return `aaaaaaaa-0000-4000-8000-${number.toString().padStart(12, '0')}`;
}

function spanOf(text: string, quote: string) {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(quote);
  return { start, end: start + quote.length, quote, prefix: '', suffix: '' };
}

const date = (value: string, precision: string, basis: string, to: string | null = null) => ({
  value,
  to,
  precision,
  basis,
});

/** The corpus as a native file. */
export function everyFieldFile(sha256: (text: string) => string): string {
  const source = (text: string, id: number, more: object) => ({
    id: idOf(id),
    position: id,
    ...more,
    text,
    sha256: sha256(text),
    length: text.length,
    ...stamps,
  });
  const [person, place, former, unnamed] = [31, 32, 33, 34].map(idOf);
  const entity = (id: number, name: string, more: object) => ({
    id: idOf(id),
    type: 'person',
    name,
    ...more,
    ...stamps,
  });
  const mark = (id: number, sourceId: number, kind: string, spans: readonly object[], more: object) => ({
    id: idOf(id),
    sourceId: idOf(sourceId),
    kind,
    spans,
    ...more,
    ...stamps,
  });
  const link = (id: number, type: string, from: object, to: object, more: object = {}) => ({
    id: idOf(id),
    type,
    from,
    to,
    ...more,
    ...stamps,
  });
  const claimEnd = (id: number) => ({ kind: 'claim', id: idOf(id) });
  const entityEnd = (id: number) => ({ kind: 'entity', id: idOf(id) });
  const hop = (name: string, more: object) => ({
    name,
    entityId: null,
    role: 'says',
    anonymous: false,
    alongside: false,
    note: '',
    ...more,
  });
  const entry = (id: string, name: string, more: object = {}) => ({
    id,
    name,
    colour: '#101010',
    key: null,
    description: '',
    parentId: null,
    ...more,
  });
  return JSON.stringify({
    format: 'glossator-corpus',
    version: 1,
    offsetUnit: 'utf-16',
    generator: 'test',
    exportedAt: '2026-11-21T10:00:00Z',
    corpus: { id: idOf(90), title: 'CorpusTitle', description: 'CorpusDescription', yardstick: 'phia' },
    analysts: [
      { id: idOf(1), name: 'AnalystOne' },
      { id: idOf(2), name: 'AnalystTwo' },
    ],
    codebook: {
      tags: [
        entry(idOf(41), 'TagParent', { colour: '#fa0b0c', key: 7, description: 'TagDescription' }),
        entry(idOf(42), 'TagChild', { parentId: idOf(41) }),
        entry(idOf(43), 'TagOfMention'),
        entry(idOf(44), 'TagUnused'),
      ],
      entityTypes: [entry('person', 'Person', { colour: '#fa0b0d', description: 'TypeDescription' })],
      relationTypes: [entry(idOf(45), 'RelationName', { description: 'RelationDescription' })],
    },
    sources: [
      source(first, 11, {
        title: 'SourceTitle',
        fileName: 'SourceFile.txt',
        mediaType: 'text/x-sourcemedia',
        language: 'en-AG',
        encoding: 'windows-1257',
        extraction: { tool: 'SourceTool', version: '9.8.7' },
        publisher: 'SourcePublisher',
        authors: ['SourceAuthor'],
        publishedOn: date('2024-08-30', 'day', 'stated'),
        retrievedOn: date('2024-09', 'month', 'inferred'),
        url: 'https://source.example/one',
        reliability: 'B',
        interest: 'SourceInterest',
        notes: 'SourceNotes',
        readStatus: 'reading',
        zones: [{ kind: 'pull-quote', start: 0, end: 8 }],
      }),
      source(second, 12, { title: 'Second', supersedes: idOf(13) }),
      source(third, 13, { title: 'Third' }),
    ],
    entities: [
      entity(31, 'EntityName', {
        aliases: ['EntityAlias'],
        description: 'EntityDescription',
        reliability: 'C',
        interest: 'EntityInterest',
        externalIds: { register: 'EntityExternal' },
      }),
      entity(32, 'Fort Bravo', {}),
      entity(33, 'EntityFormer', { mergedInto: person }),
      entity(34, 'EntityUnnamed', {}),
    ],
    annotations: [
      mark(51, 11, 'claim', [spanOf(first, '37 people died'), spanOf(first, 'Forty died')], {
        tags: [idOf(41), idOf(42)],
        comment: 'ClaimComment',
        status: 'accepted',
        claim: {
          statement: 'ClaimStatement',
          kind: 'denial',
          attribution: [
            hop('VoiceFirst', { role: 'author', note: 'VoiceNote' }),
            hop('EntityName', { entityId: person }),
            hop('VoiceLast', { anonymous: true, alongside: true }),
          ],
          sourceWording: 'ClaimWording',
          likelihood: { scale: 'icd203', term: 'highly-improbable' },
          confidence: 'moderate',
          confidenceBasis: ['timeliness'],
          reliability: 'B',
          credibility: 2,
          informationDate: date('2023-05-12', 'day', 'stated'),
          figures: [
            {
              value: 37,
              min: null,
              max: null,
              unit: 'people',
              counts: 'FigureCounts',
              qualifier: '',
              asOf: null,
              text: '',
            },
          ],
          reason: 'ClaimReason',
        },
      }),
      mark(52, 12, 'claim', [spanOf(second, '40 died')], { claim: { statement: 'ClaimSecond' } }),
      mark(53, 11, 'mention', [spanOf(first, 'Ada Byron')], {
        entityId: person,
        tags: [idOf(43)],
        comment: 'MentionComment',
      }),
      mark(54, 12, 'mention', [spanOf(second, 'Ada B.')], { entityId: former }),
      mark(55, 11, 'mention', [spanOf(first, 'Fort 😀 Bravo')], { entityId: place }),
      mark(56, 11, 'note', [spanOf(first, 'HEADLINE')], { comment: 'NoteComment', status: 'rejected' }),
      mark(57, 11, 'note', [spanOf(first, 'Nobody')], { anchor: 'moved' }),
      mark(58, 12, 'note', [spanOf(second, 'of text')], { anchor: 'uncertain' }),
      mark(59, 12, 'note', [{ start: 0, end: 4, quote: 'LostQuote', prefix: '', suffix: '' }], {
        anchor: 'lost',
      }),
      mark(60, 11, 'claim', [spanOf(first, 'Fort 😀 Bravo on 12 May')], { claim: {} }),
    ],
    links: [
      link(71, 'corroborates', claimEnd(51), claimEnd(60), {
        independence: 'same-institution',
        note: 'LinkNear',
      }),
      link(72, 'contradicts', claimEnd(51), claimEnd(52), { note: 'LinkFar' }),
      link(73, idOf(45), entityEnd(31), { kind: 'entity', id: unnamed }, { note: 'LinkOfEntities' }),
    ],
    deleted: [{ table: 'annotations', id: idOf(99), at: stamps.updatedAt, by: idOf(1) }],
    journal: [],
  });
}

const ofSources = (words: string) => new RegExp(`^source-details-dropped: .*${words}`);
const ofEntities = (words: string) => new RegExp(`^entity-details-dropped: .*${words}`);
const ofClaims = (words: string) =>
  new RegExp(`^(claim-dropped|mark-dropped): |^claim-details: .*${words}`, 'i');

/** What is set in that corpus, field by field. */
export const fieldCases: readonly FieldCase[] = [
  { field: 'corpus title', words: ['CorpusTitle'], told: /^corpus-details-dropped: .*title/ },
  {
    field: 'corpus description',
    words: ['CorpusDescription'],
    told: /^corpus-details-dropped: .*description/,
  },
  { field: 'source title', words: ['SourceTitle'], told: ofSources('titles') },
  { field: 'file name', words: ['SourceFile.txt'], told: ofSources('file names') },
  { field: 'media type', words: ['text/x-sourcemedia'], told: ofSources('media types') },
  { field: 'language', words: ['en-AG'], told: ofSources('languages') },
  { field: 'encoding', words: ['windows-1257'], told: ofSources('encodings') },
  { field: 'extraction', words: ['SourceTool'], told: ofSources('took the text') },
  { field: 'publisher', words: ['SourcePublisher'], told: ofSources('publishers') },
  { field: 'authors', words: ['SourceAuthor'], told: ofSources('authors') },
  { field: 'published', words: ['2024-08-30'], told: ofSources('dates of publication') },
  { field: 'retrieved', words: ['2024-09'], told: ofSources('dates of retrieval') },
  { field: 'address', words: ['https://source.example/one'], told: ofSources('addresses') },
  { field: 'source interest', words: ['SourceInterest'], told: ofSources('interests') },
  { field: 'source notes', words: ['SourceNotes'], told: ofSources(' notes') },
  { field: 'zones', words: ['pull-quote'], told: ofSources('zones') },
  { field: 'entity name', words: ['EntityName'], told: ofEntities(': names') },
  { field: 'aliases', words: ['EntityAlias'], told: ofEntities('aliases') },
  { field: 'entity description', words: ['EntityDescription'], told: ofEntities('descriptions') },
  { field: 'entity interest', words: ['EntityInterest'], told: ofEntities('interests') },
  { field: 'external ids', words: ['EntityExternal'], told: ofEntities('ids in other registers') },
  { field: 'merged entity', words: ['EntityFormer'], told: ofEntities('names that were merged') },
  { field: 'unnamed entity', words: ['EntityUnnamed'], told: /^entity-dropped: / },
  { field: 'tag', words: ['TagChild'], told: /^(tags-dropped|mark-dropped): / },
  { field: 'tag description', words: ['TagDescription'], told: /^codebook-details-dropped: .*descriptions/ },
  { field: 'tag colour', words: ['fa0b0c'], told: /^codebook-details-dropped: .*colours/ },
  {
    field: 'type description',
    words: ['TypeDescription'],
    told: /^entity-type-details-dropped: .*descriptions/,
  },
  { field: 'type colour', words: ['fa0b0d'], told: /^entity-type-details-dropped: .*colours/ },
  {
    field: 'relation description',
    words: ['RelationDescription'],
    told: /^codebook-details-dropped: .*descr/,
  },
  { field: 'unused tag', words: ['TagUnused'], told: /^codebook-unused-dropped: / },
  { field: 'statement', words: ['ClaimStatement'], told: ofClaims('statement') },
  { field: 'claim kind', words: ['denial'], told: ofClaims('kind') },
  { field: 'voice', words: ['VoiceFirst'], told: ofClaims('attribution') },
  { field: 'note of a voice', words: ['VoiceNote'], told: ofClaims('said of voices') },
  { field: 'hedge', words: ['ClaimWording'], told: ofClaims('wording') },
  {
    field: 'likelihood',
    words: ['highly-improbable', 'highly improbable', 'very-unlikely'],
    told: ofClaims('likelihood'),
  },
  { field: 'confidence', words: ['moderate', 'Moderate'], told: ofClaims('level of confidence') },
  { field: 'basis', words: ['timeliness'], told: ofClaims('basis of the confidence') },
  { field: 'information date', words: ['2023-05-12'], told: ofClaims('date of the information') },
  { field: 'figure', words: ['FigureCounts'], told: ofClaims('figures') },
  { field: 'reason', words: ['ClaimReason'], told: ofClaims('reason') },
  {
    field: 'comment of a claim',
    words: ['ClaimComment'],
    told: /^(comment-dropped|mark-dropped): |^claim-details: .*comments/,
  },
  { field: 'comment of a mention', words: ['MentionComment'], told: /^(comment-dropped|mention-details): / },
  { field: 'tag of a mention', words: ['TagOfMention'], told: /^(tags-dropped|mention-details): / },
  {
    field: 'comment of a note',
    words: ['NoteComment'],
    told: /^(comment-dropped|mark-dropped|note-dropped): /,
  },
  { field: 'status', words: ['accepted'], told: /^(status-dropped|mark-dropped): / },
  { field: 'moved', words: ['moved'], told: /^(anchor-dropped|note-dropped): / },
  {
    field: 'uncertain',
    words: ['uncertain'],
    told: /^(anchor-dropped|note-dropped|mark-dropped): /,
  },
  { field: 'lost mark', words: ['LostQuote'], told: /^(lost-dropped|note-dropped|mark-dropped): / },
  { field: 'link in a source', words: ['corroborates'], told: /^link-dropped: Links are left out/ },
  {
    field: 'note of that link',
    words: ['LinkNear'],
    told: /^link-details-dropped: |^link-dropped: Links are left out/,
  },
  {
    field: 'independence',
    words: ['same-institution'],
    told: /^(link-details|link-details-dropped|link-dropped): /,
  },
  { field: 'link over sources', words: ['LinkFar'], told: /^(cross-source-)?link-dropped: / },
  { field: 'link of entities', words: ['LinkOfEntities'], told: /^(entity-)?link-dropped: / },
  { field: 'relation', words: ['RelationName'], told: /^(entity-)?link-dropped: / },
  {
    field: 'analyst',
    words: ['AnalystOne'],
    told: /^(stamps-dropped|makers-dropped|analyst-names-dropped): /,
  },
  { field: 'time', words: ['2026-01-02T03:04:05'], told: /^stamps-dropped: / },
  { field: 'deletion', words: [idOf(99)], told: /^deletions-dropped: / },
];
