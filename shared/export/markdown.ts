// A vault for Obsidian: a page for each source with its claims as callouts, a page for each entity, links between them.
import { dateWording } from '../marks/date-wording.ts';
import type { Annotation } from '../model/annotation.ts';
import type { Entity } from '../model/entity.ts';
import type { Id } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import { CorpusView } from './corpus-view.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { countLeftOut, type Kept } from './left-out.ts';
import { exampleOf, LossCounter } from './loss-counter.ts';
import { callout } from './markdown/callout.ts';
import {
  blockId,
  codeBlock,
  plainLine,
  properties,
  tagWord,
  VaultPaths,
  wikiLink,
} from './markdown/vault-names.ts';
import { ProjectedText } from './projected-text.ts';
import { zipFiles } from './zip-files.ts';

/** A zip of pages. */
export const markdown: Exporter = {
  id: 'markdown',
  label: 'Markdown vault',
  extension: '.vault.zip',
  mediaType: 'application/zip',
  summary: 'Linked pages for Obsidian and other readers of Markdown.',
  options: [],
  honours: { withText: true, withJournal: false },
  losses: async (input, options) => {
    const counter = new LossCounter();
    for await (const _ of new Vault(input, options, counter).files());
    return counter.losses;
  },
  write: (input, options) => zipFiles(new Vault(input, options, new LossCounter()).files(), options),
  files: (input, options) => new Vault(input, options, new LossCounter()).files(),
};

/** What the pages of a vault hold. */
const kept: Kept = {
  corpus: ['title', 'description'],
  sources: [
    'title',
    'fileName',
    'language',
    'publisher',
    'authors',
    'publishedOn',
    'retrievedOn',
    'url',
    'reliability',
    'interest',
    'notes',
  ],
  entities: ['name', 'aliases', 'description', 'reliability', 'interest', 'externalIds', 'mergedInto'],
  registry: true,
  codebook: ['parentId'],
};

class Vault {
  readonly #input: ExportInput;
  readonly #options: ExportOptions;
  readonly #counter: LossCounter;
  readonly #view: CorpusView;
  /** Page of a source or of an entity that was not merged into another. */
  readonly #paths = new Map<Id, string>();
  readonly #claims = new Map<Id, { readonly path: string; readonly words: string }>();
  readonly #tags = new Map<Id, string>();
  /** Lines of an entity's page, gathered while sources are written. */
  readonly #mentions = new Map<Id, string[]>();
  readonly #voices = new Map<Id, string[]>();
  readonly #formerNames = new Map<Id, string[]>();

  constructor(input: ExportInput, options: ExportOptions, counter: LossCounter) {
    this.#input = input;
    this.#options = options;
    this.#counter = counter;
    this.#view = new CorpusView(input, options);
    const { scope, tags } = this.#view;
    const paths = new VaultPaths();
    for (const source of scope.sources)
      this.#paths.set(source.id, paths.take('Sources', source.title || source.fileName || 'Untitled'));
    for (const entity of scope.entities) {
      const meant = this.#view.entity(entity.id) ?? entity;
      if (meant.id === entity.id) this.#paths.set(entity.id, paths.take('Entities', entity.name));
      else {
        push(this.#formerNames, meant.id, entity.name);
        counter.add('merged-entities', 'Merged entities are other names of the one they are merged into', {
          id: entity.id,
          words: entity.name,
        });
      }
    }
    for (const mark of scope.annotations)
      if (mark.kind === 'claim')
        this.#claims.set(mark.id, {
          path: this.#paths.get(mark.sourceId) ?? '',
          words: mark.claim.statement || mark.spans[0]?.quote || 'claim',
        });
    const parents = new Map(tags.map((tag) => [tag.id, tag]));
    const words = new Set<string>();
    for (const tag of tags) {
      const levels: string[] = [];
      const seen = new Set<Id>();
      for (let at = parents.get(tag.id); at && !seen.has(at.id); at = parents.get(at.parentId ?? '')) {
        seen.add(at.id);
        levels.unshift(at.name);
      }
      const word = tagWord(levels);
      if (words.has(word.toLowerCase()))
        counter.add('tags-joined', 'Tags that differ only in what a tag cannot hold become one', {
          id: tag.id,
          words: tag.name,
        });
      words.add(word.toLowerCase());
      this.#tags.set(tag.id, word);
    }
  }

  async *files(): AsyncGenerator<ExportedFile> {
    const { scope } = this.#view;
    yield { path: 'Corpus.md', content: this.#index() };
    for (const source of scope.sources)
      yield { path: `${this.#paths.get(source.id)}.md`, content: await this.#source(source) };
    for (const entity of scope.entities) {
      const path = this.#paths.get(entity.id);
      if (path) yield { path: `${path}.md`, content: this.#entity(entity) };
    }
    countLeftOut(this.#view, kept, this.#counter);
  }

  #index(): string {
    const { title, description } = this.#input.store.info;
    const { sources } = this.#view.scope;
    return `${properties({ title, 'glossator-id': this.#input.store.info.id, exported: this.#options.exportedAt })}
# ${plainLine(title)}

${plainLine(description)}

Positions count Unicode code points of the text at the end of a page, from 0; the end is behind the last one.

## Sources

${sources.map((source) => `- ${this.#link(source.id, source.title)}\n`).join('')}`;
  }

  async #source(source: Source): Promise<string> {
    const marks = this.#view.marksOf(source);
    const text = await this.#view.textOf(source);
    const example = { id: source.id, words: source.title };
    const projected =
      text === null ? null : new ProjectedText(text, { unit: 'code-point', newlines: 'lf', xml: false });
    if (projected && projected.newlinesChanged > 0)
      this.#counter.add('newlines-changed', 'CRLF and CR become LF, and positions with them', example);
    if (text !== null && /\p{Surrogate}/u.test(text))
      this.#counter.add(
        'half-pair-replaced',
        'Halves of surrogate pairs become U+FFFD, one for one',
        example,
      );
    if (!projected && marks.length > 0)
      this.#counter.add(
        'code-points-unknown',
        'The text is not at hand: positions are in UTF-16 units',
        example,
      );
    const place = (mark: Annotation) => {
      if (mark.anchor === 'lost') return 'lost';
      const ranges = mark.spans.map((span) => (projected ? projected.range(span) : span));
      return `${projected ? 'code points' : 'UTF-16 units'} ${ranges.map(({ start, end }) => `${start}–${end}`).join(', ')}`;
    };
    const context = {
      place,
      entityLink: (id: Id, words: string) => this.#link(this.#view.entity(id)?.id ?? id, words),
      linkLines: (id: Id) => this.#linkLines(id),
      tags: (mark: Annotation) => mark.tags.map((tag) => this.#tags.get(tag) ?? tagWord([tag])),
    };
    const named = new Map<Id, number>();
    for (const mark of marks) this.#gather(mark, source, place(mark), named);
    const callouts = (kind: 'claim' | 'note', heading: string) => {
      const list = marks.filter((mark) => mark.kind === kind);
      return list.length === 0
        ? ''
        : `## ${heading}\n\n${list.map((mark) => callout(mark, context)).join('')}`;
    };
    const entities = [...named].map(([id, count]) => ({
      link: this.#link(id, this.#view.entity(id)?.name ?? ''),
      count,
    }));
    const title = source.title || source.fileName || 'Untitled';
    return `${properties({
      title,
      aliases: [title],
      tags: ['source'],
      publisher: source.publisher,
      authors: source.authors,
      published: source.publishedOn && dateWording(source.publishedOn),
      retrieved: source.retrievedOn && dateWording(source.retrievedOn),
      url: source.url,
      language: source.language,
      reliability: source.reliability,
      interest: source.interest,
      file: source.fileName,
      sha256: source.sha256,
      'glossator-id': source.id,
      entities: entities.map(({ link }) => link),
    })}
# ${plainLine(title)}

${source.notes ? `${plainLine(source.notes)}\n\n` : ''}${callouts('claim', 'Claims')}${callouts('note', 'Notes')}${
  entities.length === 0
    ? ''
    : `## Entities\n\n${entities.map(({ link, count }) => `- ${link}: ${count}\n`).join('')}\n`
}${this.#options.withText && projected ? `## Text\n\n${codeBlock(projected.text)}` : ''}`;
  }

  /** Notes for the pages of entities what a mark of a source says of them. */
  #gather(mark: Annotation, source: Source, place: string, named: Map<Id, number>): void {
    if (mark.kind === 'claim') {
      const words = this.#claims.get(mark.id)?.words ?? '';
      for (const { entityId, role } of mark.claim.attribution) {
        const id = entityId === null ? undefined : this.#view.entity(entityId)?.id;
        if (id)
          push(this.#voices, id, `- ${role}: ${this.#link(source.id, words, blockId('claim', mark.id))}\n`);
      }
    }
    if (mark.kind !== 'mention') return;
    if (mark.comment !== '' || mark.tags.length > 0)
      this.#counter.add(
        'mention-details',
        'Tags and comments of entity mentions are left out',
        exampleOf(mark),
      );
    const id = this.#view.entity(mark.entityId)?.id ?? mark.entityId;
    named.set(id, (named.get(id) ?? 0) + 1);
    const quote = mark.spans.map((span) => plainLine(span.quote)).join(' … ');
    push(this.#mentions, id, `- ${this.#link(source.id, source.title)}: “${quote}” (${place})\n`);
  }

  #entity(entity: Entity): string {
    const type = this.#view.nameOf('entityTypes', entity.type);
    const aliases = new Set([entity.name, ...entity.aliases, ...(this.#formerNames.get(entity.id) ?? [])]);
    const section = (heading: string, lines: readonly string[]) =>
      lines.length === 0 ? '' : `## ${heading}\n\n${lines.join('')}\n`;
    return `${properties({
      aliases: [...aliases],
      tags: [tagWord(['entity', type])],
      type,
      reliability: entity.reliability,
      interest: entity.interest,
      'external-ids': Object.entries(entity.externalIds).map(([register, id]) => `${register}: ${id}`),
      'glossator-id': entity.id,
    })}
# ${plainLine(entity.name)}

${entity.description ? `${plainLine(entity.description)}\n\n` : ''}${section(
  'Relations',
  this.#linkLines(entity.id).map((line) => `- ${line}\n`),
)}${section('Claims', this.#voices.get(entity.id) ?? [])}${section('Mentions', this.#mentions.get(entity.id) ?? [])}`;
  }

  /** The links of a claim or entity, from its own point of view. */
  #linkLines(id: Id): string[] {
    return this.#view.linksOf(id).map((link) => {
      const outward = link.from.id === id;
      const other = outward ? link.to : link.from;
      const claim = this.#claims.get(other.id);
      const target = claim
        ? wikiLink(claim.path, claim.words, blockId('claim', other.id))
        : this.#link(this.#view.entity(other.id)?.id ?? other.id, this.#view.entity(other.id)?.name ?? '');
      const type = plainLine(this.#view.nameOf('relationTypes', link.type));
      const more = [link.independence ?? '', plainLine(link.note)].filter(Boolean).join(', ');
      return `${outward ? type : `${type} (from the other)`}: ${target}${more ? ` (${more})` : ''}`;
    });
  }

  #link(id: Id, words: string, block?: string): string {
    const path = this.#paths.get(id);
    return path ? wikiLink(path, words, block) : plainLine(words);
  }
}

function push(lists: Map<Id, string[]>, id: Id, item: string): void {
  const list = lists.get(id);
  if (list) list.push(item);
  else lists.set(id, [item]);
}
