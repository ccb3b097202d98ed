// A worker that edits every mark in one step, again and again, until it is killed; a message after each that was stored.
import { edited, openTest } from './session-fixture.test-support.ts';

self.addEventListener('message', async (event: MessageEvent<string>) => {
  const session = await openTest(event.data);
  await session.whenComplete();
  const [first] = session.store.table('annotations').values();
  for (let step = Number(first?.comment ?? 0) + 1; ; step++) {
    // Now and then the way back: undo writes behind what it has applied.
    if (step % 4 === 0) {
      await session.undo();
      await session.flush();
      await session.redo();
      await session.flush();
    }
    self.postMessage({ begun: step });
    await session.runBulk(() => edited(session, String(step)));
    self.postMessage({ stored: step });
  }
});
