// Texts on their way in: encodings, refusals, doubles, folders, drops, pasting; the stored string is exact.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../fixtures.ts';
import { pageOnly } from '../page-only.ts';
import { Workbench } from './workbench.ts';

const sentence = 'Über den Fluß führt eine Brücke, sagte der Kapitän. ';
const russian = 'Представитель министерства сообщил о взрыве на станции. Погибли девятнадцать человек. ';

const utf16 = (text: string, bigEndian: boolean): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const koi8r = (text: string): Buffer => {
  const upper = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';
  return Buffer.from(
    [...text].map((sign) => (upper.includes(sign) ? 0xc0 + upper.indexOf(sign) : sign.charCodeAt(0))),
  );
};

test('encodings are recognised and the text is exact', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Encodings');
  const files = [
    {
      name: 'utf-8.txt',
      bytes: Buffer.from(sentence.repeat(4)),
      text: sentence.repeat(4),
      encoding: /^utf-8$/i,
    },
    {
      name: 'utf-8-bom.md',
      bytes: Buffer.from(`\ufeff# ${sentence}`),
      text: `# ${sentence}`,
      encoding: /utf-8/i,
    },
    { name: 'utf-16le.txt', bytes: utf16(sentence, false), text: sentence, encoding: /utf-16le/i },
    { name: 'utf-16be.txt', bytes: utf16(sentence, true), text: sentence, encoding: /utf-16be/i },
    {
      name: 'latin.txt',
      bytes: Buffer.from(`${sentence.repeat(6)}x`, 'latin1'),
      text: `${sentence.repeat(6)}x`,
      encoding: /windows-1252|iso-8859/i,
    },
    { name: 'russian.txt', bytes: koi8r(russian.repeat(5)), text: russian.repeat(5), encoding: /koi8-r/i },
  ];
  await bench.importFiles(files);
  const exported = await bench.exportCorpus();
  for (const { name, text, encoding } of files) {
    const source = exported.sources.find((candidate) => candidate.fileName === name);
    expect(source?.text, name).toBe(text);
    expect(source?.encoding, name).toMatch(encoding);
  }
});

test('what cannot come in is refused, what is there already is said', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Refusals');
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex');
  const report = await bench.importFiles([
    { name: 'wire.txt', bytes: 'Nineteen people had died.' },
    { name: 'reprint.txt', bytes: 'Nineteen people had died.' },
    {
      name: 'broken.txt',
      bytes: Buffer.concat([
        Buffer.from('Zwölf Männer und ein Boot… '.repeat(8)),
        Buffer.from([0xff]),
        Buffer.from(' übrig'),
      ]),
    },
    { name: 'empty.txt', bytes: '' },
    { name: 'picture.txt', bytes: png },
    { name: 'huge.txt', bytes: Buffer.alloc(16 * 1024 * 1024 + 1, 'word ') },
  ]);
  expect(report).toMatch(/3 texts added/);
  expect(report).toMatch(/3 refused/);
  expect(report).toMatch(/reprint\.txt\s+Same text as wire\.txt/);
  expect(report).toMatch(/broken\.txt\s+.*1 character .*�/);
  expect(report).toMatch(/empty\.txt\s+.*empty/i);
  expect(report).toMatch(/huge\.txt\s+.*16/);
  expect(report).toMatch(/picture\.txt/);
  const again = await bench.importFiles([{ name: 'wire.txt', bytes: 'Nineteen people had died.' }]);
  expect(again).toMatch(/1 skipped/);
  expect(again).toMatch(/wire\.txt\s+Already in this corpus/);
  await expect(bench.sources).toHaveCount(3);
  const { sources } = await bench.exportCorpus();
  expect(sources.find((source) => source.fileName === 'broken.txt')?.text).toContain('\ufffd übrig');
});

test('every unusual character survives exactly', { tag: pageOnly }, async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Exact');
  const text =
    'CRLF\r\nlone\rreturn\n\n\ttab\u00a0nbsp zero\u200bwidth\u200d joiner soft\u00adhyphen\u2028line\u2029para' +
    '\u0001\u0007\u001b control \u007f e\u0301 a\u030a 👩‍👩‍👧‍👦 🇩🇪 𝒜stral \u202eoverride\u202c ' +
    'العربية ١٢٣ mixed שלום\u000b\u000c <b>not bold</b> \ufeff inner mark\r\n \r\n';
  const bytes = Buffer.from(text, 'utf8');
  const report = await bench.importFiles([{ name: 'exact.txt', bytes }]);
  expect(report).toMatch(/1 text added/);
  const exported = await bench.exportCorpus();
  expect(exported.sources[0]?.text).toBe(text);
  await expect(bench.text.locator('b')).toHaveCount(0);
  await expect(bench.text).toContainText('<b>not bold</b>');
});

test('a folder comes in through its own input', async ({ app }) => {
  const bench = new Workbench(app.page);
  await bench.makeCorpus('Folder');
  const folder = await mkdtemp(join(tmpdir(), 'glossator-folder-'));
  try {
    await mkdir(join(folder, 'inner'));
    await writeFile(join(folder, 'one.txt'), 'First text of the folder.');
    await writeFile(join(folder, 'inner', 'two.md'), '# Second\n\nText of the folder.');
    await writeFile(join(folder, 'ignored.exe'), 'not a text');
    await app.page.getByLabel('Folder of texts to open').setInputFiles(folder);
    const report = await bench.readReport();
    expect(report).toMatch(/2 texts added/);
    const { sources } = await bench.exportCorpus();
    expect(sources.map((source) => source.fileName).sort()).toEqual(['inner/two.md', 'one.txt']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('files are dropped on the window', async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Dropped');
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['A text that fell from above.'], 'dropped.txt', { type: 'text/plain' }));
    return data;
  });
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('body', type, { dataTransfer: transfer });
  expect(await bench.readReport()).toMatch(/1 text added/);
  await expect(bench.text).toContainText('A text that fell from above.');
});

test('a text is pasted as a source', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Pasted');
  await page.keyboard.press('Control+Shift+V');
  const dialog = bench.dialog('Paste a text');
  await dialog.getByLabel('Title').fill('From the radio');
  await dialog.getByLabel('Text', { exact: true }).fill('Two boats were seen.\n\nNobody said whose.');
  await dialog.getByRole('button', { name: 'Add as source' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('document', { name: 'From the radio' })).toContainText('Two boats were seen.');
  const { sources } = await bench.exportCorpus();
  expect(sources.map(({ title, text }) => ({ title, text }))).toEqual([
    { title: 'From the radio', text: 'Two boats were seen.\n\nNobody said whose.' },
  ]);
});

test('a pasted text keeps its line breaks, and one changed afterwards is what the field shows', {
  tag: pageOnly,
}, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.makeCorpus('Pasted');
  const pasted = 'One\r\nTwo\rThree\u2028Four\u00a0and five\n\r\n';
  for (const added of ['', '!']) {
    await page.keyboard.press('Control+Shift+V');
    const dialog = bench.dialog('Paste a text');
    const field = dialog.getByLabel('Text', { exact: true });
    await field.evaluate((area: HTMLTextAreaElement, text) => {
      area.focus();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      // What the browser does with it.
      document.execCommand('insertText', false, text);
    }, pasted);
    if (added !== '') await field.pressSequentially(added);
    await dialog.getByRole('button', { name: 'Add as source' }).click();
    await expect(dialog).toBeHidden();
  }
  await bench.saved();
  const { sources } = await bench.exportCorpus();
  expect(sources.map(({ text }) => text)).toEqual([pasted, `${pasted.replace(/\r\n?/g, '\n')}!`]);
});

test('an encoding is changed before the first mark and not after it', { tag: pageOnly }, async ({ app }) => {
  const { page } = app;
  const bench = new Workbench(page);
  await bench.startCorpus('Encoding', [
    { name: 'short.txt', bytes: Buffer.from('Caf\u00e9 am Fluss', 'latin1') },
  ]);
  await bench.openTab('Source');
  const encoding = bench.inspector.getByRole('combobox', { name: 'Encoding' });
  await encoding.selectOption('windows-1251');
  await expect(bench.text).toContainText('Cafй am Fluss');
  await expect(bench.source('Cafй am Fluss')).toBeVisible();
  await encoding.selectOption('windows-1252');
  await expect(bench.text).toContainText('Café am Fluss');
  await bench.markNote('Fluss');
  await bench.openTab('Source');
  await expect(bench.inspector.getByRole('combobox', { name: 'Encoding' })).toBeDisabled();
  const { sources } = await bench.exportCorpus();
  expect(sources[0]?.text).toBe('Café am Fluss');
});
