// A bare page with one reading view, and the real mouse: for the tests of this folder.
/// <reference types="@vitest/browser-playwright" />
import { cdp } from 'vitest/browser';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Range as TextRange } from '../../shared/model/span.ts';
import { compareMarks, SourceMarks } from '../../shared/store/source-marks.ts';
import { createViewer } from './create-viewer.ts';
import type { MarkStyle, PickPoint, SelectHow, Viewer } from './viewer.ts';

/** A view of 800 × 600 pixels and what it reported. */
export interface TestPage {
  readonly viewer: Viewer;
  readonly root: HTMLElement;
  readonly scroller: HTMLElement;
  readonly selections: { readonly range: TextRange | null; readonly how: SelectHow }[];
  readonly picks: { readonly ids: readonly string[]; readonly at: PickPoint }[];
  readonly edits: { readonly edit: TextRange; readonly final: boolean }[];
  readonly filled: Promise<void>;
  /** The client box of the characters in [start, end): the first row's if there are several. */
  readonly boxOf: (start: number, end: number) => DOMRect;
}

export function openTestPage(text: string, marks: readonly Annotation[] = [], citation?: string): TestPage {
  document.body.replaceChildren();
  document.body.style.margin = '0';
  const host = document.createElement('div');
  Object.assign(host.style, { width: '800px', height: '600px' });
  document.body.append(host);
  const selections: TestPage['selections'] = [];
  const picks: TestPage['picks'] = [];
  const edits: TestPage['edits'] = [];
  let finish: () => void = () => undefined;
  const filled = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const viewer = createViewer(host, {
    onSelect: (range, how) => selections.push({ range, how }),
    onPick: (ids, at) => picks.push({ ids, at }),
    onBoundaryDrag: (edit, final) => edits.push({ edit, final }),
    onFilled: () => finish(),
    ...(citation === undefined ? {} : { citation: () => citation }),
  });
  viewer.setMarkStyle(styleOf);
  viewer.show(text, marksOf(marks), { sourceId: 's', title: 'Test text', language: null });
  const root = host.querySelector('.reading-text');
  const scroller = host.querySelector('.reading-scroller');
  if (!(root instanceof HTMLElement) || !(scroller instanceof HTMLElement)) throw new Error('No view');
  const boxOf = (start: number, end: number) => {
    const range = document.createRange();
    const from = domPoint(viewer, start);
    const to = domPoint(viewer, end);
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range.getClientRects()[0] ?? range.getBoundingClientRect();
  };
  return { viewer, root, scroller, selections, picks, edits, filled, boxOf };
}

export function marksOf(marks: readonly Annotation[]): SourceMarks {
  return new SourceMarks([...marks].sort(compareMarks));
}

export function styleOf(mark: Annotation): MarkStyle {
  const look = mark.kind === 'mention' ? 'fill' : mark.kind === 'claim' ? 'underline' : 'dotted';
  return { key: `${mark.kind}`, look, colour: '#3b6fd4', dashed: false };
}

/** A mark of which only kind and passages matter. */
export function markAt(id: string, kind: 'mention' | 'note', ...ranges: readonly TextRange[]): Annotation {
  const spans = ranges.map((range) => ({ ...range, quote: '', prefix: '', suffix: '' }));
  const shared = {
    id,
    sourceId: 's',
    spans,
    tags: [],
    comment: '',
    status: 'accepted' as const,
    anchor: 'exact' as const,
    createdAt: '',
    createdBy: '',
    updatedAt: '',
    updatedBy: '',
  };
  return kind === 'note' ? { ...shared, kind } : { ...shared, kind, entityId: 'e' };
}

/** Where the view puts an offset: through its own selection, so that nothing is computed twice. */
function domPoint(viewer: Viewer, offset: number): { node: Node; offset: number } {
  viewer.setCaret(offset);
  const selection = window.getSelection();
  if (!selection?.anchorNode) throw new Error('No selection');
  return { node: selection.anchorNode, offset: selection.anchorOffset };
}

/** Client pixels of the test's frame → pixels of the page the runner shows it in. */
function onPage(x: number, y: number): { x: number; y: number } {
  const frame = window.frameElement?.getBoundingClientRect();
  if (!frame) return { x, y };
  const scale = frame.width / window.innerWidth;
  return { x: frame.left + x * scale, y: frame.top + y * scale };
}

export interface MouseStep {
  readonly type: 'mousePressed' | 'mouseMoved' | 'mouseReleased';
  readonly x: number;
  readonly y: number;
  readonly clicks?: number;
  /** 2 = Ctrl, 8 = Shift. */
  readonly modifiers?: number;
}

/** Sends real mouse events through the browser's own input. */
export async function mouse(...steps: readonly MouseStep[]): Promise<void> {
  for (const step of steps) {
    await cdp().send('Input.dispatchMouseEvent', {
      type: step.type,
      ...onPage(step.x, step.y),
      button: 'left',
      buttons: step.type === 'mouseReleased' ? 0 : 1,
      clickCount: step.clicks ?? 1,
      modifiers: step.modifiers ?? 0,
    });
  }
  await new Promise((resolve) => setTimeout(resolve, 30));
}

/** `count` clicks in one place. */
export async function click(x: number, y: number, count = 1, modifiers = 0): Promise<void> {
  const steps: MouseStep[] = [];
  for (let clicks = 1; clicks <= count; clicks++) {
    steps.push({ type: 'mousePressed', x, y, clicks, modifiers });
    steps.push({ type: 'mouseReleased', x, y, clicks, modifiers });
  }
  await mouse(...steps);
}

export async function drag(
  from: { x: number; y: number },
  to: { x: number; y: number },
  modifiers = 0,
): Promise<void> {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  await mouse(
    { type: 'mousePressed', ...from, modifiers },
    { type: 'mouseMoved', ...middle, modifiers },
    { type: 'mouseMoved', ...to, modifiers },
    { type: 'mouseReleased', ...to, modifiers },
  );
}
