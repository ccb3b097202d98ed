// One window writes a corpus. The lock lives as long as the window or until it is released.
import type { Id } from '../../shared/model/ids.ts';

/** A window that is being reloaded lets go within this time (milliseconds); another one does not. */
const patience = 400;

/** Takes the corpus for this window; null when another window holds it. The function gives it back. */
export async function lockCorpus(id: Id): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const name = `glossator-corpus-${id}`;
    const signal = AbortSignal.timeout(patience);
    const hold = () => new Promise<void>((release) => resolve(() => release()));
    navigator.locks.request(name, { signal }, hold).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'TimeoutError') resolve(null);
      else reject(error);
    });
  });
}
