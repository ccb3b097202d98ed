// Places and previews as the app does, for tests, and checks what the app relies on: a placed corpus is a sound one.
import type { Change } from '../change/change-set.ts';
import type { ExportInput } from '../export/exporter.ts';
import { initialEntityTypes } from '../model/codebook.ts';
import { checkCorpus } from '../native/check-corpus.ts';
import { corpusOfFile } from '../native/corpus-of-file.ts';
import type { ImportPreview } from '../native/import-preview.ts';
import { previewImport } from '../native/preview-import.ts';
import { ProblemList } from '../native/problem.ts';
import { readNative } from '../native/read-native.ts';
import { writeNative } from '../native/write-native.ts';
import { CorpusStore } from '../store/corpus-store.ts';
import type { Incoming } from './incoming.ts';
import { type Placed, placeIncoming } from './place-incoming.ts';

export const by = 'b0000000-0000-4000-8000-000000000009';
export const at = '2026-11-21T10:00:00Z';

/** A corpus of nothing but its header and the types every corpus begins with. */
export function emptyCorpus(sha256: Target['sha256']): Target {
  const store = new CorpusStore();
  const info = {
    id: 'c0000000-0000-4000-8000-000000000009',
    title: 'Empty',
    description: '',
    yardstick: 'icd203',
  } as const;
  const changes: Change[] = [
    { table: 'corpus', id: info.id, before: null, after: info },
    { table: 'analysts', id: by, before: null, after: { id: by, name: 'Tester' } },
    ...initialEntityTypes.map(
      (after): Change => ({ table: 'entityTypes', id: after.id, before: null, after }),
    ),
  ];
  store.apply(changes, 'load');
  return { store, texts: new Map(), sha256 };
}

export interface Target {
  readonly store: CorpusStore;
  readonly texts: Map<string, string>;
  /** Tests bring their own: there is none that is at home everywhere. */
  readonly sha256: (text: string) => string;
}

/** A copy of a corpus to import into. */
export function copyOfCorpus(
  input: ExportInput & { readonly texts: ReadonlyMap<string, string> },
  sha256: Target['sha256'],
): Target {
  const store = new CorpusStore();
  const tables = [
    'corpus',
    'analysts',
    'tags',
    'entityTypes',
    'relationTypes',
    'sources',
    'entities',
    'annotations',
    'links',
  ] as const;
  const changes = tables.flatMap((table) =>
    [...input.store.table(table).values()].map(
      (after) => ({ table, id: after.id, before: null, after }) as Change,
    ),
  );
  store.apply(changes, 'load');
  return { store, texts: new Map(input.texts), sha256 };
}

/** What is wrong with a placed corpus by the checks of a native file; empty when it is sound. */
export async function faultsOf({ corpus }: Placed, { texts, sha256 }: Target): Promise<string[]> {
  const problems = new ProblemList();
  const all = new Map([...texts, ...corpus.texts]);
  const missing = checkCorpus(corpus, { texts: all, broken: new Set(), by, problems });
  const faults = problems.all().filter(({ severity }) => severity === 'error');
  // Shapes, too: written and read again as a native file.
  let native = '';
  const store = corpusOfFile(corpus);
  const input = { store, textOf: (hash: string) => all.get(hash) ?? null, journal: () => [] };
  const options = { withText: true, withJournal: false, sourceIds: null, exportedAt: at, generator: '' };
  for await (const piece of writeNative(input, options)) native += piece;
  const { problems: read } = await readNative(native, { at, by, sha256: tolerantHash(all, sha256) });
  return [
    ...missing.map(({ id }) => `The type ${id} is missing`),
    ...[...faults, ...read.filter(({ severity }) => severity === 'error')].map(
      ({ where, message }) => `${where}: ${message}`,
    ),
  ];
}

/** The hash under which a text is kept: UTF-8 makes one of two texts that differ in half pairs alone. */
function tolerantHash(
  texts: ReadonlyMap<string, string>,
  sha256: Target['sha256'],
): (text: string) => string {
  const hashes = new Map([...texts].map(([hash, text]) => [text, hash]));
  return (text) => hashes.get(text) ?? sha256(text);
}

export interface Imported {
  readonly placed: Placed;
  readonly preview: ImportPreview;
}

/** Places, checks, previews and commits, as one undo. Throws when the placed corpus is not sound or the preview refuses. */
export async function importInto(target: Target, incoming: Incoming, format = 'test'): Promise<Imported> {
  const from = { store: target.store, textOf: (hash: string) => target.texts.get(hash) ?? null };
  const placed = await placeIncoming(incoming, from, {
    format,
    file: 'test.file',
    at,
    by,
    sha256: target.sha256,
  });
  const faults = await faultsOf(placed, target);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const preview = await previewImport(from, placed.corpus);
  if (preview.refused.length > 0)
    throw new Error(preview.refused.map(({ where, message }) => `${where}: ${message}`).join('\n'));
  target.store.apply(preview.changeSet?.changes ?? [], 'import');
  for (const [hash, text] of preview.texts) target.texts.set(hash, text);
  return { placed, preview };
}
