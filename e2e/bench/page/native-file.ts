// Hands the file that was chosen in the page to the bench's worker.
import type { NativeRequest, StreamTimes, WholeTimes } from './native-worker.ts';

export function timeNativeFile(kind: 'whole', rounds: number): Promise<WholeTimes>;
export function timeNativeFile(kind: 'stream', rounds: number): Promise<StreamTimes>;
export function timeNativeFile(
  kind: NativeRequest['kind'],
  rounds: number,
): Promise<WholeTimes | StreamTimes> {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) return Promise.reject(new Error('No file was chosen'));
  const worker = new Worker(new URL('./native-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<WholeTimes | StreamTimes>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ times?: WholeTimes | StreamTimes; failure?: string }>) =>
      data.times ? resolve(data.times) : reject(new Error(data.failure));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage({ kind, file, rounds } satisfies NativeRequest);
  }).finally(() => worker.terminate());
}
