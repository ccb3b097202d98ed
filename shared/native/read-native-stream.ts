// Reads a native file piece by piece: for files that do not fit into one string (V8 ends at about 512 MB) or that would
// take twice their size in memory. The same checks as for a file at hand, somewhat slower.
import { JsonFaultError, RecordScanner } from './json-record-scanner.ts';
import { NativeCollector } from './native-collector.ts';
import { codebookLists, type ListName, listNames } from './native-shapes.ts';
import type { ReadOptions, ReadResult } from './parsed-corpus.ts';
import { badJsonMessage, readCodebook } from './read-native.ts';

/** Files of more bytes than this are better streamed: as one string they would come close to V8's limit. */
export const streamFrom = 200 * 1024 * 1024;

const isTopList = (key: unknown) =>
  listNames.includes(key as ListName) && !codebookLists.includes(key as ListName);

/** Reads and checks a native file given as pieces of text. Throws only what `pieces` throws. */
export async function readNativeStream(
  pieces: AsyncIterable<string>,
  options: ReadOptions,
): Promise<ReadResult> {
  const collector = new NativeCollector(options);
  const { problems } = collector;
  const scanner = new RecordScanner({
    opens: ([first, second, third]) => {
      if (first === 'codebook')
        return second === '{' || (codebookLists.includes(second as ListName) && third === '[');
      return isTopList(first) && second === '[';
    },
    onValue: ([first, second, third], value) => {
      if (first === 'codebook') {
        if (typeof third === 'number') collector.record(second as ListName, value, third);
        else if (typeof second === 'string') readCodebook(collector, { [second]: value });
        else readCodebook(collector, value);
      } else if (typeof second === 'number') collector.record(first as ListName, value, second);
      else if (isTopList(first)) collector.list(first as ListName, value);
      else collector.top(String(first), value);
    },
  });
  try {
    let isFirst = true;
    for await (const piece of pieces) {
      scanner.write(isFirst && piece.startsWith('\uFEFF') ? piece.slice(1) : piece);
      if (collector.refused) return collector.finish();
      if (piece !== '') isFirst = false;
    }
    scanner.end();
  } catch (error) {
    if (!(error instanceof JsonFaultError)) throw error;
    problems.error('', badJsonMessage(error), 'The file may have been cut off or edited; export it again.');
    return { file: null, problems: problems.all(), errors: problems.errors, warnings: problems.warnings };
  }
  return collector.finish();
}
