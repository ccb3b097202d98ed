// The notes (memos) of a project by GUID, and what our own exports keep in them.
import type { Annotation } from '../../model/annotation.ts';
import { uuid5 } from '../../model/uuid5.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject } from '../json-value.ts';
import { readOwnRecord } from '../own-record.ts';
import { attributeOf, childOf, childrenOf, ownText, type XmlElement } from '../xml-tree.ts';
import type { ProjectFiles } from './project-files.ts';
import { descriptionOf, ownGuid } from './qde-values.ts';

/** The note of the whole corpus in our own exports. */
const corpusNote = uuid5('refi-qda/note/corpus');

export interface OwnMark {
  readonly record: Annotation;
  /** As the file has them, unchecked: the passages a lost mark had, and its links. */
  readonly value: JsonObject;
}

export class ProjectNotes {
  readonly #elements = new Map<string, XmlElement>();
  readonly #files: ProjectFiles;
  readonly #builder: IncomingBuilder;
  readonly #path: string;
  /** Notes whose words have found a place. */
  readonly #used = new Set<string>();

  constructor(notes: XmlElement | undefined, files: ProjectFiles, builder: IncomingBuilder) {
    this.#files = files;
    this.#builder = builder;
    this.#path = files.project.path;
    for (const note of childrenOf(notes, 'Note')) {
      const guid = ownGuid(note);
      if (guid !== undefined) this.#elements.set(guid, note);
    }
  }

  has(guid: string): boolean {
    return this.#elements.has(guid);
  }

  /** Whether the project is an export of ours. */
  get isOwn(): boolean {
    return this.has(corpusNote);
  }

  /** A note that says itself which passage of a text it is about, as QualCoder writes them; undefined for others. */
  annotation(guid: string): XmlElement | undefined {
    const note = this.#elements.get(guid);
    return childOf(note, 'PlainTextSelection') ? note : undefined;
  }

  /** The words of notes, an empty line between them; counts them as placed. */
  text(guids: readonly string[]): string {
    return [...new Set(guids)]
      .map((guid) => this.#textOf(guid))
      .filter(Boolean)
      .join('\n\n');
  }

  /** What the note of the corpus says in one of our own exports; null in a project of others. */
  ownCorpus(): JsonObject | null {
    if (!this.has(corpusNote)) return null;
    const value = jsonOf(this.#rawText(corpusNote));
    this.#used.add(corpusNote);
    if (isJsonObject(value)) return value;
    this.#builder.problems.warning(
      `${this.#path}, note of the corpus`,
      'The record of the corpus in this export is missing or damaged; what the codes say is taken.',
    );
    return {};
  }

  /** The mark whose record is in one of these notes; its GUID proves that the note is its own. */
  ownMark(guids: readonly string[]): OwnMark | null {
    for (const guid of guids) {
      const text = this.#rawText(guid).trimEnd();
      const value = jsonOf(text.slice(text.lastIndexOf('\n') + 1));
      if (!isJsonObject(value) || guid !== uuid5(`refi-qda/note/${value.id}`)) continue;
      this.#used.add(guid);
      const record = readOwnRecord('annotations', { ...value });
      if (record) return { record, value };
    }
    return null;
  }

  /** Counts the notes that nothing referred to. */
  countUnused(): void {
    for (const [guid, note] of this.#elements)
      if (!this.#used.has(guid))
        this.#builder.losses.add(
          'note-dropped',
          'Notes that belong to no text, code or selection are left out',
          {
            id: guid,
            words: attributeOf(note, 'name') ?? '',
          },
        );
  }

  #textOf(guid: string): string {
    const note = this.#elements.get(guid);
    if (!note || this.#used.has(guid)) return note ? this.#joined(guid, note) : '';
    this.#used.add(guid);
    if (this.#rawText(guid) === '' && attributeOf(note, 'richTextPath') !== undefined)
      this.#builder.losses.add('rich-note', 'Notes kept only as formatted documents are left out', {
        id: guid,
        words: attributeOf(note, 'name') ?? '',
      });
    return this.#joined(guid, note);
  }

  #joined(guid: string, note: XmlElement): string {
    return [descriptionOf(note), this.#rawText(guid).trim()].filter(Boolean).join('\n\n');
  }

  #rawText(guid: string): string {
    const note = this.#elements.get(guid);
    if (!note) return '';
    const path = attributeOf(note, 'plainTextPath');
    return path === undefined ? ownText(childOf(note, 'PlainTextContent')) : (this.#files.textAt(path) ?? '');
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
