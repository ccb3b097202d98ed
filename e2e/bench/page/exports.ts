// Hands the native file that was chosen in the page to the worker that writes it in every format.
import type { ExportsRequest, ExportTimes } from './exports-worker.ts';

/** Times of every format, the native one before each. */
export function timeExports(rounds: number): Promise<ExportTimes[]> {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) return Promise.reject(new Error('No file was chosen'));
  const worker = new Worker(new URL('./exports-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<ExportTimes[]>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ times?: ExportTimes[]; failure?: string }>) =>
      data.times ? resolve(data.times) : reject(new Error(data.failure));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ file, rounds } satisfies ExportsRequest);
  }).finally(() => worker.terminate());
}
