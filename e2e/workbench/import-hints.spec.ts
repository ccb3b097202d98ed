// A folder of texts in which another tool's files lie: the texts are opened, the report says what the rest looks like.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../fixtures.ts';
import { Workbench } from './workbench.ts';

const text = 'Nine ships left the port, said Ada Ren.';
const task = {
  id: 1,
  data: { text },
  annotations: [
    {
      id: 7,
      result: [
        {
          id: 'r',
          type: 'labels',
          from_name: 'label',
          to_name: 'text',
          value: { start: 31, end: 38, text: 'Ada Ren', labels: ['Person'] },
        },
      ],
    },
  ],
};
const registry = 'name,type,aliases\nAda Ren,person,A. Ren\nPort Mars,location,\n';

/** Opens a folder through the system's dialog. */
async function openFolder(bench: Workbench, name: string, files: Readonly<Record<string, string>>) {
  const folder = test.info().outputPath(name);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await bench.page.getByLabel('Folder of texts to open', { exact: true }).setInputFiles(folder);
}

const cases = [
  {
    name: 'tables',
    files: { 'texts/a.txt': text, 'b.txt': 'Another.', 'people.csv': registry },
    words: 'people.csv looks like an export of another tool: Tables (CSV).',
    button: 'Import from Tables (CSV)…',
    format: 'csv',
  },
  {
    name: 'tasks',
    files: { 'a.txt': text, 'b.txt': 'Another.', 'tasks.json': JSON.stringify([task]) },
    words: 'tasks.json looks like an export of another tool: Label Studio.',
    button: 'Import from Label Studio…',
    format: 'label-studio',
  },
];
for (const { name, files, words, button, format } of cases)
  test(`texts beside ${name}: opened, and the rest is offered to its importer`, async ({ app }) => {
    const bench = new Workbench(app.page);
    await bench.makeCorpus('Folder');
    await bench.signAs('Ada');
    await openFolder(bench, name, files);
    const report = bench.dialog('Import report');
    await expect(report).toContainText('2 texts added.');
    await expect(report.getByRole('region', { name: 'Files of another tool' })).toContainText(words);
    const { violations } = await new AxeBuilder({ page: app.page }).include('dialog').analyze();
    expect(violations).toEqual([]);
    await report.getByRole('button', { name: button }).click();
    const preview = bench.dialog('Import preview');
    await expect(preview.getByLabel('Format')).toHaveValue(format);
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(preview).toBeHidden();
    await bench.saved();
    const made = await bench.exportCorpus();
    expect(made.entities.map((entity) => entity.name)).toContain('Ada Ren');
    expect(made.sources).toHaveLength(2);
    expect(app.faults).toEqual([]);
  });

test('tables alone go to their importer at once; a table of anything is passed over', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Folder');
  await openFolder(bench, 'stray', { 'a.txt': text, 'data.csv': '1,2\n3,4\n', 'package.json': '{"a":1}' });
  const report = bench.dialog('Import report');
  await expect(report).toContainText('1 text added.');
  await expect(report.getByRole('region', { name: 'Files of another tool' })).toHaveCount(0);
  await app.page.keyboard.press('Escape');
  await openFolder(bench, 'alone', { 'people.csv': registry });
  const preview = bench.dialog('Import preview');
  await expect(preview.getByLabel('Format')).toHaveValue('csv');
  await preview.getByRole('button', { name: 'Cancel' }).click();
  await openFolder(bench, 'nothing', { 'data.csv': '1,2\n3,4\n' });
  await expect(report).toContainText('There are no texts or documents in this folder');
  expect(app.faults).toEqual([]);
});
