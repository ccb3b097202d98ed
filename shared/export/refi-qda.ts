// A REFI-QDA project (.qdpx) for qualitative analysis: texts, codes, cases, and a note with the full record of each claim.
import { GrowingFile } from '../archive/growing-file.ts';
import { type Packer, packHere, packNowhere } from '../archive/packing.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import { uuid5, uuidOf } from '../model/uuid5.ts';
import { CorpusView } from './corpus-view.ts';
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { exampleOf, LossCounter } from './loss-counter.ts';
import { ProjectedText } from './projected-text.ts';
import { type CodeBook, codeBook } from './refi-qda/code-book.ts';
import { codeXml, element, UniqueNames } from './refi-qda/code-tree.ts';
import { markSummaryLines } from './refi-qda/mark-note.ts';
import { countDeletions } from './tables/table-losses.ts';
import { countNotXml, xmlAttribute, xmlAttributes } from './xml-text.ts';
import { type ZippedFile, zipFiles } from './zip-files.ts';

/** `.qdpx`. */
export const refiQda: Exporter = {
  id: 'refi-qda',
  label: 'REFI-QDA project',
  extension: '.qdpx',
  mediaType: 'application/zip',
  summary: 'A project for NVivo, ATLAS.ti, MAXQDA, QualCoder and others.',
  options: [],
  honours: { withText: false, withJournal: false },
  losses: async (input, options) => {
    const counter = new LossCounter();
    for await (const _ of new Project(input, options, counter).files(packNowhere));
    return counter.losses;
  },
  write: (input, options) =>
    zipFiles(new Project(input, options, new LossCounter()).files(options.packer ?? packHere()), options),
};

const sourceVariables = [
  { name: 'publisher', of: (source: Source) => source.publisher },
  { name: 'authors', of: (source: Source) => source.authors.join('; ') },
  { name: 'published on', of: (source: Source) => source.publishedOn?.value ?? null },
  { name: 'language', of: (source: Source) => source.language },
  { name: 'url', of: (source: Source) => source.url },
  { name: 'source reliability', of: (source: Source) => source.reliability },
] as const;

class Project {
  readonly #view: CorpusView;
  readonly #input: ExportInput;
  readonly #options: ExportOptions;
  readonly #counter: LossCounter;
  readonly #book: CodeBook;
  readonly #names = new UniqueNames();
  /** QualCoder leaves out a second case of the same name, and stops at a second note of the same name. */
  readonly #caseNames = new UniqueNames();
  readonly #noteNames = new UniqueNames();
  readonly #notes: string[] = [];
  /** Selections of the mentions of an entity, by its id. */
  readonly #selections = new Map<Id, string[]>();
  /** Marks that have a selection. */
  readonly #placed = new Set<Id>();

  constructor(input: ExportInput, options: ExportOptions, counter: LossCounter) {
    this.#input = input;
    this.#options = options;
    this.#counter = counter;
    this.#view = new CorpusView(input, options);
    this.#book = codeBook(this.#view, this.#names);
  }

  async *files(packer: Packer): AsyncGenerator<ZippedFile> {
    const { scope } = this.#view;
    const hasSources = await this.#collectSelections();
    countDeletions(this.#view, this.#counter);
    const names = new UniqueNames();
    // The largest part of a project by far: packed while it is made, though it is the last file.
    const project = new GrowingFile(packer.begin());
    await project.append(this.#head(hasSources));
    for (const source of scope.sources) {
      const text = await this.#view.textOf(source);
      if (text === null) {
        this.#counter.add(
          'source-without-text',
          'Sources whose text is not at hand are left out, with their marks',
          {
            id: source.id,
            words: source.title,
          },
        );
        continue;
      }
      yield* this.#source(source, text, names, project);
    }
    yield this.#note(
      uuid5('refi-qda/note/corpus'),
      'Corpus',
      JSON.stringify(this.#corpusRecord(), null, 1),
      this.#options.exportedAt,
    );
    const renamed = this.#names.changed + names.changed;
    if (renamed > 0)
      this.#counter.add(
        'name-changed',
        'Importers know codes and sources by name: a second one of the same name has a number added',
        undefined,
        renamed,
      );
    await project.append(this.#tail(hasSources));
    yield { path: 'project.qde', packing: project.end() };
  }

  /** The mentions of each entity, which stand before the sources. Whether there is a source at all. */
  async #collectSelections(): Promise<boolean> {
    let hasSources = false;
    for (const source of this.#view.scope.sources) {
      if ((await this.#view.textOf(source)) === null) continue;
      hasSources = true;
      for (const mark of this.#view.marksOf(source)) {
        if (mark.kind !== 'mention' || mark.anchor === 'lost') continue;
        const entity = this.#view.entity(mark.entityId)?.id ?? mark.entityId;
        const selections = this.#selections.get(entity) ?? [];
        this.#selections.set(entity, selections);
        for (const at of mark.spans.keys()) selections.push(selectionOf(mark.id, at));
      }
    }
    return hasSources;
  }

  async *#source(
    source: Source,
    text: string,
    names: UniqueNames,
    out: GrowingFile,
  ): AsyncGenerator<ZippedFile> {
    const guid = uuidOf('source', source.id);
    const example = { id: source.id, words: source.title };
    const projected = new ProjectedText(text, { unit: 'code-point', newlines: 'lf', xml: false });
    if (projected.newlinesChanged > 0)
      this.#counter.add('newlines-changed', 'CRLF and CR become LF, and offsets with them', example);
    if (/\p{Surrogate}/u.test(text))
      this.#counter.add(
        'half-pair-replaced',
        'Halves of surrogate pairs become U+FFFD, one character for one',
        example,
      );
    // A reader takes U+FEFF at the start for a byte-order mark and would count one character less.
    const marked = projected.text.startsWith('\ufeff');
    if (marked)
      this.#counter.add(
        'leading-mark-replaced',
        'A text that begins with U+FEFF begins with U+2060 instead',
        example,
      );
    yield {
      path: `sources/${guid}.txt`,
      content: marked ? `\u2060${projected.text.slice(1)}` : projected.text,
    };
    let parts = '';
    const refs: string[] = [];
    for (const mark of this.#view.marksOf(source)) {
      const note = this.#needsNote(mark) ? uuid5(`refi-qda/note/${mark.id}`) : null;
      const name = noteName(mark);
      if (note)
        yield this.#note(note, name, markSummaryLines(mark, this.#view), mark.updatedAt, mark.createdBy);
      if (mark.anchor === 'lost') {
        this.#counter.add(
          'lost-mark',
          'Marks whose place is lost have no selection, only a note',
          exampleOf(mark),
        );
        if (note) refs.push(note);
        continue;
      }
      parts += this.#mark(mark, projected, note, name);
    }
    const variables = sourceVariables.map(({ name, of }) => variableValue(name, of(source))).join('');
    await out.append(
      `<TextSource${xmlAttributes({
        guid,
        name: names.take(source.title || source.fileName || source.id),
        plainTextPath: `internal://${guid}.txt`,
        creatingUser: user(source.createdBy),
        creationDateTime: source.createdAt,
        modifyingUser: user(source.updatedBy),
        modifiedDateTime: source.updatedAt,
      })}>${element('Description', source.notes)}\n${parts}${refs.map(noteRef).join('')}${variables}</TextSource>\n`,
    );
  }

  #mark(mark: Annotation, projected: ProjectedText, note: string | null, noteName: string): string {
    if (mark.spans.length > 1)
      this.#counter.add(
        'passages-split',
        'Each passage of a mark is a selection of its own; the note joins them',
        exampleOf(mark),
      );
    const codes = this.#book.codesOf(mark);
    const summary = mark.kind === 'claim' ? mark.claim.statement : mark.comment;
    this.#countReplaced(mark, summary);
    this.#placed.add(mark.id);
    const name = xmlAttribute(noteName);
    const description = element('Description', summary);
    const made = `creatingUser="${user(mark.createdBy)}" creationDateTime="${xmlAttribute(mark.createdAt)}"`;
    const changed = `modifyingUser="${user(mark.updatedBy)}" modifiedDateTime="${xmlAttribute(mark.updatedAt)}"`;
    const passages = mark.spans.map((span, at) => {
      const guid = selectionOf(mark.id, at);
      const { start, end } = projected.range(span);
      const coding = uuid5(`refi-qda/codings/${guid}`);
      const codings = codes
        .map((target, index) => {
          // One hash for all codings of a passage: they are the largest part of a project.
          const own = coding.slice(0, -3) + index.toString(16).padStart(3, '0');
          return `<Coding guid="${own}" ${made}><CodeRef targetGUID="${target}"/></Coding>`;
        })
        .join('');
      return `<PlainTextSelection guid="${guid}" name="${name}" startPosition="${start}" endPosition="${end}" ${made} ${changed}>${description}${codings}${note ? noteRef(note) : ''}</PlainTextSelection>\n`;
    });
    return passages.join('');
  }

  /** Codes say all there is of a plain mention or highlight; 100,000 notes would drown the others. */
  #needsNote(mark: Annotation): boolean {
    if (mark.kind === 'claim' || mark.comment !== '' || mark.spans.length > 1 || mark.anchor !== 'exact')
      return true;
    // Codes know the entity that a merge leads to, not the one that was marked.
    return mark.kind === 'mention' && this.#view.entity(mark.entityId)?.id !== mark.entityId;
  }

  #countReplaced(mark: Annotation, text: string): void {
    const replaced = countNotXml(text);
    if (replaced > 0)
      this.#counter.add(
        'control-characters',
        'Characters XML cannot hold become U+FFFD in descriptions; texts and notes keep them',
        exampleOf(mark),
        replaced,
      );
  }

  #note(guid: string, name: string, text: string, at: string, by: Id = 'glossator'): ZippedFile {
    this.#notes.push(
      `<Note guid="${guid}" name="${xmlAttribute(this.#noteNames.take(name))}" plainTextPath="internal://${guid}.txt" creatingUser="${user(by)}" creationDateTime="${xmlAttribute(at)}"/>\n`,
    );
    return { path: `sources/${guid}.txt`, content: text };
  }

  #corpusRecord(): object {
    const { scope, tags, entityTypes, relationTypes } = this.#view;
    const { analysts, sources, entities, links } = scope;
    return {
      corpus: this.#input.store.info,
      analysts,
      codebook: { tags, entityTypes, relationTypes },
      sources,
      entities,
      links,
    };
  }

  #head(hasSources: boolean): string {
    const { scope } = this.#view;
    const users = new Map<Id, string>([['glossator', 'Glossator']]);
    for (const list of [scope.sources, scope.annotations])
      for (const { createdBy, updatedBy } of list)
        for (const id of [createdBy, updatedBy]) users.set(id, this.#view.nameOf('analysts', id));
    const variables = [
      ...sourceVariables.map(({ name }) => name),
      ...entityVariables.map(({ name }) => name),
    ];
    const cases = scope.entities.filter(({ mergedInto }) => mergedInto === null);
    return `<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd"${xmlAttributes(
      {
        name: this.#input.store.info.title || 'Corpus',
        origin: this.#options.generator,
        creatingUserGUID: user('glossator'),
        creationDateTime: this.#options.exportedAt,
      },
    )}>
<Users>${[...users].map(([id, name]) => `<User${xmlAttributes({ guid: user(id), name })}/>`).join('')}</Users>
<CodeBook><Codes>
${this.#book.codes.map(codeXml).join('')}</Codes></CodeBook>
<Variables>${variables
      .map((name) => `<Variable${xmlAttributes({ guid: variableId(name), name, typeOfVariable: 'Text' })}/>`)
      .join('')}</Variables>
${wrap(
  'Cases',
  cases.map((entity) => this.#case(entity)),
)}${hasSources ? '<Sources>\n' : ''}`;
  }

  #tail(hasSources: boolean): string {
    const merged = this.#view.scope.entities.filter(({ mergedInto }) => mergedInto !== null).length;
    if (merged > 0)
      this.#counter.add(
        'merged-entities',
        'Merged entities have the code and case of the entity they are merged into',
        undefined,
        merged,
      );
    const links = this.#links();
    return `${hasSources ? '</Sources>\n' : ''}${wrap('Notes', this.#notes)}${wrap('Links', links)}${element('Description', this.#input.store.info.description)}${noteRef(uuid5('refi-qda/note/corpus'))}</Project>
`;
  }

  #case(entity: Entity): string {
    const variables = entityVariables
      .map(({ name, of }) => variableValue(name, of(entity, this.#view)))
      .join('');
    const selections = (this.#selections.get(entity.id) ?? [])
      .map((guid) => `<SelectionRef${xmlAttributes({ targetGUID: guid })}/>`)
      .join('');
    return `<Case${xmlAttributes({ guid: caseOf(entity.id), name: this.#caseNames.take(entity.name) })}>${element('Description', entity.description)}${variables}${selections}</Case>\n`;
  }

  #links(): string[] {
    const out: string[] = [];
    for (const link of this.#view.scope.links) {
      const [originGUID, targetGUID] = [link.from, link.to].map(({ kind, id }) =>
        kind === 'entity'
          ? caseOf(this.#view.entity(id)?.id ?? id)
          : this.#placed.has(id)
            ? selectionOf(id, 0)
            : null,
      );
      const example = { id: link.id, words: link.type };
      if (!originGUID || !targetGUID) {
        this.#counter.add(
          'link-dropped',
          'Links of marks without a place stand in the note of the corpus only',
          example,
        );
        continue;
      }
      this.#counter.add(
        'links-ignored',
        'Most programs ignore links; they stand in the note of the corpus too',
        example,
      );
      const name = this.#view.nameOf('relationTypes', link.type);
      out.push(
        `<Link${xmlAttributes({ guid: uuidOf('link', link.id), name, direction: 'OneWay', originGUID, targetGUID })}/>\n`,
      );
    }
    return out;
  }
}

const entityVariables = [
  {
    name: 'entity type',
    of: (entity: Entity, view: CorpusView) => view.nameOf('entityTypes', entity.type),
  },
  { name: 'aliases', of: (entity: Entity) => entity.aliases.join('; ') },
  { name: 'entity reliability', of: (entity: Entity) => entity.reliability },
] as const;

/** Characters of the words a note or selection is named after. */
const nameLength = 60;

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

function noteName(mark: Annotation): string {
  const words = mark.spans.map((span) => span.quote).join(' … ');
  // The first words are enough, unless they are nearly all white space.
  const first = oneLine(words.slice(0, 4 * nameLength));
  const line = first.length < 2 * nameLength && words.length > 4 * nameLength ? oneLine(words) : first;
  const short =
    line.length <= nameLength ? line : [...line.slice(0, 2 * nameLength)].slice(0, nameLength).join('');
  return `${{ claim: 'Claim', mention: 'Entity', note: 'Note' }[mark.kind]}: ${short}`;
}

const wrap = (name: string, items: readonly string[]) =>
  items.length === 0 ? '' : `<${name}>\n${items.join('')}</${name}>\n`;
const user = (id: Id) => uuidOf('analyst', id);
const caseOf = (entityId: Id) => uuidOf('entity', entityId);
const selectionOf = (markId: Id, at: number) =>
  at === 0 ? uuidOf('annotation', markId) : uuid5(`refi-qda/selection/${markId}/${at}`);
const noteRef = (guid: string) => `<NoteRef targetGUID="${guid}"/>`;
const variableId = (name: string) => uuid5(`refi-qda/variable/${name}`);

function variableValue(name: string, value: string | null): string {
  if (!value) return '';
  return `<VariableValue><VariableRef${xmlAttributes({ targetGUID: variableId(name) })}/>${element('TextValue', value)}</VariableValue>`;
}
