import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { exportedBytes, throughUtf8 } from '../export/exported.test-support.ts';
import { ProjectedText } from '../export/projected-text.ts';
import { refiQda as exporter } from '../export/refi-qda.ts';
import { trapCorpus, trapOptions } from '../export/trap-corpus.test-support.ts';
import type { Incoming, IncomingMark } from './incoming.ts';
import { refiQdaImporter as refiQda } from './refi-qda.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const traps = trapCorpus(sha256);
const reference = join(process.env.GLOSSATOR_REFERENCE ?? '/nowhere', 'formats/refi-qda');

const read = async (files: Record<string, string | Uint8Array>, format: Record<string, string> = {}) =>
  refiQda.read(
    Object.entries(files).map(([path, content]) => ({
      path,
      bytes: typeof content === 'string' ? strToU8(content) : content,
    })),
    { format },
  );
const zipped = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)])));
const project = (inner: string, attributes = 'origin="NVivo"') =>
  `<?xml version="1.0" encoding="utf-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="P" ${attributes}>${inner}</Project>`;

/** Each mark as kind, words of its passages, tags by name, entity by name, and comment. */
function marksOf({ marks, tags, entities }: Incoming) {
  const nameOf = (list: readonly { key: string; name: string }[], key: string | undefined) =>
    list.find((each) => each.key === key)?.name;
  return marks.map((mark) => ({
    kind: mark.kind,
    words: mark.passages.map(({ quote, start, end }) => quote ?? `${start}-${end}`).join(' … '),
    ...(mark.tags?.length && { tags: mark.tags.map((tag) => nameOf(tags, tag)) }),
    ...(mark.entity && { entity: nameOf(entities, mark.entity) }),
    ...(mark.comment && { comment: mark.comment }),
  }));
}

test('an export of ours comes back whole', async () => {
  const bytes = await exportedBytes(exporter, traps, trapOptions);
  expect(refiQda.recognise([{ path: 'corpus.qdpx', bytes }])).toBe(1);
  const incoming = await read({ 'corpus.qdpx': bytes });
  expect(incoming.problems).toEqual([]);
  expect(incoming.dropped).toEqual([]);
  expect(incoming.unit).toBe('code-point');
  const { store } = traps;
  expect(incoming.corpus).toEqual(store.info);
  expect(incoming.entities.map(({ id }) => id).sort()).toEqual([...store.table('entities').keys()].sort());
  expect(incoming.links).toHaveLength(store.table('links').size);
  expect(incoming.tags).toHaveLength(2);
  expect(incoming.analysts.map(({ id }) => id)).toEqual([...store.table('analysts').keys()].sort());
  const byId = new Map(incoming.marks.map((mark) => [mark.id, mark]));
  const texts = new Map(incoming.sources.map(({ key, text }) => [key, text ?? '']));
  let passages = 0;
  for (const mark of store.table('annotations').values()) {
    const found = byId.get(mark.id) as IncomingMark;
    expect(found).toMatchObject({
      id: mark.id,
      source: mark.sourceId,
      kind: mark.kind,
      tags: mark.tags,
      comment: mark.comment,
      status: mark.status,
      createdAt: mark.createdAt,
      createdBy: mark.createdBy,
      updatedBy: mark.updatedBy,
      ...(mark.kind === 'mention' && { entity: mark.entityId }),
    });
    if (mark.kind === 'claim') {
      const { attribution, ...claim } = mark.claim;
      expect(found.claim).toMatchObject(claim);
      expect(found.claim?.attribution?.map(({ entity }) => entity ?? null)).toEqual(
        attribution.map(({ entityId }) => entityId),
      );
    }
    expect(found.passages).toHaveLength(mark.spans.length);
    found.passages.forEach(({ start = -1, end = -1, quote }, index) => {
      const text = [...(texts.get(mark.sourceId) ?? '')];
      expect(text.slice(start, end).join('')).toBe(quote);
      const words = throughUtf8((mark.spans[index]?.quote ?? '').replace(/\r\n?/g, '\n')).replace(
        /^\ufeff/,
        '\u2060',
      );
      // A passage that begins or ends within a CRLF keeps the half it has.
      expect(quote?.replace(/^\n|\n$/g, '')).toBe(words.replace(/^\n|\n$/g, ''));
      passages++;
    });
  }
  expect(passages).toBeGreaterThan(80);
  expect(incoming.marks).toHaveLength(store.table('annotations').size);
  const source = [...store.table('sources').values()][0];
  expect(incoming.sources[0]?.fields).toMatchObject({
    title: source?.title,
    publisher: source?.publisher,
    authors: source?.authors,
    publishedOn: source?.publishedOn,
    zones: source?.zones,
  });
});

test.skipIf(!existsSync(join(reference, 'sample-lf.qdpx')))(
  'the reference sample: passages, entities, notes (skipped without GLOSSATOR_REFERENCE)',
  async () => {
    const bytes = new Uint8Array(readFileSync(join(reference, 'sample-lf.qdpx')));
    const tags = await read({ 'sample-lf.qdpx': bytes });
    expect(marksOf(tags)).toEqual([
      {
        kind: 'note',
        words: 'North and South Korea agreed',
        tags: ['Claim', 'Confidence: High'],
        comment: expect.stringContaining('speaker=MoD; confidence=85'),
      },
      { kind: 'note', words: 'KOREA', tags: ['KOREA'] },
    ]);
    const entities = await read({ 'sample-lf.qdpx': bytes }, { codes: 'entities' });
    expect(entities.entities.map(({ name }) => name)).toEqual(['KOREA', 'North Korea']);
    expect(marksOf(entities).slice(1)).toEqual([
      { kind: 'mention', words: 'KOREA', entity: 'KOREA' },
      { kind: 'mention', words: 'KOREA', entity: 'North Korea' },
    ]);
    const bare = await read({
      'sample-project.qde': new Uint8Array(readFileSync(join(reference, 'sample-project.qde'))),
    });
    expect(marksOf(bare).map(({ words }) => words)).toEqual(['44-72', '87-92']);
    expect(bare.problems[0]?.message).toContain('is not among the files');
  },
);

const guid = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
const selection = (number: number, start: number, end: number, inner: string, name = '') =>
  `<PlainTextSelection guid="${guid(number)}" name="${name}" startPosition="${start}" endPosition="${end}">${inner}</PlainTextSelection>`;
const coding = (number: number, code: number, user = '') =>
  `<Coding guid="${guid(number)}"${user && ` creatingUser="${user}"`}><CodeRef targetGUID="${guid(code)}"/></Coding>`;
const oneCode = `<CodeBook><Codes><Code guid="${guid(1)}" name="Risk" isCodable="true" color="#f0A"/></Codes></CodeBook>`;

test('NVivo: codes of one name in two branches, annotations as linked notes, a time without zone', async () => {
  const incoming = await read({
    'p.qdpx': zipped({
      'project.qde': project(
        `<Users><User guid="{${guid(90).toUpperCase()}}" id="CP" name="Chris"/></Users>
         <CodeBook><Codes>
          <Code guid="${guid(1)}" name="framings" isCodable="true"><Code guid="${guid(2)}" name="programming" isCodable="true"/></Code>
          <Code guid="${guid(3)}" name="skills" isCodable="true"><Description>What one can</Description><Code guid="${guid(4)}" name="Programming" isCodable="true"/></Code>
         </Codes></CodeBook>
         <Sources><TextSource guid="${guid(10)}" name="Interview" plainTextPath="internal://${guid(10).toUpperCase()}.txt" creatingUser="${guid(90)}" creationDateTime="2024-09-15T15:36:47">
          ${selection(11, 0, 5, coding(12, 2, `{${guid(90)}}`) + coding(13, 4))}
          ${selection(14, 6, 10, '')}
         </TextSource></Sources>
         <Notes><Note guid="${guid(20)}"><PlainTextContent>See page 4.</PlainTextContent></Note></Notes>
         <Links><Link guid="${guid(30)}" originGUID="${guid(14)}" targetGUID="${guid(20)}"/></Links>
         <Sets><Set guid="${guid(40)}" name="Group"/></Sets>`,
        'origin="NVivo for Mac 15.0.0" basePath=""',
      ),
      [`Sources/${guid(10)}.txt`]: 'Coded text here',
    }),
  });
  expect(incoming.tags.map(({ name, parent }) => [name, parent])).toEqual([
    ['framings', undefined],
    ['programming', guid(1)],
    ['skills', undefined],
    ['skills / Programming', guid(3)],
  ]);
  expect(incoming.analysts).toMatchObject([{ key: guid(90), name: 'Chris' }]);
  expect(incoming.sources[0]).toMatchObject({ text: 'Coded text here', createdAt: '2024-09-15T15:36:47Z' });
  expect(marksOf(incoming)).toEqual([
    { kind: 'note', words: 'Coded', tags: ['programming'] },
    { kind: 'note', words: 'Coded', tags: ['skills / Programming'] },
    { kind: 'note', words: 'text', comment: 'See page 4.' },
  ]);
  expect(incoming.dropped.map(({ kind }) => kind)).toEqual(['set-dropped']);
});

test('ATLAS.ti: a project under its own name, CRLF counted as one, selections named after their words', async () => {
  const text = 'First line\r\nSecond line\r\nThird 🚢 line\r\nFourth line';
  const incoming = await read({
    'p.qdpx': zipped({
      'Interviews 2024.qde': project(
        `${oneCode}<Sources><TextSource guid="${guid(10)}" name="Doc 1" plainTextPath="internal://${guid(10)}.txt">
          ${selection(11, 11, 22, coding(12, 1), 'Second line')}${selection(13, 36, 47, coding(14, 1), 'Fourth…')}${selection(15, 23, 28, coding(16, 1), '1:7 renamed')}
        </TextSource></Sources>`,
        'origin="ATLAS.ti for Windows 23.2.3.27778"',
      ),
      [`sources/${guid(10)}.txt`]: `\ufeff${text}`,
    }),
  });
  expect(incoming.sources[0]?.text).toBe(text);
  expect(incoming.tags[0]).toMatchObject({ name: 'Risk', fields: { colour: '#ff00aa' } });
  expect(marksOf(incoming).map(({ words }) => words)).toEqual(['Second line', 'Fourth line', 'Third']);
  const points = new ProjectedText(text, { unit: 'code-point', newlines: 'keep', xml: false });
  expect(incoming.marks[1]?.passages[0]?.start).toBe(points.offset(text.indexOf('Fourth')));
  expect(incoming.dropped).toMatchObject([
    { kind: 'selection-name-dropped', count: 1, examples: [{ words: '1:7 renamed' }] },
  ]);
});

test('UTF-16 offsets are told by the words that selections cover, unless a unit is asked for', async () => {
  const text = '🚢🚢🚢 Four ships left Aleppo at nine on Monday';
  const at = (word: string) => [text.indexOf(word), text.indexOf(word) + word.length] as const;
  const files = {
    'p.qde': project(
      `${oneCode}<Sources><TextSource guid="${guid(10)}" name="a.txt" plainTextPath="relative:///a.txt">
        ${['Four', 'ships', 'Aleppo', 'Monday'].map((word, index) => selection(20 + index, ...at(word), coding(40 + index, 1))).join('')}
      </TextSource></Sources>`,
    ),
    'a.txt': text,
  };
  expect(marksOf(await read(files)).map(({ words }) => words)).toEqual(['Four', 'ships', 'Aleppo', 'Monday']);
  const asked = marksOf(await read(files, { unit: 'code-point' })).map(({ words }) => words);
  expect(asked.slice(0, 2)).toEqual(['r sh', 'ps le']);
});

test('QualCoder: annotations in notes that say where they stand, cases with selections', async () => {
  const incoming = await read(
    {
      'project.qde': project(
        `${oneCode}
         <Variables><Variable guid="${guid(60)}" name="aliases" typeOfVariable="Text"/><Variable guid="${guid(61)}" name="Age" typeOfVariable="Text"/></Variables>
         <Cases><Case guid="${guid(50)}" name="Anna"><Description>Nurse</Description>
          <VariableValue><VariableRef targetGUID="${guid(60)}"/><TextValue>A.; Ann</TextValue></VariableValue>
          <VariableValue><VariableRef targetGUID="${guid(61)}"/><TextValue>20-29</TextValue></VariableValue>
          <SelectionRef targetGUID="${guid(11)}"/></Case><Case guid="${guid(51)}"/></Cases>
         <Sources><TextSource guid="${guid(10)}" name="memo.txt" plainTextPath="internal://x.txt"><Description>About</Description>
          ${selection(11, 0, 4, `<Description>Why</Description>${coding(12, 1)}`)}<NoteRef targetGUID="${guid(20)}"/></TextSource></Sources>
         <Notes><Note guid="${guid(20)}"><PlainTextContent>A memo</PlainTextContent><PlainTextSelection guid="${guid(21)}" startPosition="5" endPosition="9"/></Note>
          <Note guid="${guid(22)}" name="Journal" plainTextPath="internal://j.txt"/></Notes>`,
        'origin="QualCoder 3.6"',
      ),
      'sources/x.txt': '\ufeffAnna said so',
      'sources/j.txt': 'Dear diary',
    },
    { codes: 'entities' },
  );
  expect(incoming.entities).toMatchObject([
    { name: 'Anna', fields: { aliases: ['A.', 'Ann'], description: 'Nurse\n\nAge: 20-29' } },
  ]);
  expect(marksOf(incoming)).toEqual([
    { kind: 'mention', words: 'Anna', tags: ['Risk'], entity: 'Anna', comment: 'Why' },
    { kind: 'note', words: 'said', comment: 'A memo' },
  ]);
  expect(incoming.sources[0]?.fields).toEqual({ title: 'memo.txt', fileName: 'memo.txt', notes: 'About' });
  expect(incoming.dropped.map(({ kind, examples }) => [kind, examples[0]?.words])).toEqual([
    ['case-dropped', ''],
    ['note-dropped', 'Journal'],
  ]);
});

test('QualCoder: a selection over control characters, with its words as they are for a name', async () => {
  const text = 'Page one\fPage \u0001two and more';
  const covered = text.slice(5, 18);
  const files = {
    'p.qde': project(
      `${oneCode}<Sources><TextSource guid="${guid(10)}" name="a.txt" plainTextPath="relative:///a.txt">
        ${selection(20, 5, 18, coding(40, 1), covered)}</TextSource></Sources>`,
      'origin="QualCoder 3.6"',
    ),
    'a.txt': text,
  };
  expect(files['p.qde']).toContain(`name="${covered}"`);
  expect(marksOf(await read(files))).toEqual([{ kind: 'note', words: covered, tags: ['Risk'] }]);
});

test('MAXQDA: code trees of names as entities, pictures and recordings counted, a text within', async () => {
  const code = (number: number, name: string, inner = '') =>
    `<Code guid="${guid(number)}" name="${name}" isCodable="true">${inner}</Code>`;
  const incoming = await read(
    {
      'project.qde': project(
        `<CodeBook><Codes>${code(1, 'Actors', code(2, 'People', code(3, 'Ida Norling')) + code(4, 'Council'))}${code(5, 'Event', code(6, 'Flood'))}</Codes></CodeBook>
         <Sources><TextSource guid="${guid(10)}" name="One"><PlainTextContent>Ida met the Council &amp; the flood came</PlainTextContent>
           ${selection(11, 0, 3, coding(12, 3))}${selection(13, 8, 19, coding(14, 4) + coding(15, 6))}${selection(16, 5, 5, '')}
         </TextSource>
         <PictureSource guid="${guid(30)}" name="Map" path="internal://map.png"><PictureSelection guid="${guid(31)}" firstX="0" firstY="0" secondX="1" secondY="1"/></PictureSource>
         <PDFSource guid="${guid(32)}" name="Scan" path="internal://scan.pdf"><Representation guid="${guid(33)}" plainTextPath="internal://scan.txt">${selection(34, 0, 4, coding(35, 5))}</Representation></PDFSource>
         <VideoSource guid="${guid(36)}" name="Clip"/></Sources>`,
        'origin="MAXQDA 2022"',
      ),
      'Sources/scan.TXT': 'Page one',
    },
    { codes: 'entities' },
  );
  expect(incoming.entities.map(({ name, type }) => [name, type])).toEqual([
    ['Ida Norling', 'person'],
    ['Council', 'other'],
  ]);
  expect(incoming.tags.map(({ name }) => name)).toEqual(['Event', 'Flood']);
  expect(marksOf(incoming)).toEqual([
    { kind: 'mention', words: 'Ida', entity: 'Ida Norling' },
    { kind: 'mention', words: 'the Council', tags: ['Flood'], entity: 'Council' },
    { kind: 'note', words: 'Page', tags: ['Event'] },
  ]);
  expect(incoming.dropped.map(({ kind, count }) => [kind, count])).toEqual([
    ['empty-selection', 1],
    ['media-selection', 1],
    ['source-without-text', 2],
  ]);
});

test('ATLAS.ti: selections of a transcript between two points of its text; those by time alone are counted', async () => {
  const point = (number: number, position: string) =>
    `<SyncPoint guid="${guid(number)}" ${position} timeStamp="100"/>`;
  const timed = (number: number, from: number, to: number) =>
    `<TranscriptSelection guid="${guid(number)}" name="t" fromSyncPoint="${guid(from)}" toSyncPoint="${guid(to)}">${coding(number + 50, 1)}</TranscriptSelection>`;
  const incoming = await read({
    'p.qde': project(
      `<CodeBook><Codes><Code guid="${guid(1)}" name="Said" isCodable="true"/></Codes></CodeBook>
       <Sources><AudioSource guid="${guid(2)}" name="Talk"><Transcript guid="${guid(3)}" plainTextPath="internal://t.txt">
         ${point(4, 'position="4"')}${point(5, 'position="12"')}${point(6, '')}
         ${timed(10, 4, 5)}${timed(11, 4, 6)}
       </Transcript></AudioSource></Sources>`,
    ),
    'sources/t.txt': 'One 😀 spoke.',
  });
  expect(marksOf(incoming)).toEqual([{ kind: 'note', words: '😀 spoke.', tags: ['Said'] }]);
  expect(incoming.dropped.map(({ kind, count }) => [kind, count])).toContainEqual(['media-selection', 1]);
});

test.each([
  { what: 'no project', files: { 'notes.txt': 'x' }, message: /There is no \.qde file in notes\.txt/ },
  { what: 'nothing', files: {}, message: /There is no \.qde file/ },
  {
    what: 'a broken zip',
    files: { 'p.qdpx': 'PK\u0003\u0004 rest' },
    message: /p\.qdpx: This archive is broken/,
  },
  { what: 'an empty zip', files: { 'p.qdpx': zipped({}) }, message: /There is no \.qde file/ },
  { what: 'an empty project', files: { 'p.qde': '' }, message: /p\.qde cannot be read\. This file is empty/ },
  {
    what: 'cut XML',
    files: { 'p.qde': '<Project>\n<Users>' },
    message: /line 2, column 8: .*Missing end tag/i,
  },
  { what: 'JSON', files: { 'p.qde': '{}' }, message: /not well-formed XML: line 1/ },
  {
    what: 'entities of its own',
    files: { 'p.qde': '<!DOCTYPE Project [<!ENTITY a "aaaa">]><Project name="&a;"/>' },
    message: /Named entity isn't defined/,
  },
  {
    what: 'another format',
    files: { 'p.qde': '<html/>' },
    message: /no REFI-QDA project: it begins with <html>/,
  },
  { what: 'a code book', files: { 'p.qde': '<CodeBook/>' }, message: /a code book alone/ },
  {
    what: 'deep nesting',
    files: { 'p.qde': '<Code>'.repeat(50_000) },
    message: /nested too deeply|well-formed/,
  },
])('$what is refused with a sentence', async ({ files, message }) => {
  await expect(read(files as Record<string, string>)).rejects.toThrow(message);
  await expect(read(files as Record<string, string>)).rejects.toMatchObject({ name: 'ImportRefusal' });
});

test.each([
  { positions: 'startPosition="4" endPosition="2"', message: /no start and end that make a range/ },
  { positions: 'startPosition="-1" endPosition="2"', message: /no start and end/ },
  { positions: 'startPosition="1e3" endPosition="2000"', message: /no start and end/ },
  { positions: 'endPosition="2"', message: /no start and end/ },
])('a selection with $positions is left out and told', async ({ positions, message }) => {
  const incoming = await read({
    'p.qde': project(
      `<Sources><TextSource guid="${guid(1)}" name="a"><PlainTextContent>text</PlainTextContent><PlainTextSelection guid="${guid(2)}" ${positions}/></TextSource></Sources>`,
    ),
  });
  expect(incoming.marks).toEqual([]);
  expect(incoming.problems[0]?.message).toMatch(message);
});

test('a project in UTF-16 with prefixes, unknown codes, offsets past the end', async () => {
  const xml = `<?xml version="1.0" encoding="utf-16"?><q:Project xmlns:q="urn:QDA-XML:project:1.0" name="Ü"><q:Sources><q:TextSource guid="${guid(1)}" name="a"><q:PlainTextContent>text</q:PlainTextContent><q:PlainTextSelection guid="${guid(2)}" startPosition="2" endPosition="40"><q:Coding guid="${guid(3)}"><q:CodeRef targetGUID="${guid(4)}"/></q:Coding></q:PlainTextSelection></q:TextSource></q:Sources></q:Project>`;
  const bytes = new Uint8Array(2 + xml.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let index = 0; index < xml.length; index++)
    bytes.set([xml.charCodeAt(index) & 0xff, xml.charCodeAt(index) >> 8], 2 + index * 2);
  const incoming = await read({ 'p.qde': bytes });
  expect(incoming.corpus.title).toBe('Ü');
  // Whether a place lies within the text is judged where the text is: here it is kept as the file has it.
  expect(incoming.marks[0]?.passages).toEqual([{ start: 2, end: 40 }]);
  expect(incoming.problems[0]?.message).toContain('not in the code book');
});
