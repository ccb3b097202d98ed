// Documents on their way in: their text, what they state, the original beside it, refusals, and a very long one.
import { readFile } from 'node:fs/promises';
import { strToU8, unzipSync, zipSync } from 'fflate';
import {
  sampleArticle,
  sampleDocx,
  sampleEpub,
  sampleOdt,
  trapWords,
  wordParagraph,
} from '../../shared/documents/sample-documents.test-support.ts';
import { chineseFont, longPdf, samplePdf } from '../../shared/documents/sample-pdf.test-support.ts';
import { expect, test } from '../fixtures.ts';
import { pageOnly } from '../page-only.ts';
import { Workbench } from './workbench.ts';

const pdf = samplePdf({
  pages: [[{ text: 'The first page.', x: 60, y: 800 }], [{ text: 'The second page.', x: 60, y: 800 }]],
  info: { Title: 'Harbour report', Author: 'Ann Example' },
});
const page = sampleArticle(
  `<p>${trapWords}</p><script>document.title = 'taken over'</script>`,
  '<title>No vessel left — The Paper</title><meta name="author" content="Jane Doe"><link rel="canonical" href="https://paper.example/a">',
  'lang="en-GB"',
);
const mail =
  'From: Jane Doe <jane@example.org>\r\nTo: desk@example.org\r\nDate: Fri, 3 May 2024 23:30:00 -0500\r\nSubject: The harbour log\r\n\r\nNobody left.\r\n';

test('a PDF is read and cited by its pages', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  const lines = Array.from({ length: 40 }, (_, index) => ({
    text: `Line ${index + 1} of a page on which the harbour office says much more than it has to say.`,
    x: 60,
    y: 800 - 18 * index,
  }));
  const last = [...lines, { text: 'The end of it.', x: 60, y: 40 }];
  await bench.startCorpus('Pages', [
    { name: 'report.pdf', bytes: samplePdf({ pages: [lines, lines, last] }) },
  ]);
  await expect(page.getByText(/^Page 1 of 3/)).toBeVisible();
  await bench.command('Go to page');
  await bench.dialog('Go to page').getByRole('textbox').fill('4');
  await expect(bench.dialog('Go to page').getByRole('alert')).toContainText('from 1 to 3');
  await bench.dialog('Go to page').getByRole('textbox').fill('3');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Page [23] of 3/)).toBeVisible();
  await bench.select('The end of it.');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await bench.command('Copy with citation');
  await expect(bench.announced).toHaveText('Copied with its citation');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^The end of it\.\n— .*, p\. 3, characters /,
  );
  expect(app.faults).toEqual([]);
});

test('one of each kind comes in with its exact text, its extractor and its original', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Documents');
  const files = [
    { name: 'report.pdf', bytes: pdf, text: 'The first page.\n\nThe second page.', tool: 'pdfjs-dist' },
    {
      name: 'chinese.pdf',
      bytes: samplePdf({ pages: [[{ text: '', raw: '<4E2D6587>', x: 60, y: 800 }]], font: chineseFont }),
      text: '中文',
      tool: 'pdfjs-dist',
    },
    {
      name: 'word.docx',
      bytes: sampleDocx(wordParagraph('A heading', 'Heading1') + wordParagraph(trapWords)),
      text: `A heading\n\n${trapWords}`,
      tool: 'mammoth',
    },
    {
      name: 'open.odt',
      bytes: sampleOdt(`<text:p>${trapWords}</text:p>`),
      text: trapWords,
      tool: '@rgrove/parse-xml',
    },
    {
      name: 'book.epub',
      bytes: sampleEpub([`<h1>One</h1><p>${trapWords}</p>`, '<p>Two</p>']),
      text: `One\n\n${trapWords}\n\nTwo`,
      tool: 'linkedom',
    },
    { name: 'page.html', bytes: strToU8(page), text: null, tool: '@mozilla/readability' },
    {
      name: 'mail.eml',
      bytes: strToU8(mail),
      text: 'From: Jane Doe <jane@example.org>\nTo: desk@example.org\nDate: Fri, 3 May 2024 23:30:00 -0500\nSubject: The harbour log\n\nNobody left.',
      tool: 'postal-mime',
    },
  ];
  const report = await bench.importFiles(files);
  expect(report).toMatch(/7 texts added\./);
  expect(report).toMatch(/report\.pdf\s+Added\. Text taken out of a PDF document by pdfjs-dist 5\./);
  const { sources } = await bench.exportCorpus();
  for (const { name, text, tool } of files) {
    const source = sources.find((candidate) => candidate.fileName === name);
    if (text !== null) expect(source?.text, name).toBe(text);
    expect(source, name).toHaveProperty('extraction.tool', tool);
  }
  const found = sources.find((candidate) => candidate.fileName === 'page.html');
  expect(found?.text.startsWith(`No vessel left\n\n${trapWords}\n\nThe harbour master`)).toBe(true);
  expect(found?.text).not.toMatch(/About us|all rights reserved|taken over/);
  expect(found).toMatchObject({
    title: 'No vessel left',
    authors: ['Jane Doe'],
    url: 'https://paper.example/a',
    language: 'en-GB',
    mediaType: 'text/html',
    encoding: 'utf-8',
  });
  const paged = sources.find((candidate) => candidate.fileName === 'report.pdf');
  expect(paged).toMatchObject({
    title: 'Harbour report',
    authors: ['Ann Example'],
    encoding: null,
    zones: [{ kind: 'page-break', start: 15, end: 17 }],
  });

  await bench.openSource('Harbour report');
  await bench.openTab('Source');
  await expect(bench.inspector).toContainText('pdfjs-dist 5.');
  await expect(bench.inspector).toContainText('application/pdf');
  const downloading = app.page.waitForEvent('download');
  await bench.inspector.getByRole('button', { name: 'Save the original' }).click();
  const saved = await downloading;
  expect(saved.suggestedFilename()).toBe('report.pdf');
  expect(Buffer.compare(await readFile(await saved.path()), pdf)).toBe(0);

  const again = await bench.importFiles([{ name: 'report.pdf', bytes: pdf }]);
  expect(again).toMatch(/report\.pdf\s+Already in this corpus/);
  expect(app.faults).toEqual([]);
});

test('the original outlives marks and a restart, and goes with its source', async ({ app }) => {
  let bench = new Workbench(app.page);
  await bench.startCorpus('Kept', [{ name: 'report.pdf', bytes: pdf }]);
  await bench.dragOver('first page');
  await app.page.keyboard.press('n');
  await expect(bench.marks).toHaveCount(1);
  await expect(bench.status).toHaveText('Saved');
  bench = new Workbench(await app.restart());
  await bench.openTab('Source');
  const save = bench.inspector.getByRole('button', { name: 'Save the original' });
  await expect(save).toBeVisible();
  const downloading = bench.page.waitForEvent('download');
  await save.click();
  expect(Buffer.compare(await readFile(await (await downloading).path()), pdf)).toBe(0);

  // Undo brings it back whole.
  await bench.command('Remove this source');
  await expect(bench.sources).toHaveCount(0);
  await bench.page.keyboard.press('Control+z');
  await bench.openSource('Harbour report');
  await bench.openTab('Source');
  await expect(save).toBeVisible();
  await bench.command('Remove this source');
  await expect(bench.sources).toHaveCount(0);
  await expect(bench.status).toHaveText('Saved');
  const kept = () =>
    bench.page.evaluate(async () => {
      let rows = 0;
      for (const { name } of await indexedDB.databases()) {
        if (!name?.startsWith('glossator-corpus-')) continue;
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        rows += await new Promise<number>((resolve) => {
          const counting = database.transaction('documents').objectStore('documents').count();
          counting.onsuccess = () => resolve(counting.result);
        });
        database.close();
      }
      return rows;
    });
  expect(await kept()).toBe(1);
  bench = new Workbench(await app.restart());
  await expect(bench.status).toHaveText('Saved');
  await expect.poll(kept).toBe(0);
});

test('what cannot be read is refused with a line each', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Refused documents');
  const docx = sampleDocx(wordParagraph('x'));
  const bomb = zipSync({ ...unzipSync(docx), 'word/document.xml': new Uint8Array(150_000_000) });
  const zeros = '00'.repeat(32);
  const locked = samplePdf({
    pages: [[{ text: 'x', x: 1, y: 1 }]],
    trailer: `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${zeros}> /U <${zeros}> /P -4 >> /ID [<00><00>]`,
  });
  const compound = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
  const package_ = Buffer.from('EncryptedPackage', 'utf16le');
  const report = await bench.importFiles([
    { name: 'scan.pdf', bytes: samplePdf({ pages: [[], []] }) },
    { name: 'locked.pdf', bytes: locked },
    { name: 'locked.docx', bytes: Buffer.concat([compound, package_]) },
    { name: 'bomb.docx', bytes: bomb },
    { name: 'cut.pdf', bytes: pdf.slice(0, 40) },
    { name: 'cut.docx', bytes: docx.slice(0, 900) },
    { name: 'old.doc', bytes: compound },
    { name: 'note.rtf', bytes: '{\\rtf1 Hello}' },
    { name: 'named.pdf', bytes: 'only words' },
    { name: 'good.eml', bytes: mail },
  ]);
  expect(report).toMatch(/1 text added, 9 refused\./);
  expect(report).toMatch(/scan\.pdf\s+.*2 pages.*no text.*scan/);
  expect(report).toMatch(/locked\.pdf\s+.*password/);
  expect(report).toMatch(/locked\.docx\s+.*password/);
  expect(report).toMatch(/bomb\.docx\s+.*unpacks to far more/);
  expect(report).toMatch(/cut\.pdf\s+.*broken/);
  expect(report).toMatch(/cut\.docx\s+.*broken/);
  expect(report).toMatch(/old\.doc\s+.*\.docx/);
  expect(report).toMatch(/note\.rtf\s+.*Rich Text/);
  expect(report).toMatch(/named\.pdf\s+.*no PDF document/);
  await expect(bench.sources).toHaveCount(1);
  expect(app.faults).toEqual([]);
});

test('a report of 2,000 pages comes in while the window stays responsive, or is cancelled', {
  tag: pageOnly,
}, async ({ app }) => {
  test.slow();
  const bench = new Workbench(app.page);
  await bench.startCorpus('Long', [{ name: 'short.txt', bytes: 'A short text to stand open.' }]);
  const bytes = longPdf(2_000);
  const progress = bench.dialog('Opening texts');
  await bench.giveFiles([{ name: 'long.pdf', bytes }]);
  await expect(progress).toContainText(/long\.pdf, page [\d,]+ of 2,000/);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect(bench.sources).toHaveCount(1);

  await app.page.evaluate(() => {
    const seen: Window & { longest?: number } = window;
    let longest = 0;
    seen.longest = longest;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
      seen.longest = longest;
    }).observe({ type: 'longtask' });
  });
  const longest = () =>
    app.page.evaluate(() => {
      const seen: Window & { longest?: number } = window;
      return seen.longest ?? Number.NaN;
    });
  const began = Date.now();
  await bench.giveFiles([{ name: 'long.pdf', bytes }]);
  await expect(progress).toContainText(/page [1-9][\d,]* of 2,000/);
  await expect(progress).toContainText(/page 1,[5-9]\d\d of 2,000/, { timeout: 120_000 });
  const reading = await longest();
  await expect(bench.dialog('Import report')).toContainText('1 text added', { timeout: 120_000 });
  const took = Date.now() - began;
  const storing = await longest();
  test.info().annotations.push({
    type: 'figures',
    description: `longest task ${reading} ms reading, ${storing} ms with storing and opening; ${took} ms in all`,
  });
  // Durations are by the clock, and other tests share the processors: a window that hangs does so for seconds.
  expect(reading).toBeLessThan(1_500);
  expect(storing).toBeLessThan(1_500);
});

test('a corpus that came without its documents takes the original from the same file', {
  tag: pageOnly,
}, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.startCorpus('Here', [{ name: 'report.pdf', bytes: pdf }]);
  const native = await bench.exportText();
  await bench.makeCorpus('Elsewhere');
  await bench.giveFiles([{ name: 'here.glossator.json', bytes: native }]);
  const preview = bench.dialog('Import preview');
  await preview.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(preview).toBeHidden();
  await bench.openTab('Source');
  await expect(bench.inspector).toContainText('The original document is not kept on this machine.');
  const report = await bench.importFiles([{ name: 'report.pdf', bytes: pdf }]);
  expect(report).toMatch(/1 skipped/);
  expect(report).toContain('Its original was missing here and is kept now.');
  const downloading = app.page.waitForEvent('download');
  await bench.inspector.getByRole('button', { name: 'Save the original' }).click();
  expect(Buffer.compare(await readFile(await (await downloading).path()), pdf)).toBe(0);
  // Once it is there, the same file is skipped as ever, and the journal knows of no change.
  expect(await bench.importFiles([{ name: 'report.pdf', bytes: pdf }])).toContain('nothing was added');
  expect((await bench.exportCorpus()).journal.map(({ label }) => label)).toHaveLength(2);
});
