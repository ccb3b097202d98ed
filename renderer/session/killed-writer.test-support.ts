// A worker that writes until it is killed: two marks per command, and a message after each that was saved.
import { adding, note, openTest } from './session-fixture.test-support.ts';

self.addEventListener('message', async (event: MessageEvent<string>) => {
  const session = await openTest(event.data);
  await session.whenComplete();
  const first = session.store.table('annotations').size;
  for (let step = first; ; step++) {
    session.run(adding('Marked', 'annotations', [note(`m${step}-a`, 's1'), note(`m${step}-b`, 's1')]));
    // Some are left waiting in the queue, as with fast typing.
    if (step % 3 === 0) {
      await session.flush();
      self.postMessage(step);
    }
  }
});
