// One short text and a file that says nothing yet, for tests of what becomes of a file's records.
import type { Incoming, IncomingMark, Selector } from '../incoming.ts';
import { emptyCorpus, importInto, type Target } from '../placed-into.test-support.ts';

export const text =
  'Nine ships left the port on Friday. Nine ships came back.\r\nThe minister \u{1F6A2} said so on Sunday, and again on Sunday.';

export const nothing: Incoming = {
  unit: 'utf-16',
  corpus: {},
  analysts: [],
  tags: [],
  entityTypes: [],
  relationTypes: [],
  sources: [{ key: 's', where: 'file', text, fields: { title: 'Ships' } }],
  entities: [],
  marks: [],
  links: [],
  dropped: [],
  problems: [],
  passedOver: [],
};

export const note = (key: string, ...passages: readonly Selector[]): IncomingMark => ({
  key,
  where: `line ${key}`,
  source: 's',
  kind: 'note',
  passages,
});

export const id = (number: number) => `22222222-0000-4000-8000-${String(number).padStart(12, '0')}`;

export async function filled(
  sha256: Target['sha256'],
  ...files: readonly Partial<Incoming>[]
): Promise<Target> {
  const target = emptyCorpus(sha256);
  for (const file of files) await importInto(target, { ...nothing, ...file });
  return target;
}
