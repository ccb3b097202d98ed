// pdf.js without a browser around it: its worker's code runs right here, in whatever worker or process we are in.

/** The version of pdfjs-dist; a test compares it with the package. */
export const pdfjsTool = { tool: 'pdfjs-dist', version: '5.6.205' };

type Pdfjs = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loaded: Promise<Pdfjs> | null = null;

/** Loads it when the first PDF comes. The legacy build: the other asks for newer engines than Node 20 and Chromium 120. */
export function loadPdfjs(): Promise<Pdfjs> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Pdfjs> {
  // Only drawing uses these, and nothing is drawn; but one is made while pdf.js loads, and Node has none.
  const drawing = { DOMMatrix: class {}, ImageData: class {}, Path2D: class {} };
  const missing = Object.entries(drawing).filter(([name]) => !(name in globalThis));
  const pdfjsWorker = await importWorker();
  Object.assign(globalThis, Object.fromEntries(missing), { pdfjsWorker });
  return quietly(() => import('pdfjs-dist/legacy/build/pdf.mjs'));
}

/**
 * In a worker this code would take itself for pdf.js's own and answer on its port, which is ours. It looks for a window
 * to tell, so there is one while it loads.
 */
async function importWorker(): Promise<object> {
  const isWorker = 'onmessage' in globalThis && !('window' in globalThis);
  if (isWorker) Object.assign(globalThis, { window: globalThis });
  try {
    return await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  } finally {
    if (isWorker) Reflect.deleteProperty(globalThis, 'window');
  }
}

/** On Node pdf.js looks for a library to draw with while it loads, and complains where there is none. */
async function quietly<Result>(work: () => Promise<Result>): Promise<Result> {
  const terminal: { warn: unknown } | undefined = Reflect.get(globalThis, 'console');
  const warn = terminal?.warn;
  if (terminal) terminal.warn = () => undefined;
  try {
    return await work();
  } finally {
    if (terminal) terminal.warn = warn;
  }
}
