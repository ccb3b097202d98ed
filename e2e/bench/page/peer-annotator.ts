// The peer: @recogito/text-annotator over the same paragraphs, with ranges left to it (default) or given (fastest).
import type { TextAnnotation, TextAnnotator } from '@recogito/text-annotator';
import { createTextAnnotator } from '@recogito/text-annotator';
import '@recogito/text-annotator/text-annotator.css';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { showRaw } from './raw-text.ts';

export type PeerMode = 'default' | 'ranges-given';
export type Peer = TextAnnotator<TextAnnotation, TextAnnotation>;

export interface ShownPeer {
  readonly peer: Peer;
  /** Turns a mark of ours into one of its. */
  readonly toPeer: (mark: Annotation) => TextAnnotation;
  /** The time at which it has next painted its marks. It waits 10 ms before it draws, and says so after the frame. */
  readonly painted: () => Promise<number>;
}

/** Shows the text and hands all marks to the peer. */
export function showPeer(
  stage: HTMLElement,
  text: string,
  marks: readonly Annotation[],
  mode: PeerMode,
): ShownPeer {
  const { nodes, starts } = showRaw(stage, text);
  const container = stage.firstElementChild as HTMLElement;
  const peer: Peer = createTextAnnotator<TextAnnotation, TextAnnotation>(container, {});
  const toPeer = peerAnnotations(container, nodes, starts, mode);
  peer.setAnnotations(marks.map(toPeer));
  const painted = () =>
    new Promise<number>((resolve) => {
      const stop = peer.renderer.on('onRedraw', () => {
        stop();
        resolve(performance.now());
      });
    });
  return { peer, toPeer, painted };
}

/** Makes the peer's annotation of one of ours. */
export function peerAnnotations(
  container: HTMLElement,
  nodes: readonly Text[],
  starts: readonly number[],
  mode: PeerMode,
) {
  // Without line feeds between paragraphs the peer counts units of the container's text content: one less per line.
  const lineAt = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (mark: Annotation): TextAnnotation => {
    const span = mark.spans[0];
    if (!span) throw new Error('A mark without a passage');
    const from = lineAt(span.start);
    const to = lineAt(span.end);
    const range = document.createRange();
    if (mode === 'ranges-given') {
      const first = nodes[from] as Text;
      const last = nodes[to] as Text;
      range.setStart(first, Math.min(first.length, span.start - (starts[from] as number)));
      range.setEnd(last, Math.min(last.length, span.end - (starts[to] as number)));
    }
    const selector = {
      quote: span.quote.replaceAll('\n', ''),
      start: span.start - from,
      end: span.end - to,
      ...(mode === 'ranges-given' ? { range, offsetReference: container } : {}),
    };
    // The peer revives a selector without a range itself; its type only knows the revived form.
    const target = {
      annotation: mark.id,
      selector: [selector as TextAnnotation['target']['selector'][number]],
    };
    return { id: mark.id, bodies: [], target };
  };
}
