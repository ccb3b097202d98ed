// One mark before and now: its passages in their surroundings, differences marked, and the decision about it.
import { acceptance, type MarkDecision } from '../../shared/anchoring/decide-mark.ts';
import type { PlacedPassage } from '../../shared/anchoring/placed-passage.ts';
import { placeReasonWording } from '../../shared/anchoring/placed-passage.ts';
import { wordDifferences } from '../../shared/anchoring/word-differences.ts';
import type { Range, Span } from '../../shared/model/span.ts';
import { snapToGraphemes } from '../../shared/text/trim-range.ts';
import { Button } from '../components/button.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { Differences } from './differences.tsx';
import type { ReviewedMark, VersionReview } from './version-state.ts';

/** UTF-16 units shown around a passage, and of a passage. */
const around = 140;
const mostShown = 2_000;

export function SideBySide(props: {
  readonly review: VersionReview;
  readonly row: ReviewedMark;
  readonly decision: MarkDecision | undefined;
  readonly onDecide: (decision: MarkDecision | undefined, words: string) => void;
}) {
  const { review, row, decision, onDecide } = props;
  const { mark, proposed } = row;
  const places =
    decision?.kind === 'accepted' ? decision.places : proposed.passages.map((passage) => passage.range);
  const choose = (index: number, place: Range) =>
    onDecide(
      { kind: 'accepted', places: places.map((present, at) => (at === index ? place : present)) },
      'Accepted',
    );
  return (
    <section className="compared" aria-label="Before and now">
      <div className="compared-passages scroll-area">
        {mark.spans.map((span, index) => {
          const passage = proposed.passages[index];
          return passage ? (
            <ComparedPassage
              key={`${span.start}-${span.end}`}
              review={review}
              span={span}
              passage={passage}
              place={places[index] ?? null}
              isPlaced={proposed.anchor !== 'lost' && mark.anchor !== 'lost'}
              onChoose={(place) => choose(index, place)}
            />
          ) : null;
        })}
      </div>
      {proposed.anchor === 'uncertain' && (
        <div className="compared-decision">
          <Button
            aria-pressed={decision?.kind === 'accepted'}
            onClick={() => onDecide(acceptance(proposed), 'Accepted')}
          >
            {proposed.passages.some((passage) => !passage.range) ? 'Accept what is there' : 'Accept'}
            <KeyCap name="A" />
          </Button>
          <Button
            aria-pressed={decision?.kind === 'rejected'}
            onClick={() => onDecide({ kind: 'rejected' }, 'Rejected')}
          >
            Reject <KeyCap name="R" />
          </Button>
          <Button kind="quiet" disabled={!decision} onClick={() => onDecide(undefined, 'Left open')}>
            Leave open <KeyCap name="U" />
          </Button>
        </div>
      )}
    </section>
  );
}

function ComparedPassage(props: {
  readonly review: VersionReview;
  readonly span: Span;
  readonly passage: PlacedPassage;
  readonly place: Range | null;
  /** Whether the old offsets are the mark's own. */
  readonly isPlaced: boolean;
  readonly onChoose: (place: Range) => void;
}) {
  const { review, span, passage, place } = props;
  const { oldText, next } = review;
  const found = place ? next.text.slice(place.start, Math.min(place.end, place.start + mostShown)) : '';
  const quote = span.quote.slice(0, mostShown);
  const differences = wordDifferences(quote, found);
  const isInOld = oldText.startsWith(span.quote, span.start);
  const others = passage.range ? [passage.range, ...passage.others] : [];
  return (
    <div className="compared-passage">
      <p className="compared-reason">{placeReasonWording[passage.reason]}</p>
      <div className="compared-columns">
        <figure className="compared-text">
          <figcaption>Before</figcaption>
          <p dir="auto">
            <span className="compared-around">
              {isInOld ? contextBefore(oldText, span.start) : span.prefix}
            </span>
            <Differences parts={place ? differences.before : [{ text: quote, kind: 'same' }]} />
            <span className="compared-around">{isInOld ? contextAfter(oldText, span.end) : span.suffix}</span>
          </p>
        </figure>
        <figure className="compared-text">
          <figcaption>Now</figcaption>
          {place ? (
            <p dir="auto">
              <span className="compared-around">{contextBefore(next.text, place.start)}</span>
              <Differences parts={differences.now} />
              <span className="compared-around">{contextAfter(next.text, place.end)}</span>
            </p>
          ) : (
            <p className="compared-lost">Not in the new text.</p>
          )}
        </figure>
      </div>
      {others.length > 1 && (
        <fieldset className="compared-others">
          <legend className="field-label">Places that fit</legend>
          {others.map((other, index) => (
            <Button
              key={other.start}
              kind="quiet"
              aria-pressed={place?.start === other.start}
              onClick={() => props.onChoose(other)}
            >
              {`Place ${index + 1}, at ${other.start.toLocaleString('en-GB')}`}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  );
}

/** What stands before, from a word's beginning. */
function contextBefore(text: string, end: number): string {
  const { start } = snapToGraphemes(text, { start: Math.max(0, end - around), end });
  const cut = text.slice(start, end);
  return start === 0 ? cut : `…${cut.replace(partOfWordAtStart, '')}`;
}

/** What stands after, up to a word's end. */
function contextAfter(text: string, start: number): string {
  const { end } = snapToGraphemes(text, { start, end: Math.min(text.length, start + around) });
  const cut = text.slice(start, end);
  return end === text.length ? cut : `${cut.replace(partOfWordAtEnd, '')}…`;
}

/** The rest of a word that was cut; longer ones are of a script without blanks and stay. */
const partOfWordAtStart = /^\S{1,30}(?=\s)/;
const partOfWordAtEnd = /(?<=\s)\S{1,30}$/;
