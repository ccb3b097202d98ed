import { expect, test } from 'vitest';
import { casJsonImporter } from '../cas-json.ts';
import { type Importer, ImportRefusal } from '../importer.ts';
import type { Incoming } from '../incoming.ts';
import { coveredWords, filesOf } from '../own-export.test-support.ts';
import { xmiImporter } from '../xmi.ts';

const text = '😀 Ada Lovelace met Babbage.\nThey built\tan engine.';

/** The same document as INCEpTION writes it, in both formats. */
const typeSystem = `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
<typeDescription><name>webanno.custom.Event</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
<featureDescription><name>value</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
<featureDescription><name>certainty</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
<featureDescription><name>when</name><rangeTypeName>uima.cas.StringArray</rangeTypeName></featureDescription>
<featureDescription><name>args</name><rangeTypeName>uima.cas.FSArray</rangeTypeName><elementType>webanno.custom.EventArgsLink</elementType></featureDescription>
</features></typeDescription>
<typeDescription><name>webanno.custom.EventArgsLink</name><supertypeName>uima.cas.TOP</supertypeName><features>
<featureDescription><name>role</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
<featureDescription><name>target</name><rangeTypeName>uima.tcas.Annotation</rangeTypeName></featureDescription>
</features></typeDescription>
</types></typeSystemDescription>`;

const xmiDocument = `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:pos="http:///de/tudarmstadt/ukp/dkpro/core/api/lexmorph/type/pos.ecore" xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" xmlns:type2="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:type3="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
<type:DocumentMetaData xmi:id="2" sofa="1" begin="0" end="51" language="en" documentTitle="ada.txt" documentId="ada.txt" documentUri="file:/srv/ada.txt" isLastSegment="false"/>
<type3:Sentence xmi:id="3" sofa="1" begin="0" end="28"/>
<type3:Token xmi:id="4" sofa="1" begin="3" end="6" pos="5"/>
<pos:POS_PROPN xmi:id="5" sofa="1" begin="3" end="6" PosValue="NNP"/>
<type2:NamedEntity xmi:id="6" sofa="1" begin="3" end="15" value="PER" identifier="http://www.wikidata.org/entity/Q7259"/>
<type2:NamedEntity xmi:id="7" sofa="1" begin="20" end="27" value="PER"/>
<type2:NamedEntity xmi:id="8" sofa="1" begin="40" end="49" value="Machine"/>
<custom:Event xmi:id="9" sofa="1" begin="16" end="19" value="Meeting" certainty="sure" args="10 11"><when>then</when><when>later</when></custom:Event>
<custom:EventArgsLink xmi:id="10" role="who" target="6"/>
<custom:EventArgsLink xmi:id="11" role="whom" target="7"/>
<custom:Relation xmi:id="12" sofa="1" begin="20" end="27" Governor="6" Dependent="7" label="knows"/>
<custom:Mood xmi:id="13" sofa="1" begin="29" end="50"/>
<custom:Mood xmi:id="14" sofa="1" begin="5" end="5"/>
<custom:Mood xmi:id="15" sofa="1" begin="0" end="2"/>
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${text.replace('\n', '&#10;').replace('\t', '&#9;')}"/>
<cas:View sofa="1" members="2 3 4 5 6 7 8 9 12 13 14"/>
</xmi:XMI>`;

const place = (begin: number, end: number) => ({ '@sofa': 1, begin, end });
const ner = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const jsonDocument = {
  '%HEADER': { '%VERSION': '0.4.0' },
  '%TYPES': {
    'webanno.custom.Mood': { '%NAME': 'webanno.custom.Mood', '%SUPER_TYPE': 'uima.tcas.Annotation' },
  },
  '%FEATURE_STRUCTURES': [
    {
      '%ID': 1,
      '%TYPE': 'uima.cas.Sofa',
      sofaNum: 1,
      sofaID: '_InitialView',
      mimeType: 'text',
      sofaString: text,
    },
    {
      ...{
        '%ID': 2,
        '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData',
        ...place(0, 51),
      },
      ...{ language: 'en', documentTitle: 'ada.txt', documentId: 'ada.txt', isLastSegment: false },
    },
    { '%ID': 3, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence', ...place(0, 28) },
    {
      '%ID': 4,
      '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token',
      ...place(3, 6),
      '@pos': 5,
    },
    { '%ID': 5, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS_PROPN', ...place(3, 6) },
    {
      '%ID': 6,
      '%TYPE': ner,
      ...place(3, 15),
      value: 'PER',
      identifier: 'http://www.wikidata.org/entity/Q7259',
    },
    { '%ID': 7, '%TYPE': ner, ...place(20, 27), value: 'PER' },
    { '%ID': 8, '%TYPE': ner, ...place(40, 49), value: 'Machine' },
    {
      ...{ '%ID': 9, '%TYPE': 'webanno.custom.Event', ...place(16, 19), value: 'Meeting', certainty: 'sure' },
      ...{ '@when': 20, '@args': 21 },
    },
    { '%ID': 20, '%TYPE': 'uima.cas.StringArray', '%ELEMENTS': ['then', 'later'] },
    { '%ID': 21, '%TYPE': 'webanno.custom.EventArgsLink[]', '%ELEMENTS': [10, 11] },
    { '%ID': 10, '%TYPE': 'webanno.custom.EventArgsLink', role: 'who', '@target': 6 },
    { '%ID': 11, '%TYPE': 'webanno.custom.EventArgsLink', role: 'whom', '@target': 7 },
    {
      '%ID': 12,
      '%TYPE': 'webanno.custom.Relation',
      ...place(20, 27),
      '@Governor': 6,
      '@Dependent': 7,
      label: 'knows',
    },
    { '%ID': 13, '%TYPE': 'webanno.custom.Mood', ...place(29, 50) },
    { '%ID': 14, '%TYPE': 'webanno.custom.Mood', ...place(5, 5) },
    { '%ID': 15, '%TYPE': 'webanno.custom.Mood', ...place(0, 2) },
  ],
  '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [2, 3, 4, 5, 6, 7, 8, 9, 12, 13, 14] } },
};

function marksOf(incoming: Incoming): string[] {
  return incoming.marks.map((mark) => {
    const entity = incoming.entities.find(({ key }) => key === mark.entity);
    const type = incoming.entityTypes.find(({ key }) => key === entity?.type)?.name ?? entity?.type;
    const tags = (mark.tags ?? []).map((key) => {
      const tag = incoming.tags.find((each) => each.key === key);
      const parent = incoming.tags.find((each) => each.key === tag?.parent);
      return parent ? `${parent.name}/${tag?.name}` : tag?.name;
    });
    const words = coveredWords(incoming, mark).join('…');
    const named = entity && `${entity.name} (${type})`;
    return [mark.kind, words, named, tags.length > 0 && `#${tags.join(' #')}`, mark.comment]
      .filter(Boolean)
      .join(' | ');
  });
}

const documents: { name: string; importer: Importer; files: Record<string, string> }[] = [
  { name: 'CAS JSON', importer: casJsonImporter, files: { 'ada/anna.json': JSON.stringify(jsonDocument) } },
  {
    name: 'XMI with its type system',
    importer: xmiImporter,
    files: { 'ada/anna.xmi': xmiDocument, 'ada/TypeSystem.xml': typeSystem },
  },
  { name: 'XMI without a type system', importer: xmiImporter, files: { 'ada/anna.xmi': xmiDocument } },
];

test.each(documents)('a document of INCEpTION: $name', async ({ importer, files }) => {
  expect(importer.recognise(filesOf(files))).toBe(1);
  const incoming = await importer.read(filesOf(files), { format: {} });
  expect(marksOf(incoming)).toEqual([
    'mention | Ada Lovelace | Ada Lovelace (person)',
    'mention | Babbage | Babbage (person)',
    'mention | an engine | an engine (Machine)',
    'note | met | #Event/Meeting | certainty: sure\nwhen: then; later\nwho: Ada Lovelace\nwhom: Babbage',
    'note | They built\tan engine. | #Mood',
  ]);
  expect(incoming.entities[0]?.fields).toEqual({ externalIds: { wikidata: 'Q7259' } });
  const [link] = incoming.links;
  expect(incoming.relationTypes.find(({ key }) => key === link?.type)?.name).toBe('knows');
  expect([link?.from.key, link?.to.key]).toEqual(incoming.entities.slice(0, 2).map(({ key }) => key));
  expect(incoming.sources).toMatchObject([{ text, fields: { fileName: 'ada.txt', language: 'en' } }]);
  expect(incoming.dropped.map(({ kind, count }) => `${kind} ${count}`).sort()).toEqual([
    'empty-passage-dropped 1',
    'linguistics-ignored 3',
    'link-features-as-words 2',
    'not-indexed 1',
  ]);
  expect(incoming.problems).toEqual([]);
});

test.each(documents)('labels as tags, all of them: $name', async ({ importer, files }) => {
  const incoming = await importer.read(filesOf(files), { format: { labels: 'tags' } });
  expect(incoming.marks.map(({ kind }) => kind)).toEqual(Array(5).fill('note'));
  expect(incoming.entities).toEqual([]);
});

test('the work of two annotators on one document is on one source, each by its name', async () => {
  const files = filesOf({
    'annotation/ada.txt/anna.xmi': xmiDocument,
    'annotation/ada.txt/bo.xmi': xmiDocument,
    'annotation/ada.txt/INITIAL_CAS.xmi': xmiDocument.replace(/<type2:.*\n|<custom:.*\n/g, ''),
  });
  const incoming = await xmiImporter.read(files, { format: {} });
  expect(incoming.sources).toHaveLength(1);
  expect(incoming.marks).toHaveLength(10);
  expect(new Set(incoming.marks.map(({ key }) => key)).size).toBe(10);
  expect(incoming.analysts.map(({ name }) => name)).toEqual(['anna', 'bo']);
  const by = incoming.marks.map(
    ({ createdBy }) => incoming.analysts.find(({ key }) => key === createdBy)?.name,
  );
  expect(by).toEqual([...Array(5).fill('anna'), ...Array(5).fill('bo')]);
});

test('XML 1.1 with control characters, several views, other prefixes', async () => {
  const xmi = `<?xml version="1.1" encoding="UTF-8"?><x:XMI xmlns:x="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:my="http:///org/Example.ecore" x:version="2.0">
<my:Place x:id="5" sofa="2" begin="0" end="3"/><my:Person x:id="6" sofa="1" begin="2" end="5"/>
<cas:Sofa x:id="1" sofaID="one" sofaString="a&#1;Bob&#x1F;"/><cas:Sofa x:id="2" sofaID="two" sofaString="Ulm&#13;&#10;"/></x:XMI>`;
  const incoming = await xmiImporter.read(filesOf({ 'a.xmi': xmi }), { format: {} });
  expect(incoming.sources.map((source) => source.text)).toEqual(['a\ufffdBob\ufffd', 'Ulm\r\n']);
  expect(marksOf(incoming)).toEqual(['mention | Ulm | Ulm (location)', 'mention | Bob | Bob (person)']);
});

const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: 'words' };
const odd: { name: string; structures: unknown; marks: number; problem: RegExp }[] = [
  { name: 'nothing', structures: [], marks: 0, problem: /neither a text/ },
  { name: 'no list', structures: 'x', marks: 0, problem: /neither a text/ },
  { name: 'null among them', structures: [null, 1, 'x', [], sofa], marks: 0, problem: /^$/ },
  { name: 'no id', structures: [sofa, { '%TYPE': 'a.B', ...place(0, 1) }], marks: 0, problem: /^$/ },
  {
    name: 'another text',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', '@sofa': 9, begin: 0, end: 1 }],
    marks: 0,
    problem: /the text 9/,
  },
  {
    name: 'no text named',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', begin: 0, end: 1 }],
    marks: 0,
    problem: /the text \(none\)/,
  },
  {
    name: 'past the end',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', ...place(0, 6) }],
    marks: 0,
    problem: /0–6/,
  },
  {
    name: 'backwards',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', ...place(3, 2) }],
    marks: 0,
    problem: /3–2/,
  },
  {
    name: 'negative',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', ...place(-1, 2) }],
    marks: 0,
    problem: /\?–2/,
  },
  {
    name: 'offsets as words',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', '@sofa': 1, begin: '0', end: '2' }],
    marks: 0,
    problem: /^$/,
  },
  {
    name: 'anchors',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.B', '@sofa': 1, '^begin': 0, '^end': 2 }],
    marks: 1,
    problem: /^$/,
  },
  { name: 'by id', structures: { 1: sofa, 2: { '%TYPE': 'a.B', ...place(0, 2) } }, marks: 1, problem: /^$/ },
  {
    name: 'a relation to nothing',
    structures: [sofa, { '%ID': 2, '%TYPE': 'a.R', ...place(0, 2), '@Governor': 8, '@Dependent': 9 }],
    marks: 0,
    problem: /^$/,
  },
  {
    name: 'one id twice',
    structures: [
      sofa,
      { '%ID': 2, '%TYPE': 'a.B', ...place(0, 2) },
      { '%ID': 2, '%TYPE': 'a.B', ...place(2, 3) },
    ],
    marks: 1,
    problem: /stands twice/,
  },
  {
    name: 'a record of ours, cut off',
    structures: [
      sofa,
      { '%ID': 2, '%TYPE': 'webanno.custom.Claim', ...place(0, 2), annotationId: 'x', record: '{"id":' },
    ],
    marks: 1,
    problem: /^$/,
  },
  {
    name: 'a record of ours, hostile',
    structures: [
      sofa,
      {
        '%ID': 2,
        '%TYPE': 'webanno.custom.Note',
        ...place(0, 2),
        annotationId: '__proto__',
        record: '{"__proto__":1}',
        tags: 'constructor',
      },
    ],
    marks: 1,
    problem: /^$/,
  },
];

test.each(odd)('odd CAS JSON: $name', async ({ structures, marks, problem }) => {
  const cas = JSON.stringify({ '%TYPES': {}, '%FEATURE_STRUCTURES': structures, '%VIEWS': {} });
  const incoming = await casJsonImporter.read(filesOf({ 'a.json': cas }), { format: {} });
  expect(incoming.marks).toHaveLength(marks);
  expect(incoming.problems.map(({ message }) => message).join()).toMatch(problem);
});

const loop = '<typeDescription><name>a.A</name><supertypeName>a.B</supertypeName></typeDescription>';
const other = '<typeDescription><name>a.B</name><supertypeName>a.A</supertypeName></typeDescription>';

test('types that derive from each other end', async () => {
  const types = `<typeSystemDescription><types>${loop}${other}</types></typeSystemDescription>`;
  const xmi = `<xmi:XMI xmlns:a="http:///a.ecore"><a:A xmi:id="2" sofa="1" begin="0" end="1" f="2"/><cas:Sofa xmi:id="1" sofaString="ab"/></xmi:XMI>`;
  const incoming = await xmiImporter.read(filesOf({ 't.xml': types, 'a.xmi': xmi }), { format: {} });
  expect(incoming.marks).toHaveLength(1);
});

const refusals: { name: string; importer: Importer; texts: Record<string, string>; says: RegExp }[] = [
  { name: 'no files', importer: casJsonImporter, texts: {}, says: /no JSON file/ },
  {
    name: 'other JSON',
    importer: casJsonImporter,
    texts: { 'a.json': '{"a": 1}' },
    says: /a\.json is JSON but no UIMA CAS/,
  },
  { name: 'a JSON list', importer: casJsonImporter, texts: { 'a.json': '[]' }, says: /no UIMA CAS/ },
  {
    name: 'broken JSON',
    importer: casJsonImporter,
    texts: { 'a.json': '{"%TYPES": ' },
    says: /a\.json cannot be read/,
  },
  { name: 'an empty file', importer: casJsonImporter, texts: { 'a.json': '' }, says: /a\.json is empty/ },
  { name: 'no XMI', importer: xmiImporter, texts: { 'a.txt': '' }, says: /no XMI file/ },
  {
    name: 'a type system alone',
    importer: xmiImporter,
    texts: { 'TypeSystem.xml': typeSystem },
    says: /no XMI file/,
  },
  {
    name: 'other XML',
    importer: xmiImporter,
    texts: { 'a.xml': '<html/>' },
    says: /first element is <html>/,
  },
  { name: 'broken XML', importer: xmiImporter, texts: { 'a.xmi': '<xmi:XMI>' }, says: /line 1/ },
];

test.each(refusals)('refused: $name', async ({ importer, texts, says }) => {
  const reading = async () => importer.read(filesOf(texts), { format: {} });
  await expect(reading()).rejects.toThrow(ImportRefusal);
  await expect(reading()).rejects.toThrow(says);
});

test('one broken file among others is told, and the others are read', async () => {
  const files = filesOf({ 'a.xmi': xmiDocument, 'b.xmi': '<oops' });
  const incoming = await xmiImporter.read(files, { format: {} });
  expect(incoming.marks).toHaveLength(5);
  expect(incoming.passedOver).toMatchObject([{ path: 'b.xmi', reason: expect.stringContaining('b.xmi') }]);
});
