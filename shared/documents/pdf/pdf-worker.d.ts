// pdf.js ships no types for the code of its worker, which we run in a worker of our own.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** Handed to pdf.js as `globalThis.pdfjsWorker`; then it starts no worker and evaluates nothing. */
  export const WorkerMessageHandler: object;
}
