// Asks the running page when something it was told to do is on the screen. Times are in milliseconds.
import type { JSHandle, Page } from '@playwright/test';

/** A question to the page, asked in every frame: `page.evaluateHandle(() => () => …)`. */
export type Condition = JSHandle<() => boolean>;

/**
 * Does `act` and resolves with the time from the first event of that type to the paint in which the condition holds: up to
 * one frame too long, never too short.
 */
export async function timeToPaint(
  page: Page,
  event: 'click' | 'keydown',
  condition: Condition,
  act: () => Promise<void>,
): Promise<number> {
  const watch = await page.evaluateHandle(
    ({ type, holds }) => ({
      painted: new Promise<number>((resolve) => {
        const onEvent = ({ timeStamp }: Event) => {
          const poll = () => {
            if (!holds()) {
              requestAnimationFrame(poll);
              return;
            }
            const channel = new MessageChannel();
            channel.port1.onmessage = () => resolve(performance.now() - timeStamp);
            channel.port2.postMessage(null);
          };
          requestAnimationFrame(poll);
        };
        addEventListener(type, onEvent, { capture: true, once: true });
      }),
    }),
    { type: event, holds: condition },
  );
  await act();
  const time = await watch.evaluate(({ painted }) => painted);
  await watch.dispose();
  return time;
}

/**
 * Does `act` and resolves with the time from the first event of that type until the status line says “Saved”, having said
 * something else meanwhile.
 */
export async function timeToSaved(
  page: Page,
  event: 'click' | 'keydown',
  act: () => Promise<void>,
): Promise<number> {
  const watch = await page.evaluateHandle(
    (type) => ({
      saved: new Promise<number>((resolve, reject) => {
        const status = document.querySelector('.status-save');
        if (!status) {
          reject(new Error('There is no status'));
          return;
        }
        const onEvent = ({ timeStamp }: Event) => {
          let began = false;
          const observer = new MutationObserver(() => {
            const saved = status.textContent === 'Saved';
            began ||= !saved;
            if (!began || !saved) return;
            observer.disconnect();
            resolve(performance.now() - timeStamp);
          });
          observer.observe(status, { subtree: true, childList: true, characterData: true });
        };
        addEventListener(type, onEvent, { capture: true, once: true });
      }),
    }),
    event,
  );
  await act();
  const time = await watch.evaluate(({ saved }) => saved);
  await watch.dispose();
  return time;
}
