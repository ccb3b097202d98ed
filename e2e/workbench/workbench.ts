// The workbench as a test drives it: by roles and names, with a real mouse and keyboard.
import { writeFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { ExportedCorpus } from './exported-corpus.ts';

export interface GivenFile {
  readonly name: string;
  readonly bytes: string | Uint8Array;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get text(): Locator {
    return this.page.getByRole('main').getByRole('document');
  }
  get bar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Mark selection' });
  }
  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }
  get status(): Locator {
    return this.page.getByRole('status').filter({ hasText: /Saved|Saving|Not saved|Reading only/ });
  }
  get sources(): Locator {
    return this.page.getByRole('list', { name: 'Source list' }).getByRole('listitem');
  }
  get marks(): Locator {
    return this.inspector.getByRole('list', { name: 'Marks', exact: true }).getByRole('listitem');
  }
  /** The live region that says what was made, undone, exported. */
  get announced(): Locator {
    return this.page.locator('[aria-live="polite"][aria-atomic="true"]');
  }
  /** The entity picker that floats at the passage or stands in the form. */
  get picker(): Locator {
    return this.page.getByRole('combobox', { name: 'Entity', exact: true });
  }

  dialog(name: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name });
  }

  /** The form of the selected mark. */
  form(kind: 'Claim' | 'Entity' | 'Note'): Locator {
    return this.inspector.getByRole('region', { name: `${kind} form` });
  }

  /** A named group of the claim form. */
  group(name: string): Locator {
    return this.inspector.getByRole('group', { name, exact: true });
  }

  /** Makes an empty corpus of that name and opens it. */
  async makeCorpus(title: string): Promise<void> {
    await expect(this.status).toHaveText('Saved');
    await this.page.keyboard.press('Control+Shift+K');
    const dialog = this.dialog('Corpora');
    await dialog.getByLabel('Title of a new corpus').fill(title);
    await dialog.getByRole('button', { name: 'Make corpus' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page).toHaveTitle(new RegExp(`^${title}`));
    await expect(this.status).toHaveText('Saved');
  }

  /** A new corpus with these texts, the first of them open, and an analyst who has a name. */
  async startCorpus(title: string, files: readonly GivenFile[]): Promise<void> {
    await this.makeCorpus(title);
    await this.signAs('Ada');
    await this.importFiles(files);
    await expect(this.text).not.toBeEmpty();
    await expect(this.status).toHaveText('Saved');
  }

  /** Gives the analyst a name in the settings. */
  async signAs(name: string): Promise<void> {
    await this.page.keyboard.press('Control+,');
    const dialog = this.dialog('Settings');
    await dialog.getByLabel('Analyst’s name').fill(name);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
  }

  /** Runs a command by its words through the palette. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    const palette = this.dialog('All commands');
    await palette.getByRole('combobox').fill(words);
    await palette.getByRole('option').filter({ hasText: words }).first().click();
    await expect(palette).toBeHidden();
  }

  /** Gives files to the app through its file input, as the system's dialog does. */
  async giveFiles(files: readonly GivenFile[]): Promise<void> {
    const paths = files.map(({ name }) => test.info().outputPath(name));
    await Promise.all(files.map(({ bytes }, index) => writeFile(paths[index] ?? '', bytes)));
    await this.page.getByLabel('Texts to open', { exact: true }).setInputFiles(paths);
  }

  /** Imports texts, closes the report and gives its words. */
  async importFiles(files: readonly GivenFile[]): Promise<string> {
    await this.giveFiles(files);
    return this.readReport();
  }

  /** The words of the import report, which is closed. */
  async readReport(): Promise<string> {
    const report = this.dialog('Import report');
    await expect(report).toBeVisible();
    const words = await report.innerText();
    await this.page.keyboard.press('Escape');
    await expect(report).toBeHidden();
    return words;
  }

  /** The list item of a source. */
  source(title: string): Locator {
    return this.page
      .getByRole('list', { name: 'Source list' })
      .getByRole('listitem', { name: title, exact: true });
  }

  async openSource(title: string): Promise<void> {
    await this.source(title).getByRole('button').click();
    await expect(this.page.getByRole('document', { name: title, exact: true })).not.toBeEmpty();
  }

  async openTab(name: 'Marks' | 'Entities' | 'Source' | 'Journal' | 'Codebook'): Promise<void> {
    await this.inspector.getByRole('tab', { name, exact: true }).click();
  }

  /** How many ranges the CSS highlights paint for marks. */
  async paintedMarks(): Promise<number> {
    return this.page.evaluate(() => {
      let count = 0;
      for (const [name, highlight] of CSS.highlights) if (name.includes('mark-')) count += highlight.size;
      return count;
    });
  }

  /** Drags over the given words with the mouse; `modifier` is held meanwhile. The words must stand in one line. */
  async dragOver(words: string, modifier?: 'Control', occurrence = 0): Promise<void> {
    const { from, to } = await this.endsOf(words, occurrence);
    if (modifier) await this.page.keyboard.down(modifier);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.move(to.x, to.y);
    await this.page.mouse.up();
    if (modifier) await this.page.keyboard.up(modifier);
  }

  async clickOn(words: string, clickCount = 1): Promise<void> {
    const { from, to } = await this.endsOf(words);
    const sameRow = Math.abs(from.y - to.y) < 2;
    await this.page.mouse.click(sameRow ? (from.x + to.x) / 2 : from.x + 2, from.y, { clickCount });
  }

  /** Client points just inside both ends of an occurrence of the words, the first by default. */
  async endsOf(words: string, occurrence = 0): Promise<{ readonly from: Point; readonly to: Point }> {
    const ends = () =>
      this.text.evaluate(
        (root, { sought, skip }) => {
          const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
          let left = skip;
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            let at = node.textContent?.indexOf(sought) ?? -1;
            while (at >= 0 && left > 0) {
              left--;
              at = node.textContent?.indexOf(sought, at + sought.length) ?? -1;
            }
            if (at < 0) continue;
            const rectOf = (start: number, end: number) => {
              const range = document.createRange();
              range.setStart(node, start);
              range.setEnd(node, end);
              return range.getBoundingClientRect();
            };
            const view = root.closest('.reading-scroller')?.getBoundingClientRect();
            let first = rectOf(at, at + 1);
            if (view && (first.top < view.top + 40 || first.bottom > view.bottom - 120)) {
              node.parentElement?.scrollIntoView({ block: 'center' });
              first = rectOf(at, at + 1);
            }
            const last = rectOf(at + sought.length - 1, at + sought.length);
            const rightToLeft = getComputedStyle(node.parentElement ?? root).direction === 'rtl';
            const middle = (rect: DOMRect) => rect.top + rect.height / 2;
            return {
              from: { x: rightToLeft ? first.right - 0.5 : first.left + 0.5, y: middle(first) },
              to: { x: rightToLeft ? last.left + 0.5 : last.right - 0.5, y: middle(last) },
            };
          }
          return null;
        },
        { sought: words, skip: occurrence },
      );
    await expect.poll(ends, { message: `the text shows “${words}”` }).not.toBeNull();
    // Scrolling brings sections nearer whose height was only estimated: the place counts once it stands still.
    let before = await ends();
    await expect
      .poll(async () => {
        const now = await ends();
        const still = JSON.stringify(now) === JSON.stringify(before);
        before = now;
        return still;
      })
      .toBe(true);
    if (!before) throw new Error(`The text does not hold “${words}”`);
    return before;
  }

  /** Selects words with the mouse and waits for the bar. */
  async select(words: string): Promise<void> {
    await this.dragOver(words);
    await expect(this.bar).toBeVisible();
  }

  /** Makes a note of the words and comes back to the text. */
  async markNote(words: string): Promise<void> {
    await this.select(words);
    await this.page.keyboard.press('n');
    await expect(this.form('Note')).toBeVisible();
    await this.page.keyboard.press('Escape');
    await expect(this.text).toBeFocused();
  }

  /** Makes a claim of the words; the focus stands in its statement. */
  async markClaim(words: string): Promise<void> {
    await this.select(words);
    await this.page.keyboard.press('c');
    await expect(this.form('Claim').getByLabel('Statement').last()).toBeFocused();
  }

  /** Marks the words as a new entity named as they stand. `typeKey` is the number of the entity type. */
  async markNewEntity(words: string, typeKey = 1): Promise<void> {
    await this.select(words);
    await this.page.keyboard.press('e');
    await expect(this.picker).toBeFocused();
    await this.page.keyboard.press(`Alt+${typeKey}`);
    await expect(this.picker).toBeHidden();
  }

  /** Answers the question for the analyst's name. */
  async nameAnalyst(name: string): Promise<void> {
    const dialog = this.dialog('Your name');
    await dialog.getByRole('textbox').fill(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async saved(): Promise<void> {
    await expect(this.status).toHaveText('Saved');
  }

  /** Exports through the dialog with its defaults and reads the file. */
  async exportCorpus(): Promise<ExportedCorpus> {
    return JSON.parse(await this.exportText()) as ExportedCorpus;
  }

  /** The exported file's characters. */
  async exportText(): Promise<string> {
    await this.page.getByRole('button', { name: 'Export', exact: true }).click();
    const dialog = this.dialog('Export');
    const downloading: Promise<Download> = this.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    const download = await downloading;
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    await expect(dialog).toBeHidden();
    return Buffer.concat(chunks).toString('utf8');
  }
}
