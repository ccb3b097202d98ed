// Finds marks again in a new version of their text, away from the window's thread.
import type { ProposedMark } from '../../shared/anchoring/decide-mark.ts';
import { type AnchoredMark, MarkReanchoring, spansIn } from '../../shared/anchoring/reanchor-marks.ts';
import type { Zone } from '../../shared/model/source.ts';
import type { ReanchorMessage, ReanchorRequest } from '../versions/reanchor-messages.ts';

interface Job {
  readonly newText: string;
  readonly reanchoring: MarkReanchoring;
  readonly zones: readonly Zone[];
  left: number;
}

let job: Job | null = null;

self.addEventListener('message', ({ data }: MessageEvent<ReanchorRequest>) => {
  if (data.kind === 'texts') {
    const { oldText, newText, zones, total } = data;
    job = { newText, reanchoring: new MarkReanchoring(oldText, newText), zones, left: total };
  } else if (job) {
    const { newText, reanchoring } = job;
    post({ kind: 'placed', marks: data.marks.map((mark) => proposed(newText, reanchoring, mark)) });
    job.left -= data.marks.length;
  }
  if (job && job.left <= 0) post({ kind: 'done', zones: movedZones(job) });
});

function proposed(newText: string, reanchoring: MarkReanchoring, mark: AnchoredMark): ProposedMark {
  const placed = reanchoring.place(mark);
  if (placed.anchor === 'lost') return { ...placed, spans: mark.spans };
  const spans = spansIn(newText, mark.spans, placed.passages, (offset) => reanchoring.expectedOffset(offset));
  return spans ? { ...placed, spans } : { ...placed, anchor: 'lost', spans: mark.spans };
}

function movedZones({ reanchoring, zones }: Job): Zone[] {
  return zones.flatMap((zone) => {
    const range = zone.end > zone.start ? reanchoring.placeRange(zone).range : null;
    return range ? [{ ...zone, ...range }] : [];
  });
}

function post(message: ReanchorMessage): void {
  self.postMessage(message);
}
