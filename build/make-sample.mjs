// Makes the sample corpus's project file out of its texts and the marks written by hand beside them:
// `node build/make-sample.mjs`. The same input gives the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { repository } from './out-folder.mjs';
import { expandDate } from './sample/expand-claim.mjs';
import { expandMarks } from './sample/expand-marks.mjs';
import { locateZone } from './sample/locate-passage.mjs';
import { sampleId, sha256 } from './sample/sample-id.mjs';

/** Name of the folder with the texts, and of the two files beside it. */
const name = 'munqar-blast';
const corpusFolder = resolve(repository, 'corpus');
/** The project file that is shown at the first start. */
export const samplePath = resolve(corpusFolder, `${name}.glossator.json`);

/** @typedef {{ id: string }} Identified */

/** @returns {string} The project file, in the layout of every export: one record to a line. */
export function makeSample() {
  /** @type {import('./sample/notation.mjs').SampleText} */
  const sample = JSON.parse(readFileSync(resolve(corpusFolder, `${name}.marks.json`), 'utf8'));
  /** @param {string} table @param {string} key */
  const idOf = (table, key) => sampleId(sample.corpus.key, table, key);
  const analystId = idOf('analysts', sample.analyst);
  const stamps = { createdAt: sample.at, createdBy: analystId, updatedAt: sample.at, updatedBy: analystId };
  /** @param {string} key */
  const entityOf = (key) => {
    const entity = sample.entities[key];
    if (!entity) throw new Error(`No entity “${key}”`);
    return { id: idOf('entities', key), name: entity.name };
  };
  /** @param {string} key */
  const tagOf = (key) => {
    if (!sample.tags.some((tag) => tag.key === key)) throw new Error(`No tag “${key}”`);
    return idOf('tags', key);
  };

  const texts = new Map(sample.sources.map(({ file }) => [file, readText(file)]));
  const textOf = (/** @type {string} */ file) => {
    const text = texts.get(file);
    if (text === undefined) throw new Error(`No source “${file}”`);
    return text;
  };
  const annotations = Object.entries(sample.marks).flatMap(([file, marks]) =>
    expandMarks(file, textOf(file), marks, {
      sourceId: idOf('sources', file),
      idOf,
      entityOf,
      tagOf,
      stamps,
    }),
  );
  const claims = new Set(annotations.filter(({ kind }) => kind === 'claim').map(({ id }) => id));
  /** @param {string} key */
  const claimOf = (key) => {
    const id = idOf('annotations', key);
    if (!claims.has(id)) throw new Error(`No claim “${key}”`);
    return id;
  };
  /** @param {string} key */
  const linkEnd = (key) =>
    key.startsWith('entity:')
      ? { kind: 'entity', id: entityOf(key.slice('entity:'.length)).id }
      : { kind: 'claim', id: claimOf(key) };
  /** @param {{ id: string, name: string, colour: string }} entry */
  const plainEntry = (entry) => ({ ...entry, key: null, description: '', parentId: null });

  const sources = sample.sources.map((source, position) => {
    const text = textOf(source.file);
    return {
      id: idOf('sources', source.file),
      position,
      title: source.title,
      fileName: source.file,
      mediaType: source.file.endsWith('.md') ? 'text/markdown' : 'text/plain',
      language: 'en',
      encoding: 'utf-8',
      extraction: null,
      text,
      sha256: sha256(text),
      length: text.length,
      supersedes: null,
      publisher: source.publisher,
      authors: source.authors,
      publishedOn: expandDate(source.publishedOn),
      retrievedOn: expandDate(source.retrievedOn),
      url: source.url,
      reliability: source.reliability,
      interest: source.interest,
      notes: source.notes,
      readStatus: source.readStatus,
      zones: source.zones.map((zone) => locateZone(text, zone)),
      ...stamps,
    };
  });
  const entities = Object.entries(sample.entities).map(([key, entity]) => ({
    id: idOf('entities', key),
    type: entity.type,
    name: entity.name,
    aliases: entity.aliases ?? [],
    description: entity.description ?? '',
    reliability: entity.reliability ?? null,
    interest: entity.interest ?? '',
    externalIds: {},
    mergedInto: null,
    ...stamps,
  }));
  const links = sample.links.map((link) => ({
    id: idOf('links', `${link.type}/${link.from}/${link.to}`),
    type: link.type,
    from: linkEnd(link.from),
    to: linkEnd(link.to),
    independence: link.independence ?? null,
    evidence: (link.evidence ?? []).map(claimOf),
    note: link.note,
    ...stamps,
  }));
  const tags = sample.tags.map(({ key, name: tagName, colour, number, description }) => ({
    id: tagOf(key),
    name: tagName,
    colour,
    key: number,
    description,
    parentId: null,
  }));

  const { title, description, yardstick } = sample.corpus;
  return `{
"format": "glossator-corpus",
"version": 1,
"offsetUnit": "utf-16",
"generator": "Glossator 0.1.0",
"exportedAt": "${sample.at}",
"corpus": ${JSON.stringify({ id: idOf('corpus', sample.corpus.key), title, description, yardstick })},
${list('analysts', [{ id: analystId, name: sample.analyst }])},
"codebook": {
${list('tags', byId(tags))},
${list('entityTypes', byId(sample.entityTypes.map(plainEntry)))},
${list('relationTypes', byId(sample.relationTypes.map(plainEntry)))}
},
${list('sources', sources)},
${list('entities', byId(entities))},
${list('annotations', byId(annotations))},
${list('links', byId(links))},
"deleted": [],
"journal": []
}
`;
}

/** @param {string} file */
function readText(file) {
  return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(resolve(corpusFolder, name, file)));
}

/** Sorted by id; two records with one id stop the run. @template {Identified} Item @param {readonly Item[]} items */
function byId(items) {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  sorted.forEach((item, index) => {
    if (item.id === sorted[index + 1]?.id)
      throw new Error(`Two records have one id: ${JSON.stringify(item)}`);
  });
  return sorted;
}

/** @param {string} key @param {readonly object[]} records */
function list(key, records) {
  return `"${key}": [\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(samplePath, makeSample());
