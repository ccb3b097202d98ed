// The paragraphs, tables and notes of a Word document as text with zones.
import type { Zone } from '../../model/source.ts';
import { trimEndBlanks } from '../inline-text.ts';
import { TextBuilder } from '../text-builder.ts';
import type { DocxDocument, DocxNode } from './docx-tree.ts';

export interface DocxText {
  readonly text: string;
  readonly zones: Zone[];
  readonly notes: string[];
}

/** The text of a document as mammoth reads it. */
export function docxText(document: DocxDocument): DocxText {
  const reader = new DocxReader();
  reader.blocks(document.children);
  // Notes may hold notes only in broken files; a reference met while they are written is not followed.
  for (const [index, reference] of [...reader.references].entries()) {
    const note = document.notes.resolve(reference);
    if (note) reader.note(note, index + 1);
  }
  const notes: string[] = [];
  if (reader.hasNumbers) notes.push('Numbers that Word gives to paragraphs by itself are not in the text.');
  if (document.comments.length > 0)
    notes.push(
      `${document.comments.length} ${document.comments.length === 1 ? 'comment is' : 'comments are'} not in the text.`,
    );
  if (reader.pictures > 0)
    notes.push(
      `${reader.pictures} ${reader.pictures === 1 ? 'picture is' : 'pictures are'} not in the text.`,
    );
  return { ...reader.builder.finish(), notes };
}

class DocxReader {
  readonly builder = new TextBuilder();
  readonly references: DocxNode[] = [];
  hasNumbers = false;
  pictures = 0;
  /** Paragraphs of one list and rows of one table stand close together. */
  #list: object | null = null;

  blocks(nodes: readonly DocxNode[]): void {
    for (const node of nodes) {
      if (node.type === 'table') this.#table(node);
      else if (node.type === 'paragraph') this.#paragraph(node);
      else if (node.children) this.blocks(node.children);
    }
  }

  note(note: DocxNode, number: number): void {
    const words = (note.body ?? []).map((node) => this.#inline(node).trim()).filter(Boolean);
    this.builder.add(`[${number}] ${words.join('\n')}`, { kind: 'footnote' });
  }

  #paragraph(paragraph: DocxNode): void {
    const { numbering } = paragraph;
    if (!numbering) this.#list = null;
    else this.#list ??= {};
    if (numbering?.isOrdered) this.hasNumbers = true;
    const lead = numbering && !numbering.isOrdered ? '• ' : '';
    const parts = this.#inline(paragraph).split('\f');
    for (const [index, part] of parts.entries()) {
      if (index > 0) this.builder.pageBreak();
      if (part !== '')
        this.builder.add((index === 0 ? lead : '') + part, { kind: kindOf(paragraph), list: this.#list });
    }
  }

  #table(table: DocxNode): void {
    this.#list = null;
    for (const row of table.children ?? []) {
      if (row.type !== 'tableRow') continue;
      const cells = (row.children ?? []).map((cell) => this.#cell(cell));
      this.builder.add(trimEndBlanks(cells.join('\t')), { list: table });
    }
  }

  #cell(cell: DocxNode): string {
    const parts = (cell.children ?? []).map((node) =>
      node.type === 'table' ? this.#cellTable(node) : this.#inline(node),
    );
    return parts
      .join(' ')
      .replace(/[\t\n\f]+/g, ' ')
      .trim();
  }

  #cellTable(table: DocxNode): string {
    const rows = (table.children ?? []).map((row) =>
      (row.children ?? []).map((cell) => this.#cell(cell)).join(' '),
    );
    return rows.join(' ');
  }

  #inline(node: DocxNode): string {
    if (node.type === 'text') return node.value ?? '';
    if (node.type === 'tab') return '\t';
    if (node.type === 'break') return node.breakType === 'page' ? '\f' : '\n';
    if (node.type === 'checkbox') return node.checked ? '☒' : '☐';
    if (node.type === 'image') this.pictures++;
    if (node.type === 'noteReference') return `[${this.references.push(node)}]`;
    return (node.children ?? []).map((child) => this.#inline(child)).join('');
  }
}

function kindOf({ styleId, styleName }: DocxNode): Zone['kind'] | undefined {
  const style = `${styleName ?? ''}|${styleId ?? ''}`;
  if (/^title\b|\|title$/i.test(style)) return 'title';
  if (/^(heading|subtitle)\b|\|heading\d$/i.test(style)) return 'heading';
  if (/^caption\b|\|caption$/i.test(style)) return 'caption';
  return /^(toc|table of figures)\b|\|toc\d$/i.test(style) ? 'contents' : undefined;
}
