// Commands that look at the whole corpus find all of it, also right after it was opened.
import { expect, test } from 'vitest';
import { deleteCodebookEntry } from '../../shared/commands/codebook.ts';
import { runCorpusCommand } from './run-command.ts';
import { adding, newCorpus, note, openTest, source } from './session-fixture.test-support.ts';

test('a tag that is deleted while marks are still being read is taken off all of them', async () => {
  const id = await newCorpus();
  const first = await openTest(id);
  const tag = { id: 't1', name: 'Check', colour: '#123456', key: null, description: '', parentId: null };
  first.run(adding('Added', 'tags', [tag]));
  first.run(adding('Imported', 'sources', [source('s1', 0)]));
  const marks = Array.from({ length: 300 }, (_, index) => ({ ...note(`m${index}`, 's1'), tags: ['t1'] }));
  first.run(adding('Marked', 'annotations', marks));
  await first.flush();
  await first.close();

  const session = await openTest(id);
  expect(session.loadState.get().kind).toBe('loading');
  const label = await runCorpusCommand(session, (context) => deleteCodebookEntry(context, 'tags', 't1'));
  expect(label).toBe('Deleted the tag “Check” from 300 marks');
  const all = [...session.store.table('annotations').values()];
  expect(all.length).toBe(300);
  expect(all.filter((mark) => mark.tags.length > 0)).toEqual([]);
  await session.close();
});
