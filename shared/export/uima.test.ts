import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { arbitraryCorpus } from '../native/arbitrary-corpus.test-support.ts';
import { casJson } from './cas-json.ts';
import { exportedZip, throughUtf8 } from './exported.test-support.ts';
import type { ExportInput } from './exporter.ts';
import { trapCorpus, trapOptions } from './trap-corpus.test-support.ts';
import { xmi } from './xmi.ts';
import { xmlCharacters } from './xml-text.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
let traps: ExportInput & { texts: ReadonlyMap<string, string> };
beforeAll(() => {
  traps = trapCorpus(sha256);
});
const seeded = (seed: number): ExportInput => {
  const corpus = arbitraryCorpus(seed, sha256);
  return { ...corpus, textOf: (hash) => corpus.texts.get(hash) ?? null, journal: () => [] };
};

interface Structure {
  '%ID': number;
  '%TYPE': string;
  begin?: number;
  end?: number;
  annotationId?: string;
  fragmentNumber?: number;
  fragmentGroup?: string;
  record?: string;
  sofaString?: string;
  '@Governor'?: number;
  '@Dependent'?: number;
}

/** Compares passages `[annotationId, number, covered text]` with the corpus; each must be there once. */
function comparePassages(
  input: ExportInput,
  found: readonly (readonly [string, number, string])[],
  project: (text: string) => string,
) {
  const key = (id: string, number: number, text: string) => JSON.stringify([id, number, text]);
  const wanted = [...input.store.table('annotations').values()].flatMap(({ id, spans }) =>
    spans.map(({ quote }, index) => key(id, index + 1, project(quote))),
  );
  expect(found.map((each) => key(...each)).sort()).toEqual(wanted.sort());
}

const isMark = (type: string) => /^webanno\.custom\.(Claim|Mention|Note)$/.test(type);

async function checkCasJson(input: ExportInput) {
  const files = await exportedZip(casJson, input, trapOptions);
  const found: [string, number, string][] = [];
  let relations = 0;
  let entities = 0;
  for (const content of files.values()) {
    const cas = JSON.parse(content);
    expect(Object.keys(cas)).toEqual(['%HEADER', '%TYPES', '%FEATURE_STRUCTURES', '%VIEWS']);
    const [sofa, ...structures] = cas['%FEATURE_STRUCTURES'] as Structure[];
    const text = sofa?.sofaString ?? '';
    const byId = new Map(structures.map((structure) => [structure['%ID'], structure]));
    expect([...byId.keys()]).toEqual(cas['%VIEWS']._InitialView['%MEMBERS']);
    for (const structure of structures) {
      const type = structure['%TYPE'];
      const defined = cas['%TYPES'][type];
      for (const name of Object.keys(structure))
        if (!/^%|^@sofa$|^begin$|^end$|^language$/.test(name))
          expect(defined).toHaveProperty(name.replace('@', ''));
      const covered = text.slice(structure.begin, structure.end);
      if (type.endsWith('NamedEntity')) entities++;
      if (type.endsWith('ClaimRelation')) {
        relations++;
        const link = input.store.get('links', JSON.parse(structure.record ?? '').id);
        expect(JSON.parse(structure.record ?? '')).toEqual(link);
        expect(byId.get(structure['@Governor'] ?? 0)?.annotationId).toBe(link?.from.id);
        expect(byId.get(structure['@Dependent'] ?? 0)?.annotationId).toBe(link?.to.id);
      }
      if (!isMark(type)) continue;
      found.push([structure.annotationId ?? '', structure.fragmentNumber ?? 1, covered]);
      if (structure.record) {
        const { spans, ...rest } = input.store.get('annotations', structure.annotationId ?? '') ?? {
          spans: [],
        };
        // Features are well-formed; within JSON, half a pair is an escape and stays.
        const { names, source: _source, ...record } = JSON.parse(structure.record);
        expect(record).toEqual(rest);
        expect(Object.keys(names.analysts).length).toBeGreaterThan(0);
        expect(structure.fragmentGroup).toBe(spans.length > 1 ? structure.annotationId : undefined);
      }
    }
  }
  comparePassages(input, found, throughUtf8);
  return { relations, entities };
}

test('CAS JSON: every passage covers its quote in UTF-16 units, every record comes back', async () => {
  const { relations, entities } = await checkCasJson(traps);
  expect(relations).toBeGreaterThan(1);
  expect(entities).toBe(
    [...traps.store.table('annotations').values()]
      .filter(({ kind }) => kind === 'mention')
      .reduce((sum, { spans }) => sum + spans.length, 0),
  );
});

test.each([1, 2, 3, 4, 5])('CAS JSON, seed %i: the same of any corpus', async (seed) => {
  await checkCasJson(seeded(seed));
});

test('what UIMA cannot hold is counted, and CAS JSON needs no replacement for control characters', async () => {
  const counts = async (exporter: typeof xmi) =>
    new Map((await exporter.losses(traps, trapOptions)).map(({ kind, count }) => [kind, count]));
  const [json, xml] = [await counts(casJson), await counts(xmi)];
  const text = [...traps.texts.values()].join('\n');
  expect(json.get('half-pair-replaced')).toBe(text.match(/\p{Surrogate}/gu)?.length);
  expect(xml.get('characters-replaced')).toBe(
    Array.from(xmlCharacters(text)).filter((character, at) => character !== Array.from(text)[at]).length,
  );
  expect(json.get('entity-link-dropped')).toBe(2);
  const { relations } = await checkCasJson(traps);
  expect((json.get('cross-source-link-dropped') ?? 0) + relations).toBe(6);
});

/** Reads XMI as everybody in that field does, and says what each mark covers. */
const javaReader = `
import java.io.*; import java.util.*; import java.nio.charset.StandardCharsets;
import org.apache.uima.UIMAFramework; import org.apache.uima.cas.*; import org.apache.uima.cas.text.*;
import org.apache.uima.cas.impl.XmiCasDeserializer; import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.*;
public class ReadXmi { public static void main(String[] args) throws Exception {
  File folder = new File(args[0]);
  TypeSystemDescription types = UIMAFramework.getXMLParser().parseTypeSystemDescription(new XMLInputSource(new File(folder, "TypeSystem.xml")));
  PrintStream out = new PrintStream(System.out, true, "UTF-8"); File[] files = folder.listFiles(); Arrays.sort(files);
  for (File file : files) { if (!file.getName().endsWith(".xmi")) continue;
    CAS cas = CasCreationUtils.createCas(types, null, null);
    try (InputStream in = new FileInputStream(file)) { XmiCasDeserializer.deserialize(in, cas, false); }
    for (AnnotationFS fs : cas.getAnnotationIndex()) { Type type = fs.getType(); Feature id = type.getFeatureByBaseName("annotationId");
      String key = id == null ? "" : fs.getStringValue(id); Feature part = type.getFeatureByBaseName("fragmentNumber");
      int number = part == null ? 0 : fs.getIntValue(part); Feature record = type.getFeatureByBaseName("record");
      String json = record == null ? null : fs.getStringValue(record);
      Feature to = type.getFeatureByBaseName("Dependent"); String target = to == null ? "" : fs.getFeatureValue(to).getStringValue(fs.getFeatureValue(to).getType().getFeatureByBaseName("annotationId"));
      out.println(type.getName() + "\\t" + key + "\\t" + number + "\\t" + code(fs.getCoveredText()) + "\\t" + (json == null ? "" : code(json)) + "\\t" + target); } } }
  static String code(String text) { return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)); } }
`;
const jar = '/usr/share/java/uimaj-core.jar';
if (!existsSync(jar)) console.warn('Skipped: no Apache UIMA (Debian: libuima-core-java).');

test.skipIf(!existsSync(jar))(
  'XMI: Apache UIMA reads it and every passage covers its quote',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xmi-'));
    try {
      writeFileSync(join(folder, 'ReadXmi.java'), javaReader);
      execFileSync('javac', ['-cp', jar, join(folder, 'ReadXmi.java')], { stdio: 'pipe' });
      for (const input of [traps, seeded(1), seeded(2)]) {
        const files = await exportedZip(xmi, input, trapOptions);
        const data = mkdtempSync(join(folder, 'data-'));
        for (const [path, content] of files) writeFileSync(join(data, path), content);
        const lines = execFileSync('java', ['-cp', `${jar}:${folder}`, 'ReadXmi', data], {
          encoding: 'utf8',
          maxBuffer: 1 << 28,
        });
        const rows = lines
          .trimEnd()
          .split('\n')
          .map((line) => line.split('\t'));
        const plain = (code = '') => Buffer.from(code, 'base64').toString('utf8');
        const marks = rows.filter(([type = '']) => isMark(type));
        comparePassages(
          input,
          marks.map(([, id = '', number, code]) => [id, Number(number) || 1, plain(code)]),
          xmlCharacters,
        );
        for (const [, id = '', , , record] of marks) {
          if (!record) continue;
          const { spans: _, ...rest } = input.store.get('annotations', id) ?? { spans: [] };
          const { names: _names, source: _source, ...read } = JSON.parse(plain(record));
          expect(read).toEqual(rest);
        }
        for (const [type, , , , record, target] of rows)
          if (type?.endsWith('ClaimRelation')) expect(JSON.parse(plain(record)).to.id).toBe(target);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  60_000,
);
