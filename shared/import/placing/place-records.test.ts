// What becomes of marks, entities, codebook entries and links of a file, each case by itself.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Incoming, IncomingMark } from '../incoming.ts';
import { importInto } from '../placed-into.test-support.ts';
import { filled, id, note, nothing } from './ships.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('records without ids', () => {
  const port: Partial<Incoming> = {
    tags: [{ key: 't', where: '', name: 'Shipping', fields: {} }],
    entities: [
      { key: 'e', where: '', name: 'The Minister', type: 'person', fields: { aliases: ['minister'] } },
    ],
    marks: [
      { ...note('m'), kind: 'mention', entity: 'e', passages: [{ quote: 'The minister' }] },
      {
        ...note('c', { quote: 'Nine ships left' }),
        kind: 'claim',
        tags: ['t'],
        claim: { statement: 'Nine left', attribution: [{ entity: 'e' }] },
      },
    ],
  };

  it('get ids in the shape of the model, the same each time', async () => {
    const target = await filled(sha256, port);
    const ids = [
      ...target.store.table('annotations').keys(),
      ...target.store.table('entities').keys(),
      ...target.store.table('tags').keys(),
    ];
    for (const each of ids)
      expect(each).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...(await filled(sha256, port)).store.table('annotations').keys()]).toEqual([
      ...target.store.table('annotations').keys(),
    ]);
    const again = await importInto(target, { ...nothing, ...port });
    expect(again.preview.changeSet).toBeNull();
    expect(again.preview.conflicts).toEqual([]);
  });

  it('never count as newer: what differs is a conflict, and ours stands', async () => {
    const said = (comment: string) => (port.marks ?? []).map((mark) => ({ ...mark, comment }));
    const target = await filled(sha256, { ...port, marks: said('first') });
    const marks = said('other');
    const { preview } = await importInto(target, { ...nothing, ...port, marks });
    expect(preview.changeSet).toBeNull();
    expect(preview.conflicts.map(({ fields, chosen }) => [fields.map(({ field }) => field), chosen])).toEqual(
      [
        [['comment'], 'ours'],
        [['comment'], 'ours'],
      ],
    );
  });

  it('stay deleted where they were deleted', async () => {
    const target = await filled(sha256, port);
    const mark = [...target.store.table('annotations').values()].find(({ kind }) => kind === 'claim');
    if (!mark) throw new Error('There is a claim');
    const tombstone = { table: 'annotations', id: mark.id, at: '2026-12-01T00:00:00Z', by: 'x' };
    target.store.apply(
      [
        { table: 'annotations', id: mark.id, before: mark, after: null },
        { table: 'deleted', id: `annotations/${mark.id}`, before: null, after: tombstone },
      ],
      'command',
    );
    const { preview } = await importInto(target, { ...nothing, ...port });
    expect(preview.stayDeleted).toMatchObject([{ table: 'annotations', id: mark.id }]);
    expect(preview.changeSet).toBeNull();
  });

  it('fields that the file does not state keep what they have', async () => {
    const target = await filled(sha256, port);
    const [entity] = [...target.store.table('entities').values()];
    if (!entity) throw new Error('There is an entity');
    const after = { ...entity, description: 'Of the sea', interest: 'party' };
    target.store.apply([{ table: 'entities', id: entity.id, before: entity, after }], 'command');
    const { preview } = await importInto(target, { ...nothing, ...port });
    expect(preview.conflicts).toEqual([]);
    expect(target.store.get('entities', entity.id)).toEqual(after);
  });
});

describe('entities and the codebook', () => {
  const person = { key: 'p', where: '', name: 'A. Velden', type: 'person', fields: {} };

  it('one name is one entity of a type, unless the file has ids', async () => {
    const target = await filled(sha256, { entities: [{ ...person, id: id(1) }] });
    const others = [
      { ...person, key: 'same', name: 'a. VELDEN' },
      { ...person, key: 'place', type: 'location' },
      { ...person, key: 'own', id: id(2) },
    ];
    const { placed } = await importInto(target, { ...nothing, entities: others });
    expect(placed.report.counts).toMatchObject({ entitiesMatched: 1, entitiesNew: 2 });
    expect(target.store.table('entities').size).toBe(3);
    expect(target.store.get('entities', id(1))?.name).toBe('A. Velden');
  });

  it('entries match by name below their parent; new ones have a legible colour', async () => {
    const entries = [
      { key: 'a', where: '', name: 'Sea', fields: {} },
      { key: 'b', where: '', name: 'Ships', parent: 'a', fields: {} },
    ];
    const target = await filled(sha256, { tags: entries });
    const more = [
      ...entries,
      { key: 'c', where: '', name: 'Land', fields: {} },
      { key: 'd', where: '', name: 'ships', parent: 'c', fields: {} },
    ];
    const { placed } = await importInto(target, { ...nothing, tags: more });
    expect(placed.report.counts).toMatchObject({ codebookMatched: 2, codebookNew: 2 });
    const tags = [...target.store.table('tags').values()];
    expect(tags.map(({ name }) => name)).toEqual(['Sea', 'Ships', 'Land', 'ships']);
    expect(tags[3]?.parentId).toBe(tags[2]?.id);
    expect(new Set(tags.map(({ colour }) => colour)).size).toBe(4);
    for (const { colour } of tags) expect(colour).toMatch(/^#[0-9a-f]{6}$/);
  });

  it('types are known by name or id, and made where nobody knows them', async () => {
    const types = ['person', 'PERSON', 'Vessel', undefined];
    const entities = types.map((type, index) => ({
      key: `e${index}`,
      where: '',
      name: `Name ${index}`,
      fields: {},
      ...(type !== undefined && { type }),
    }));
    const target = await filled(sha256, { entities });
    const made = [...target.store.table('entities').values()].map(
      ({ type }) => target.store.get('entityTypes', type)?.name,
    );
    expect(made).toEqual(['Person', 'Person', 'Vessel', 'Other']);
  });

  it('who made a record is known by key, id or name, and comes in with it', async () => {
    const stamps = { createdAt: '2026-01-01T00:00:00Z', createdBy: 'Ida', updatedAt: 'yesterday' };
    const target = await filled(sha256, { marks: [{ ...note('1', { quote: 'port' }), ...stamps }] });
    const [mark] = [...target.store.table('annotations').values()];
    expect(mark).toMatchObject({ createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' });
    expect(target.store.get('analysts', mark?.createdBy ?? '')?.name).toBe('Ida');
    const again = await importInto(target, {
      ...nothing,
      marks: [{ ...note('2', { quote: 'Friday' }), createdBy: 'ida' }],
    });
    expect(again.placed.corpus.annotations[0]?.createdBy).toBe(mark?.createdBy);
  });
});

describe('references that lead nowhere are told, and the rest comes in', () => {
  const claim = (key: string, words: string): IncomingMark => ({
    ...note(key, { quote: words }),
    kind: 'claim',
    claim: {},
  });
  const link = (key: string, type: string, from: string, to: string, kind: 'claim' | 'entity' = 'claim') => ({
    key,
    where: `link ${key}`,
    type,
    from: { kind, key: from },
    to: { kind, key: to },
  });
  const cases: { name: string; file: Partial<Incoming>; expected: object; told?: RegExp }[] = [
    {
      name: 'a mark on no source',
      file: { marks: [{ ...note('1', { quote: 'port' }), source: 'gone' }] },
      expected: { notPlaced: 1 },
    },
    {
      name: 'a mention of nobody',
      file: { marks: [{ ...note('1', { quote: 'port' }), kind: 'mention', entity: 'gone' }] },
      expected: { notPlaced: 1 },
    },
    {
      name: 'one key twice',
      file: { marks: [note('1', { quote: 'port' }), note('1', { quote: 'Friday' })] },
      expected: { exact: 1, notPlaced: 1 },
    },
    {
      name: 'an unknown tag',
      file: { marks: [{ ...note('1', { quote: 'port' }), tags: ['gone'] }] },
      expected: { exact: 1 },
      told: /tag “gone”/,
    },
    {
      name: 'a voice that is no entity',
      file: { marks: [{ ...claim('1', 'port'), claim: { attribution: [{ entity: 'gone', name: 'X' }] } }] },
      expected: { exact: 1 },
      told: /its name stays/,
    },
    {
      name: 'a link to a mark that is not there',
      file: { marks: [claim('1', 'port')], links: [link('l', 'repeats', '1', 'gone')] },
      expected: { links: 1, linksLeftOut: 1 },
      told: /left out/,
    },
    {
      name: 'a link to itself',
      file: { marks: [claim('1', 'port')], links: [link('l', 'repeats', '1', '1')] },
      expected: { linksLeftOut: 1 },
      told: /back to where/,
    },
    {
      name: 'a link of no known kind',
      file: { marks: [claim('1', 'port'), claim('2', 'Friday')], links: [link('l', 'likes', '1', '2')] },
      expected: { linksLeftOut: 1 },
      told: /kind/,
    },
    {
      name: 'a link from a note',
      file: {
        marks: [note('1', { quote: 'port' }), claim('2', 'Friday')],
        links: [link('l', 'repeats', '1', '2')],
      },
      expected: { linksLeftOut: 1 },
      told: /not in the file/,
    },
    {
      name: 'entities merged in a circle',
      file: {
        entities: ['a', 'b'].map((key) => ({
          key,
          where: '',
          name: key,
          mergedInto: key === 'a' ? 'b' : 'a',
          fields: {},
        })),
      },
      expected: { entitiesNew: 2 },
      told: /merged into itself/,
    },
    {
      name: 'an entity merged into nobody',
      file: { entities: [{ key: 'a', where: '', name: 'a', mergedInto: 'gone', fields: {} }] },
      expected: { entitiesNew: 1 },
      told: /unmerged/,
    },
    {
      name: 'tags below each other',
      file: {
        tags: ['a', 'b'].map((key) => ({
          key,
          where: '',
          name: key,
          parent: key === 'a' ? 'b' : 'a',
          fields: {},
        })),
      },
      expected: { codebookNew: 2 },
      told: /below itself/,
    },
    {
      name: 'a date of no calendar',
      file: {
        marks: [
          {
            ...claim('1', 'port'),
            claim: {
              statement: 'stays',
              informationDate: { value: '2026-13-45', to: null, precision: 'day', basis: 'stated' },
            },
          },
        ],
      },
      expected: { exact: 1 },
      told: /date/,
    },
    {
      name: 'a source twice',
      file: { sources: [...nothing.sources, ...nothing.sources] },
      expected: {},
      told: /stands twice/,
    },
  ];
  it.each(cases)('$name', async ({ file, expected, told }) => {
    const target = await filled(sha256, {});
    const { placed } = await importInto(target, { ...nothing, ...file });
    expect(placed.report.counts).toMatchObject(expected);
    const said = placed.report.problems.map(({ message }) => message);
    if (told) expect(said.some((message) => told.test(message))).toBe(true);
    else expect(said).toEqual([]);
    expect(placed.report.problems.every(({ severity }) => severity === 'warning')).toBe(true);
    const [claimed] = placed.corpus.annotations;
    if (claimed?.kind === 'claim' && claimed.claim.statement !== '')
      expect(claimed.claim.statement).toBe('stays');
  });
});
