// Reads a native file that is at hand as one string. Files over about 200 MB go through read-native-stream.ts.
import { jsonFault } from './json-fault.ts';
import { NativeCollector } from './native-collector.ts';
import { codebookLists, type ListName, listNames } from './native-shapes.ts';
import type { ReadOptions, ReadResult } from './parsed-corpus.ts';

/** Reads and checks a native file. Never throws: what is wrong stands in `problems`, and `file` is null if that refuses it. */
export async function readNative(text: string, options: ReadOptions): Promise<ReadResult> {
  const collector = new NativeCollector(options);
  const { problems } = collector;
  let root: unknown;
  try {
    root = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch {
    problems.error('', badJson(text), 'The file may have been cut off or edited; export it again.');
    return { file: null, problems: problems.all(), errors: 1, warnings: 0 };
  }
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    problems.error('', 'This is JSON, but not a Glossator corpus.', 'Choose a *.glossator.json file.');
    return { file: null, problems: problems.all(), errors: 1, warnings: 0 };
  }
  const top = new Map<string, unknown>(Object.entries(root));
  const lists = listNames.filter((name) => !codebookLists.includes(name));
  for (const [key, value] of top)
    if (key !== 'codebook' && !lists.includes(key as ListName)) collector.top(key, value);
  if (!collector.refused) {
    readCodebook(collector, top.get('codebook'));
    for (const name of lists) collector.list(name, top.get(name));
  }
  return collector.finish();
}

/** The three lists within `codebook`, as both readers find them. */
export function readCodebook(collector: NativeCollector, value: unknown): void {
  if (value === undefined || value === null) return;
  if (typeof value !== 'object' || Array.isArray(value)) {
    collector.problems.error('codebook', '“codebook” must be an object.');
    return;
  }
  for (const [key, list] of Object.entries(value)) {
    if (codebookLists.includes(key as ListName)) collector.list(key as ListName, list);
    else
      collector.problems.repeatedWarning(
        `codebook.${key}`,
        `codebook.${key}`,
        `“${key}” is not a key of this format.`,
      );
  }
}

function badJson(text: string): string {
  if (text.trim() === '') return 'The file is empty.';
  const fault = jsonFault(text.startsWith('\uFEFF') ? text.slice(1) : text);
  return fault ? badJsonMessage(fault) : 'The file is not JSON.';
}

/** The sentence for a place where a file stops being JSON. */
export function badJsonMessage(fault: { line: number; column: number; atEnd: boolean }): string {
  const place = `line ${fault.line}, column ${fault.column}`;
  return fault.atEnd ? `The file ends too early, at ${place}.` : `The file is not JSON: see ${place}.`;
}
