// The workbench as a test drives it: by roles and names, with a real mouse and keyboard.
import type { Download, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** The part of the native file that tests look at. */
export interface ExportedCorpus {
  readonly format: string;
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly fileName: string;
    readonly text: string;
    readonly encoding: string;
  }[];
  readonly entities: readonly {
    readonly id: string;
    readonly name: string;
    readonly aliases: readonly string[];
    readonly mergedInto: string | null;
  }[];
  readonly annotations: readonly ExportedMark[];
  readonly journal: readonly { readonly label: string; readonly undoes: string | null }[];
}
export interface ExportedMark {
  readonly id: string;
  readonly sourceId: string;
  readonly kind: 'claim' | 'mention' | 'note';
  readonly spans: readonly { readonly start: number; readonly end: number; readonly quote: string }[];
  readonly tags: readonly string[];
  readonly status: string;
  readonly comment: string;
  readonly entityId?: string;
  readonly claim?: Readonly<Record<string, unknown>>;
}

export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get text(): Locator {
    return this.page.getByRole('document');
  }
  get bar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Mark selection' });
  }
  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }
  get status(): Locator {
    return this.page.getByRole('status').filter({ hasText: /Saved|Saving|Not saved|only be read/ });
  }
  get sources(): Locator {
    return this.page.getByRole('list', { name: 'Source list' }).getByRole('listitem');
  }

  /** Makes an empty corpus of that name and opens it. */
  async makeCorpus(title: string): Promise<void> {
    await this.command('New corpus');
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(/name|title/i).fill(title);
    await dialog.getByRole('button', { name: /make|create/i }).click();
    await expect(dialog).toBeHidden();
  }

  /** Runs a command by its words through the palette. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.getByRole('combobox').fill(words);
    await this.page.getByRole('option').first().click();
  }

  /** Gives files to the app through its file input and closes the report. */
  async importFiles(
    files: readonly { readonly name: string; readonly bytes: string | Uint8Array }[],
  ): Promise<string> {
    await this.page
      .locator('input[type=file]:not([webkitdirectory])')
      .first()
      .setInputFiles(
        files.map(({ name, bytes }) => ({
          name,
          mimeType: 'text/plain',
          buffer: Buffer.from(bytes as Uint8Array),
        })),
      );
    const report = this.page.getByRole('dialog', { name: 'Import report' });
    await expect(report).toBeVisible();
    const words = await report.innerText();
    await this.page.keyboard.press('Escape');
    await expect(report).toBeHidden();
    return words;
  }

  async openSource(title: string): Promise<void> {
    await this.sources.filter({ hasText: title }).first().click();
    await expect(this.text).toHaveAttribute('aria-label', title);
    await expect(this.text).not.toBeEmpty();
  }

  /** Drags over the given words with the mouse; `modifier` is held meanwhile. The words must stand in one paragraph. */
  async dragOver(words: string, modifier?: 'Control'): Promise<void> {
    const { from, to } = await this.endsOf(words);
    if (modifier) await this.page.keyboard.down(modifier);
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
    await this.page.mouse.move(to.x, to.y);
    await this.page.mouse.up();
    if (modifier) await this.page.keyboard.up(modifier);
  }

  /** Client points just inside both ends of the first occurrence of the words. */
  async endsOf(words: string): Promise<{ from: { x: number; y: number }; to: { x: number; y: number } }> {
    await this.text.evaluate((root, sought) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.textContent?.includes(sought))
          return node.parentElement?.scrollIntoView({ block: 'center' });
      throw new Error(`The text does not hold “${sought}”`);
    }, words);
    await this.page.waitForTimeout(0);
    return this.text.evaluate((root, sought) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(sought) ?? -1;
        if (at < 0) continue;
        const range = document.createRange();
        const rectOf = (start: number, end: number) => {
          range.setStart(node, start);
          range.setEnd(node, end);
          return range.getBoundingClientRect();
        };
        const first = rectOf(at, at + 1);
        const last = rectOf(at + sought.length - 1, at + sought.length);
        const middle = (rect: DOMRect) => rect.top + rect.height / 2;
        return {
          from: { x: first.left + 0.5, y: middle(first) },
          to: { x: last.right - 0.5, y: middle(last) },
        };
      }
      throw new Error(`The text does not hold “${sought}”`);
    }, words);
  }

  /** Answers the question for the analyst's name, if it is asked. */
  async nameAnalyst(name: string): Promise<void> {
    const dialog = this.page.getByRole('dialog').filter({ hasText: /name/i });
    await dialog.getByRole('textbox').fill(name);
    await this.page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
  }

  async saved(): Promise<void> {
    await expect(this.status).toHaveText(/^Saved/);
  }

  /** Exports through the dialog with its defaults and reads the file. */
  async exportCorpus(): Promise<ExportedCorpus> {
    return JSON.parse(await this.exportText()) as ExportedCorpus;
  }

  /** The exported file's characters. */
  async exportText(): Promise<string> {
    await this.page.getByRole('button', { name: 'Export' }).first().click();
    const dialog = this.page.getByRole('dialog', { name: 'Export' });
    const downloading: Promise<Download> = this.page.waitForEvent('download');
    await dialog.getByRole('button', { name: /^Export/ }).click();
    const download = await downloading;
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (await dialog.isVisible()) await this.page.keyboard.press('Escape');
    return Buffer.concat(chunks).toString('utf8');
  }
}
