// Every importer fed with broken files of its own format: an answer each time, and what comes in is sound.
//
// 200 rounds over all importers here; GLOSSATOR_MUTATIONS=10000 sets the rounds of each (`npm run mutations`), and
// GLOSSATOR_MUTATION=<importer>:<round> runs the one that failed again.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { findExporter } from '../../export/registry.ts';
import { trapCorpus } from '../../export/trap-corpus.test-support.ts';
import { checkCorpus } from '../../native/check-corpus.ts';
import { listShapes } from '../../native/native-shapes.ts';
import { previewImport } from '../../native/preview-import.ts';
import { ProblemList } from '../../native/problem.ts';
import { seeded } from '../../store/seeded.test-support.ts';
import { exportedSample } from '../exported-sample.test-support.ts';
import { type ImportedFile, type Importer, ImportRefusal } from '../importer.ts';
import { type Placed, placeIncoming } from '../place-incoming.ts';
import { at, by, copyOfCorpus, emptyCorpus, type Target } from '../placed-into.test-support.ts';
import { importers } from '../registry.ts';
import { unpackFiles } from '../unpack-files.ts';
import { damagedZip, mutated } from './mutate-files.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const corpus = trapCorpus(sha256);
const { GLOSSATOR_REFERENCE: reference, GLOSSATOR_MUTATIONS: asked, GLOSSATOR_MUTATION: only } = process.env;

/** Rounds of each importer. */
const rounds = asked === undefined ? Math.ceil(200 / importers.length) : Number(asked);
/** Longer than any of these small samples takes, even while others use the machine; a hang is longer. */
const longestMilliseconds = 10_000;
/** Failures shown; one cause mostly has many. */
const shown = 5;

/** Samples of each format: our own export, and what others wrote where it lies beside the checkout. */
async function samplesOf(importer: Importer): Promise<(readonly ImportedFile[])[]> {
  const exporter = findExporter(importer.id);
  const samples: (readonly ImportedFile[])[] = exporter ? [await exportedSample(exporter, corpus)] : [];
  if (reference === undefined) return samples;
  const formats = join(reference, 'formats');
  for (const folder of readdirSync(formats, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const files = readdirSync(join(formats, folder.name), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter(({ name }) => importer.extensions.some((ending) => name.toLowerCase().endsWith(ending)))
      .map(({ name }) => ({
        path: name,
        bytes: Uint8Array.from(readFileSync(join(formats, folder.name, name))),
      }));
    if (files.length > 0 && importer.recognise(files) >= 0.5) samples.push(files);
  }
  return samples;
}

/** What is wrong with an answer; empty when nothing is. */
async function faultsOf(placed: Placed, { texts }: Target): Promise<string[]> {
  const { corpus: made, report } = placed;
  const problems = new ProblemList();
  const all = new Map([...texts, ...made.texts]);
  checkCorpus(made, { texts: all, broken: new Set(), by, problems });
  const faults = problems
    .all()
    .filter(({ severity }) => severity === 'error')
    .map(({ where, message }) => `${where}: ${message}`);
  const lists = [
    'tags',
    'entityTypes',
    'relationTypes',
    'sources',
    'entities',
    'annotations',
    'links',
    'analysts',
  ] as const;
  for (const list of lists)
    for (const record of made[list])
      listShapes[list].check(structuredClone(record), {
        path: [list, record.id],
        fault: (key, message) => faults.push(`${list} ${record.id} ${key}: ${message}`),
        unknown: (key) => faults.push(`${list} ${record.id} ${key}: unknown`),
      });
  for (const source of made.sources) {
    const text = made.texts.get(source.sha256);
    if (text !== undefined && text.length !== source.length) faults.push(`${source.id}: another length`);
  }
  const { marks, exact, moved, uncertain, lost, notPlaced } = report.counts;
  if (exact + moved + uncertain + lost + notPlaced !== marks) faults.push('Some marks are in no count');
  if (report.notPlaced.length !== notPlaced) faults.push('Some marks that are not placed are not listed');
  if (made.annotations.length !== marks - notPlaced) faults.push('Some marks are neither placed nor listed');
  return faults;
}

async function round(
  importer: Importer,
  samples: readonly (readonly ImportedFile[])[],
  number: number,
  targets: readonly Target[],
): Promise<string[]> {
  const chance = seeded(Number.parseInt(sha256(`${importer.id}:${number}`).slice(0, 8), 16));
  const { files, done } = mutated(samples[chance(samples.length)] ?? [], chance);
  const all = [...done];
  const started = performance.now();
  const told = (fault: string) => `${importer.id}:${number} (${all.join('; ')}): ${fault}`;
  try {
    const given = chance(8) === 0 ? unpackFiles([damagedZip(files, chance, all)]) : files;
    const likeness = importers.map((each) => each.recognise(given));
    if (!likeness.every((each) => each >= 0 && each <= 1)) return [told(`likeness ${likeness}`)];
    const format = Object.fromEntries(
      importer.options.map(({ id, choices }) => [id, choices[chance(choices.length)]?.value ?? '']),
    );
    const incoming = await importer.read(given, { format });
    const target = targets[chance(targets.length)] as Target;
    const from = { store: target.store, textOf: (hash: string) => target.texts.get(hash) ?? null };
    const placed = await placeIncoming(incoming, from, { format: importer.id, file: 'x', at, by, sha256 });
    const faults = await faultsOf(placed, target);
    const preview = await previewImport(from, placed.corpus);
    if (preview.refused.some(({ message }) => !isSentence(message))) faults.push('refused without a word');
    const took = performance.now() - started;
    if (took > longestMilliseconds) faults.push(`took ${Math.round(took)} ms`);
    return faults.map(told);
  } catch (error) {
    if (error instanceof ImportRefusal)
      return isSentence(error.message) ? [] : [told(`“${error.message}” is no sentence`)];
    return [
      told(
        error instanceof Error
          ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' ')
          : String(error),
      ),
    ];
  }
}

function isSentence(message: string): boolean {
  return /\S.*[.!?”)]$/s.test(message.trim());
}

describe.each(importers.map((importer) => ({ id: importer.id, importer })))('$id', ({ id, importer }) => {
  let samples: (readonly ImportedFile[])[] = [];
  beforeAll(async () => {
    samples = await samplesOf(importer);
  });

  it(
    'answers whatever it is fed',
    async () => {
      const [wanted, number] = only?.split(':') ?? [];
      if (wanted !== undefined && wanted !== id) return;
      const targets = [copyOfCorpus(corpus, sha256), emptyCorpus(sha256)];
      const failures: string[] = [];
      const from = number === undefined ? 0 : Number(number);
      for (let at = from; at < (number === undefined ? rounds : from + 1) && failures.length < shown; at++)
        failures.push(...(await round(importer, samples, at, targets)).slice(0, 2));
      expect(failures).toEqual([]);
    },
    Math.max(60_000, rounds * 500),
  );
});
