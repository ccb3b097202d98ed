// Small files of one corpus as two people may have them, for tests of merging.
import type { Change, TableName, Tables } from '../change/change-set.ts';
import type { ParsedCorpus } from './parsed-corpus.ts';
import { readNative } from './read-native.ts';

/** Stands in for the hash: 64 digits that tell these short texts apart. */
export const sha256 = (words: string) =>
  [...words]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0')
    .slice(0, 64);
export const early = '2026-01-01T00:00:00Z';
export const late = '2026-02-01T00:00:00Z';
/** Made early. */
export const stamps = (at: string) => ({ createdAt: early, createdBy: 'a', updatedAt: at, updatedBy: 'a' });
export const text = 'One two three';

export interface Parts {
  corpusId?: string;
  sourceId?: string;
  fileName?: string;
  comment?: string;
  at?: string;
  more?: object;
}
/** A file of one source with one mark, read as it would be. */
export async function file({
  corpusId = 'c',
  sourceId = 's',
  fileName = 'a.txt',
  comment = '',
  at = early,
  more = {},
}: Parts): Promise<ParsedCorpus> {
  const written = {
    format: 'glossator-corpus',
    version: 1,
    offsetUnit: 'utf-16',
    corpus: { id: corpusId, title: 'C' },
    analysts: [{ id: 'a', name: 'A' }],
    codebook: {
      entityTypes: [{ id: 'person', name: 'Person', colour: '#112233' }],
      tags: [{ id: 't', name: 'T', colour: '#112233', key: 1 }],
    },
    sources: [
      {
        id: sourceId,
        position: 0,
        title: 'S',
        fileName,
        text,
        sha256: sha256(text),
        length: text.length,
        ...stamps(early),
      },
    ],
    entities: [{ id: 'e', type: 'person', name: 'E', ...stamps(early) }],
    annotations: [
      {
        id: 'm',
        sourceId,
        kind: 'mention',
        entityId: 'e',
        spans: [{ start: 4, end: 7, quote: 'two' }],
        comment,
        ...stamps(at),
      },
    ],
    ...more,
  };
  const { file: parsed, problems } = await readNative(JSON.stringify(written), {
    at: early,
    by: 'a',
    sha256,
  });
  if (!parsed) throw new Error(JSON.stringify(problems));
  return parsed;
}
/** No texts here. */
export const none = () => null;
/** What a table's records become. */
export const changedTo = <Table extends TableName>(
  changes: readonly Change[] | undefined,
  table: Table,
): (Tables[Table] | null)[] =>
  (changes ?? [])
    .filter((change) => change.table === table)
    .map((change) => change.after as Tables[Table] | null);
/** A claim said by the entity. */
export const claimOfE = {
  id: 'n',
  sourceId: 's',
  kind: 'claim',
  spans: [{ start: 0, end: 3, quote: 'One' }],
  tags: ['t'],
  claim: { attribution: [{ name: 'E', entityId: 'e', role: 'says' }] },
  ...stamps(early),
};
