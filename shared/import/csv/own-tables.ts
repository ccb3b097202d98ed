// The tables of our own export, read back: every column of the model, cells as they were.
import { anchorStates, annotationStatuses } from '../../model/annotation.ts';
import { independences } from '../../model/link.ts';
import { reliabilities, yardsticks } from '../../model/scales.ts';
import { readStatuses, zoneKinds } from '../../model/source.ts';
import { exactUtf8 } from '../file-text.ts';
import type { IncomingBuilder } from '../incoming-builder.ts';
import { oneOf } from './cell-values.ts';
import { claimOf, figureOf, hopOf, passagesOf } from './own-mark-rows.ts';
import { OwnRow, stated } from './own-row.ts';
import type { ReadTable } from './read-table.ts';

/** Columns that tell a table of ours from another of the same name. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  sources: ['id', 'sha256'],
  spans: ['annotation_id', 'start_utf16'],
  claims: ['id', 'source_id', 'claim_kind'],
  attributions: ['claim_id', 'hop'],
  figures: ['claim_id', 'number', 'value'],
  entities: ['id', 'type_id'],
  aliases: ['entity_id', 'alias'],
  mentions: ['id', 'source_id', 'entity_id'],
  notes: ['id', 'source_id', 'tag_ids'],
  links: ['id', 'from_id', 'to_id'],
  codebook: ['list', 'id', 'colour'],
  zones: ['source_id', 'start_utf16'],
  external_ids: ['entity_id', 'register'],
  analysts: ['id', 'name'],
  README: ['table', 'column', 'meaning'],
};

/** The name of the table of ours that this is, or undefined. */
export function ownTableName({ path, columns }: Pick<ReadTable, 'path' | 'columns'>): string | undefined {
  const name = path.replace(/^.*\//, '').replace(/\.csv$/i, '');
  const signature = signatures[name];
  return signature?.every((column) => columns.includes(column)) ? name : undefined;
}

/** Reads the tables of one export. `bytesAt`: a file beside them by its path. */
export function readOwnTables(
  tables: ReadonlyMap<string, ReadTable>,
  bytesAt: (path: string) => Uint8Array | undefined,
  builder: IncomingBuilder,
): void {
  new OwnTables(tables, bytesAt, builder).read();
}

class OwnTables {
  readonly #tables: ReadonlyMap<string, ReadTable>;
  readonly #bytesAt: (path: string) => Uint8Array | undefined;
  readonly #builder: IncomingBuilder;
  /** Cells are exact where the README says so. */
  readonly #isGuarded: boolean;

  constructor(
    tables: ReadonlyMap<string, ReadTable>,
    bytesAt: (path: string) => Uint8Array | undefined,
    builder: IncomingBuilder,
  ) {
    this.#tables = tables;
    this.#bytesAt = bytesAt;
    this.#builder = builder;
    this.#isGuarded = !tables
      .get('README')
      ?.rows.some(({ cells }) => cells[1] === 'rule' && cells[2]?.startsWith('Cells are exact'));
  }

  read(): void {
    this.#readInfo();
    const builder = this.#builder;
    for (const row of this.#rows('analysts')) {
      const id = row.id('id');
      if (id) builder.addAnalyst({ key: id, id, where: row.where, name: row.exact('name') ?? id });
    }
    this.#readCodebook();
    this.#readSources();
    this.#readEntities();
    this.#readMarks();
    this.#readLinks();
  }

  *#rows(name: string): Generator<OwnRow> {
    const table = this.#tables.get(name);
    for (const row of table?.rows ?? [])
      if (table) yield new OwnRow(table, row, this.#builder, this.#isGuarded);
  }

  /** Rows of a table by the record they belong to, in the order of a number, else of the table. */
  #byOwner(name: string, owner: string, number?: string): Map<string, OwnRow[]> {
    const found = new Map<string, OwnRow[]>();
    for (const row of this.#rows(name)) {
      const id = row.id(owner);
      if (id === undefined) continue;
      const rows = found.get(id);
      if (rows) rows.push(row);
      else found.set(id, [row]);
    }
    if (number !== undefined)
      for (const rows of found.values())
        rows.sort((a, b) => (a.number(number) ?? 0) - (b.number(number) ?? 0));
    return found;
  }

  #readInfo(): void {
    const said = new Map<string, string>();
    for (const row of this.#rows('README'))
      if (row.exact('table') === 'corpus') said.set(row.exact('column') ?? '', row.exact('meaning') ?? '');
    const yardstick = yardsticks.find((each) => each === said.get('yardstick'));
    this.#builder.corpus = stated({
      id: said.get('id') || undefined,
      title: said.get('title'),
      description: said.get('description'),
      yardstick,
    });
  }

  #readCodebook(): void {
    const lists = { tag: 'tags', 'entity type': 'entityTypes', 'relation type': 'relationTypes' } as const;
    for (const row of this.#rows('codebook')) {
      const list = row.read(
        'list',
        oneOf(['tag', 'entity type', 'relation type']),
        'tag, entity type or relation type',
      );
      const id = row.id('id');
      if (!list || id === undefined) continue;
      const parent = row.exact('parent_id') || undefined;
      const colour = row.exact('colour') || undefined;
      this.#builder.addEntry(lists[list], {
        key: id,
        id,
        where: row.where,
        name: row.exact('name') || id,
        ...(parent !== undefined && { parent }),
        fields: stated({
          colour,
          key: row.nullable('key', oneOf([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'a digit from 1 to 9'),
          description: row.exact('description'),
        }),
      });
    }
  }

  #readSources(): void {
    const zones = this.#byOwner('zones', 'source_id');
    for (const row of this.#rows('sources')) {
      const id = row.id('id');
      if (id === undefined) continue;
      const tool = row.exact('extraction_tool');
      const sha256 = row.exact('sha256') ?? '';
      const text = this.#textOf(row);
      this.#builder.addSource({
        key: id,
        id,
        where: row.where,
        ...(text !== undefined && { text }),
        ...(/^[0-9a-f]{64}$/.test(sha256) && { sha256 }),
        fields: stated({
          position: row.number('position'),
          title: row.exact('title'),
          fileName: row.orNull('file_name'),
          mediaType: row.exact('media_type') || undefined,
          language: row.orNull('language'),
          encoding: row.orNull('encoding'),
          extraction:
            tool === undefined
              ? undefined
              : tool === ''
                ? null
                : { tool, version: row.exact('extraction_version') ?? '' },
          publisher: row.orNull('publisher'),
          authors: row.list('authors'),
          publishedOn: row.date('published_on'),
          retrievedOn: row.date('retrieved_on'),
          url: row.orNull('url'),
          reliability: row.nullable('reliability', oneOf(reliabilities), 'a letter from A to F'),
          interest: row.exact('interest'),
          notes: row.exact('notes'),
          readStatus: row.read('read_status', oneOf(readStatuses), `one of ${readStatuses.join(', ')}`),
          zones: this.#tables.has('zones')
            ? (zones.get(id) ?? []).flatMap((zone) => {
                const kind = zone.read('kind', oneOf(zoneKinds), 'a kind of zone');
                const [start, end] = [zone.offset('start_utf16'), zone.offset('end_utf16')];
                return kind && start !== undefined && end !== undefined ? [{ kind, start, end }] : [];
              })
            : undefined,
        }),
        ...row.stamps(),
      });
    }
  }

  #textOf(row: OwnRow): string | undefined {
    const path = row.exact('text_file');
    if (!path) return;
    const bytes = this.#bytesAt(path);
    const text = bytes && exactUtf8(bytes);
    if (text === undefined || text === null)
      row.warn(
        'text_file',
        bytes ? `The text ${path} is not UTF-8.` : `The text ${path} is not among the files.`,
      );
    return text ?? undefined;
  }

  #readEntities(): void {
    const aliases = this.#byOwner('aliases', 'entity_id');
    const ids = this.#byOwner('external_ids', 'entity_id');
    for (const row of this.#rows('entities')) {
      const id = row.id('id');
      if (id === undefined) continue;
      const type = row.exact('type_id') || row.exact('type');
      const mergedInto = row.exact('merged_into');
      this.#builder.addEntity({
        key: id,
        id,
        where: row.where,
        name: row.exact('name') ?? '',
        ...(type && { type }),
        ...(mergedInto && { mergedInto }),
        fields: stated({
          aliases: this.#tables.has('aliases')
            ? (aliases.get(id) ?? []).flatMap((alias) => alias.exact('alias') || [])
            : undefined,
          description: row.exact('description'),
          reliability: row.nullable('reliability', oneOf(reliabilities), 'a letter from A to F'),
          interest: row.exact('interest'),
          externalIds: this.#tables.has('external_ids')
            ? Object.fromEntries(
                (ids.get(id) ?? []).map((each) => [
                  each.exact('register') ?? '',
                  each.exact('external_id') ?? '',
                ]),
              )
            : undefined,
        }),
        ...row.stamps(),
      });
    }
  }

  #readMarks(): void {
    const spans = this.#byOwner('spans', 'annotation_id', 'number');
    const hops = this.#byOwner('attributions', 'claim_id', 'hop');
    const figures = this.#byOwner('figures', 'claim_id', 'number');
    for (const [name, kind] of [
      ['claims', 'claim'],
      ['mentions', 'mention'],
      ['notes', 'note'],
    ] as const)
      for (const row of this.#rows(name)) {
        const id = row.id('id');
        const source = row.exact('source_id');
        if (id === undefined) continue;
        const anchor = row.read('anchor', oneOf(anchorStates), `one of ${anchorStates.join(', ')}`);
        const passages = passagesOf(spans.get(id) ?? [], row, anchor);
        if (!source || passages.length === 0) {
          row.warn('quote', 'This mark has no source or no passage; it is left out.');
          continue;
        }
        const entity = kind === 'mention' ? row.exact('entity_id') : undefined;
        this.#builder.addMark({
          key: id,
          id,
          where: row.where,
          source,
          kind,
          passages,
          ...(anchor && { anchor }),
          ...(entity && { entity }),
          ...stated({
            tags: this.#tagsOf(row),
            comment: row.exact('comment'),
            status: row.read('status', oneOf(annotationStatuses), `one of ${annotationStatuses.join(', ')}`),
          }),
          ...(kind === 'claim' && {
            claim: {
              ...claimOf(row),
              ...(this.#tables.has('attributions') && { attribution: (hops.get(id) ?? []).map(hopOf) }),
              ...(this.#tables.has('figures') && { figures: (figures.get(id) ?? []).map(figureOf) }),
            },
          }),
          ...row.stamps(),
        });
      }
  }

  #tagsOf(row: OwnRow): string[] | undefined {
    const ids = row.list('tag_ids');
    return ids ?? row.list('tags')?.map((name) => this.#builder.entry('tags', name, row.where));
  }

  #readLinks(): void {
    const end = oneOf(['claim', 'entity']);
    for (const row of this.#rows('links')) {
      const id = row.id('id');
      const type = row.exact('type_id') || row.exact('type');
      const [fromKind, toKind] = [
        row.read('from_kind', end, 'claim or entity'),
        row.read('to_kind', end, 'claim or entity'),
      ];
      const [from, to] = [row.exact('from_id'), row.exact('to_id')];
      if (id === undefined) continue;
      if (!type || !fromKind || !toKind || !from || !to) {
        row.warn('type', 'This link has no type or lacks an end; it is left out.');
        continue;
      }
      this.#builder.addLink({
        key: id,
        id,
        where: row.where,
        type,
        from: { kind: fromKind, key: from },
        to: { kind: toKind, key: to },
        ...stated({
          independence: row.nullable(
            'independence',
            oneOf(independences),
            `one of ${independences.join(', ')}`,
          ),
          evidence: row.list('evidence'),
          note: row.exact('note'),
        }),
        ...row.stamps(),
      });
    }
  }
}
