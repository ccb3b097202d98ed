// What each importer is fed in tests that loop over the registry: its own format as our exporter writes it.
import { unzip } from '../archive/unzip.ts';
import type { Change } from '../change/change-set.ts';
import { exportedBytes } from '../export/exported.test-support.ts';
import type { Exporter, ExportInput } from '../export/exporter.ts';
import { trapOptions } from '../export/trap-corpus.test-support.ts';
import type { CorpusStore } from '../store/corpus-store.ts';
import { makeSpan } from '../text/make-span.ts';
import type { ImportedFile } from './importer.ts';

/** The files of an export as an importer gets them: a zip unpacked, but not a format that is a zip by its own name. */
export async function exportedSample(exporter: Exporter, input: ExportInput): Promise<ImportedFile[]> {
  const bytes = await exportedBytes(exporter, input, trapOptions);
  if (!exporter.extension.endsWith('.zip')) return [{ path: `corpus${exporter.extension}`, bytes }];
  return [...unzip(bytes)].map(([path, content]) => ({ path, bytes: content }));
}

/** Widens passages that begin or end within a CRLF, which a file that has LF alone cannot say. Returns its corpus. */
export function withWholeLineBreaks<
  Corpus extends { readonly store: CorpusStore; readonly texts: ReadonlyMap<string, string> },
>(corpus: Corpus): Corpus {
  const { store, texts } = corpus;
  const changes = [...store.table('annotations').values()].map((before): Change => {
    const text = texts.get(store.get('sources', before.sourceId)?.sha256 ?? '') ?? '';
    const cuts = (at: number) => text[at - 1] === '\r' && text[at] === '\n';
    const spans = before.spans.map(({ start, end }) =>
      makeSpan(text, { start: cuts(start) ? start - 1 : start, end: cuts(end) ? end + 1 : end }),
    );
    return { table: 'annotations', id: before.id, before, after: { ...before, spans } };
  });
  store.apply(changes, 'load');
  return corpus;
}
