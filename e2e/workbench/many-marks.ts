// A corpus with thousands of marks in one text, brought in from a native file.
import { nativeFile } from '../bench/bench-corpus.ts';
import { expect } from '../fixtures.ts';
import type { Workbench } from './workbench.ts';

/** Makes a corpus of that title with one source, "Report", that has so many marks; signed and saved. */
export async function importManyMarks(bench: Workbench, title: string, marks: number): Promise<void> {
  const plan = {
    sources: [{ title: 'Report', count: 1, length: 330_000, lines: 2_000, marks }],
    entities: 20,
  };
  await bench.makeCorpus(title);
  await bench.signAs('Ada');
  await bench.giveFiles([{ name: 'many.glossator.json', bytes: [...nativeFile(plan)].join('') }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.saved();
}
