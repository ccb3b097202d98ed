// What the bench can ask this page: show a text in one of the contenders, add a mark, scroll. Times in milliseconds.

import { createViewer } from '../../../renderer/editor/create-viewer.ts';
import type { Viewer } from '../../../renderer/editor/viewer.ts';
import { markStyle } from '../../../shared/marks/mark-style.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { emptyClaim } from '../../../shared/model/claim.ts';
import { SourceMarks } from '../../../shared/store/source-marks.ts';
import { makeSpan } from '../../../shared/text/make-span.ts';
import '../../../renderer/theme/base.css';
import '../../../renderer/theme/tokens.css';
import { afterPaint } from './after-paint.ts';
import './bench-page.css';
import type { BenchSize } from './bench-text.ts';
import { benchMarks, benchSizes, benchText, uuidOf } from './bench-text.ts';
import { timeExports } from './exports.ts';
import { timeNativeFile } from './native-file.ts';
import { showPeer } from './peer-annotator.ts';
import { showRaw } from './raw-text.ts';

export type Contender = 'raw' | 'viewer' | 'peer' | 'peer-ranges';

let text = '';
let marks: Annotation[] = [];
let ordered = new SourceMarks();
let viewer: Viewer | null = null;
let peer: ReturnType<typeof showPeer> | null = null;
let filled: Promise<void> = Promise.resolve();
let sequence = 0;

const bench = {
  /** Makes the text and its marks; not part of any measured time. */
  prepare(name: BenchSize['name']): void {
    const size = benchSizes[name];
    text = benchText(size);
    marks = benchMarks(text, size.marks);
    ordered = new SourceMarks().with([], marks);
  },

  /** From text and marks in memory to the first paint. */
  async firstPaint(contender: Contender): Promise<number> {
    const stage = document.getElementById('stage') as HTMLElement;
    await afterPaint();
    const began = performance.now();
    if (contender === 'raw') showRaw(stage, text);
    else if (contender === 'viewer') showViewer(stage);
    else {
      peer = showPeer(stage, text, marks, contender === 'peer' ? 'default' : 'ranges-given');
      return (await peer.painted()) - began;
    }
    return (await afterPaint()) - began;
  },

  /** Steps over the native file chosen in the page, in a worker. */
  timeNativeFile,

  /** Writes the native file chosen in the page in every format, in a worker. */
  timeExports,

  /** How many boxes the peer has drawn. */
  peerBoxes(): number {
    return document.querySelectorAll('.r6o-annotation').length;
  },

  /** From now until every section of the viewer is in the document and on the screen; user timing marks at both ends. */
  async untilFilled(): Promise<number> {
    performance.mark('bench-first-paint');
    const began = performance.now();
    await filled;
    const time = (await afterPaint()) - began;
    performance.mark('bench-filled');
    return time;
  },

  /** From now on every key C adds a claim on the first screen; a user timing mark says that it is painted. */
  addOnKey(): void {
    addEventListener('keydown', ({ key }) => {
      if (key !== 'c') return;
      const mark = anotherClaim();
      if (viewer) {
        ordered = ordered.with([], [mark]);
        viewer.setMarks(ordered);
        void afterPaint().then(() => performance.mark('bench-painted'));
      } else if (peer) {
        void peer.painted().then(() => performance.mark('bench-painted'));
        peer.peer.addAnnotation(peer.toPeer(mark));
      }
    });
  },

  /** The mean time of `count` hit tests at random points of the screen, each down to the ids of the marks there. */
  hitTest(count: number): number {
    if (!viewer) throw new Error('Only the viewer is asked');
    const began = performance.now();
    for (let index = 0; index < count; index++) {
      const offset = viewer.offsetAtPoint(200 + ((index * 61) % 500), 80 + ((index * 43) % 600));
      if (offset !== null) ordered.meeting(offset, offset);
    }
    return (performance.now() - began) / count;
  },

  /** Scrolls `distance` CSS pixels a frame, `frames` times; a user timing mark stands before each frame. */
  async scroll(distance: number, frames: number): Promise<void> {
    const scroller = scrollerOf(document.getElementById('stage') as HTMLElement);
    for (let frame = 0; frame < frames; frame++) {
      await new Promise(requestAnimationFrame);
      performance.mark('bench-frame');
      scroller.scrollBy(0, distance);
    }
    await afterPaint();
  },
};

function anotherClaim(): Annotation {
  const start = 200 + ((sequence * 37) % 1500);
  return {
    id: uuidOf(sequence++, 9),
    sourceId: 'source',
    kind: 'claim',
    spans: [makeSpan(text, { start, end: start + 60 })],
    tags: [],
    comment: '',
    status: 'accepted',
    anchor: 'exact',
    claim: emptyClaim,
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
  };
}

function showViewer(stage: HTMLElement): void {
  let done = () => {};
  filled = new Promise((resolve) => {
    done = resolve;
  });
  viewer = createViewer(stage, { onFilled: () => done() });
  const lookups = { typeOfEntity: () => undefined, tag: () => undefined };
  viewer.setMarkStyle((mark) => markStyle(mark, 'kind', lookups));
  viewer.show(text, ordered, { sourceId: 'source', title: 'Bench', language: 'en' });
}

/** The element that scrolls: what the viewer put into the stage, or the stage itself. */
function scrollerOf(stage: HTMLElement): Element {
  return stage.querySelector('.reading-scroller') ?? stage;
}

declare global {
  interface Window {
    glossatorBench: typeof bench;
  }
}
window.glossatorBench = bench;
