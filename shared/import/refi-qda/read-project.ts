// A parsed project in the corpus's nouns: users, codes, cases, texts with their selections, links.
import type { Id } from '../../model/ids.ts';
import { uuidOf } from '../../model/uuid5.ts';
import type { Incoming, IncomingSource } from '../incoming.ts';
import { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, objectsOf } from '../json-value.ts';
import { readOwnRecord, sourceOfRecord } from '../own-record.ts';
import { attributeOf, childOf, childrenOf, localName, ownText, type XmlElement } from '../xml-tree.ts';
import { addCases, addProjectLinks, linkedNotesOf } from './cases-and-links.ts';
import { type CodeRoles, ownCodeRoles, readCodes } from './code-roles.ts';
import type { Counting } from './counting.ts';
import { readOwnCorpus } from './own-corpus.ts';
import { addOwnMarks } from './own-marks.ts';
import type { ProjectFiles } from './project-files.ts';
import { ProjectNotes } from './project-notes.ts';
import { descriptionOf, ownGuid, stampsOf, targetsOf, variablesOf } from './qde-values.ts';
import {
  addAnnotation,
  addMarks,
  countingFor,
  countUntimed,
  passageReader,
  type SelectionContext,
  selectionsOf,
} from './selections.ts';

export interface ProjectOptions {
  /** True: cases and codes under a heading of names become entities. */
  readonly asEntities: boolean;
  /** The unit the analyst chose; undefined: as the texts tell. */
  readonly unit: Counting['unit'] | undefined;
}

/** Where the text of each kind of source lies: of the source itself, or of an element within. */
const textWithin: Readonly<Record<string, string | null>> = {
  TextSource: null,
  PDFSource: 'Representation',
  PictureSource: 'TextDescription',
  AudioSource: 'Transcript',
  VideoSource: 'Transcript',
};

export class ProjectReading {
  readonly #builder = new IncomingBuilder('code-point');
  readonly #roles: CodeRoles = ownCodeRoles();
  readonly #files: ProjectFiles;
  readonly #root: XmlElement;
  readonly #options: ProjectOptions;
  readonly #notes: ProjectNotes;
  readonly #path: string;
  readonly #variables = new Map<string, string>();
  /** Records of sources in our own exports, by GUID. */
  readonly #ownSources = new Map<string, IncomingSource>();
  readonly #origin: string;

  constructor(files: ProjectFiles, root: XmlElement, options: ProjectOptions) {
    this.#files = files;
    this.#root = root;
    this.#options = options;
    this.#path = files.project.path;
    this.#notes = new ProjectNotes(childOf(root, 'Notes'), files, this.#builder);
    this.#origin = attributeOf(root, 'origin') ?? '';
  }

  read(): Incoming {
    const builder = this.#builder;
    for (const other of this.#files.others)
      builder.passOver(other, 'It is a second project; import it by itself.');
    for (const variable of childrenOf(childOf(this.#root, 'Variables'), 'Variable'))
      this.#variables.set(ownGuid(variable) ?? '', attributeOf(variable, 'name') ?? '');
    const own = this.#notes.ownCorpus();
    let cases = new Map<string, Id>();
    if (own) {
      cases = readOwnCorpus(own, builder, this.#roles, this.#path);
      this.#readOwnSources(own);
    } else this.#readHeader();
    this.#readUsers(own !== null);
    readCodes(childOf(childOf(this.#root, 'CodeBook'), 'Codes'), {
      builder,
      roles: this.#roles,
      asEntities: this.#options.asEntities,
      notesOf: (element) => this.#notes.text(targetsOf(element, 'NoteRef')),
      path: this.#path,
    });
    const selected = addCases(this.#root, {
      builder,
      roles: this.#roles,
      asEntities: this.#options.asEntities,
      known: cases,
      variables: this.#variables,
      path: this.#path,
    });
    const linkedNotes = linkedNotesOf(this.#root, this.#notes);
    for (const source of childrenOf(childOf(this.#root, 'Sources')))
      this.#readSource(source, { linkedNotes, entitiesOf: own ? new Map() : selected.bySelection });
    // Our own exports keep links as records.
    if (!own)
      addProjectLinks(this.#root, {
        builder,
        notes: this.#notes,
        entities: selected.entities,
        path: this.#path,
      });
    this.#countLeft(own !== null);
    for (const path of this.#files.used) builder.use(path);
    return builder.finish(this.#files.all, 'The project does not name it.');
  }

  #readHeader(): void {
    const title = attributeOf(this.#root, 'name');
    const description = [descriptionOf(this.#root), this.#notes.text(targetsOf(this.#root, 'NoteRef'))]
      .filter(Boolean)
      .join('\n\n');
    this.#builder.corpus = { ...(title && { title }), ...(description && { description }) };
  }

  #readUsers(isOwn: boolean): void {
    for (const user of childrenOf(childOf(this.#root, 'Users'), 'User')) {
      const guid = ownGuid(user);
      const name = attributeOf(user, 'name') ?? attributeOf(user, 'id') ?? guid;
      if (guid === undefined || name === undefined) continue;
      // Our own exports name the program among the users: it makes the notes.
      if (isOwn && guid === uuidOf('analyst', 'glossator')) continue;
      if (!this.#builder.hasAnalyst(guid))
        this.#builder.addAnalyst({
          key: guid,
          where: this.#path,
          name,
          ...(isOwn && { id: guid }),
        });
    }
  }

  #readOwnSources(own: JsonObject): void {
    for (const value of objectsOf(own.sources)) {
      const record = isJsonObject(value) ? readOwnRecord('sources', value) : null;
      if (!record) continue;
      this.#ownSources.set(
        uuidOf('source', record.id),
        sourceOfRecord(record, `${this.#path}, note of the corpus`),
      );
    }
  }

  #readSource(element: XmlElement, linked: Pick<SelectionContext, 'linkedNotes' | 'entitiesOf'>): void {
    const builder = this.#builder;
    const kind = localName(element);
    const within = textWithin[kind];
    const guid = ownGuid(element);
    const path = attributeOf(element, 'plainTextPath') ?? '';
    const title = attributeOf(element, 'name') || path.slice(path.lastIndexOf('/') + 1) || (guid ?? '');
    const texts = within === null ? [element] : within === undefined ? [] : childrenOf(element, within);
    const ownSelections = childrenOf(element).filter(
      (child) => within !== null && localName(child).endsWith('Selection'),
    ).length;
    if (ownSelections > 0)
      builder.losses.add(
        'media-selection',
        'Codings of areas of a page or picture and of stretches of a recording are left out',
        { id: guid ?? '', words: title },
        ownSelections,
      );
    if (texts.length === 0 || guid === undefined) {
      builder.losses.add('source-without-text', 'Sources without a plain text are left out', {
        id: guid ?? '',
        words: title,
      });
      return;
    }
    texts.forEach((textElement, index) => {
      const key = index === 0 ? guid : (ownGuid(textElement) ?? `${guid}/${index}`);
      this.#readText(element, textElement, { key, title, ...linked });
    });
  }

  #readText(
    element: XmlElement,
    textElement: XmlElement,
    {
      key,
      title,
      ...linked
    }: { readonly key: string; readonly title: string } & Pick<
      SelectionContext,
      'linkedNotes' | 'entitiesOf'
    >,
  ): void {
    const builder = this.#builder;
    const where = `${this.#path}, ${title || key}`;
    const text = this.#textOf(textElement, where);
    const record = this.#ownSources.get(key);
    const source = record
      ? { ...record, ...(text !== undefined && { text }) }
      : this.#sourceOf(element, { key, title, where, text });
    builder.addSource(source);
    const selections = selectionsOf(textElement, builder, where);
    const { isOwn } = this.#notes;
    const counting = isOwn
      ? ({ unit: 'code-point', crlfAsOne: false } as const)
      : countingFor(text ?? '', selections, this.#options.unit, this.#origin);
    const context: SelectionContext = {
      builder,
      roles: this.#roles,
      source: source.key,
      where,
      noteText: (guids) => this.#notes.text(guids),
      ...linked,
    };
    const passageOf = passageReader(text, counting);
    const rest = addOwnMarks(selections, textElement, passageOf, { ...context, notes: this.#notes, isOwn });
    for (const selection of rest) addMarks(selection, passageOf(selection), context);
    for (const note of targetsOf(textElement, 'NoteRef'))
      for (const selection of selectionsOf(this.#notes.annotation(note), builder, where))
        addAnnotation(note, selection, passageOf(selection), context);
    if (childOf(textElement, 'Coding'))
      builder.losses.add(
        'source-coding',
        'Codings of a text as a whole are left out: a tag stands on a passage',
        { id: key, words: title },
        childrenOf(textElement, 'Coding').length,
      );
    const untimed = countUntimed(textElement);
    if (untimed > 0)
      builder.losses.add(
        'media-selection',
        'Codings of areas of a page or picture and of stretches of a recording are left out',
        { id: key, words: title },
        untimed,
      );
  }

  #textOf(element: XmlElement, where: string): string | undefined {
    const inline = childOf(element, 'PlainTextContent');
    if (inline) return ownText(inline);
    const path = attributeOf(element, 'plainTextPath');
    const text = path === undefined ? undefined : this.#files.textAt(path);
    if (typeof text === 'string') return text;
    this.#builder.problems.warning(
      where,
      path === undefined
        ? 'This source has no plain text in the project.'
        : text === null
          ? `Its text at ${path} is in no encoding that can be read.`
          : `Its text at ${path} is not among the files.`,
      'Its marks come in where a text of this name is in the corpus already.',
    );
    return;
  }

  #sourceOf(
    element: XmlElement,
    {
      key,
      title,
      where,
      text,
    }: {
      readonly key: string;
      readonly title: string;
      readonly where: string;
      readonly text: string | undefined;
    },
  ): IncomingSource {
    const said = new Map<string, string>();
    const other: string[] = [];
    for (const { name, value } of variablesOf(element, this.#variables)) {
      const field = /^(publisher|authors?|url|language)$/i.exec(name.trim())?.[1]?.toLowerCase();
      if (field && !said.has(field)) said.set(field, value);
      else other.push(`${name}: ${value}`);
    }
    const memos = targetsOf(element, 'NoteRef').filter((guid) => !this.#notes.annotation(guid));
    const notes = [descriptionOf(element), this.#notes.text(memos), other.join('\n')]
      .filter(Boolean)
      .join('\n\n');
    const authors = said.get('authors') ?? said.get('author');
    const [publisher, url, language] = [said.get('publisher'), said.get('url'), said.get('language')];
    return {
      key,
      where,
      ...(text !== undefined && { text }),
      fields: {
        ...(title && { title }),
        ...(/\.(?:txt|md|docx?|pdf|rtf|odt|html?|epub|eml)$/i.test(title) && { fileName: title }),
        ...(notes && { notes }),
        ...(publisher && { publisher }),
        ...(url && { url }),
        ...(language && { language }),
        ...(authors && { authors: authors.split(/\s*;\s*/).filter(Boolean) }),
      },
      ...stampsOf(element),
    };
  }

  #countLeft(isOwn: boolean): void {
    this.#notes.countUnused();
    for (const [list, item, message] of [
      ['Sets', 'Set', 'Sets (groups of codes and sources) are left out'],
      ['Graphs', 'Graph', 'Drawn networks are left out'],
    ] as const)
      for (const element of childrenOf(childOf(this.#root, list), item))
        if (!isOwn)
          this.#builder.losses.add(`${item.toLowerCase()}-dropped`, message, {
            id: ownGuid(element) ?? '',
            words: attributeOf(element, 'name') ?? '',
          });
  }
}
