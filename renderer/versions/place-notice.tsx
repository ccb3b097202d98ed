// In the form of a mark whose place is not sure: its old words beside what stands at the proposed place, and what to do.
import { Check, MapPin, X } from 'lucide-react';
import { wordDifferences } from '../../shared/anchoring/word-differences.ts';
import { isStandIn } from '../../shared/commands/place-marks.ts';
import { firstWords } from '../../shared/marks/mark-summary.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Span } from '../../shared/model/span.ts';
import { Button } from '../components/button.tsx';
import { openText } from '../marking/open-text.ts';
import { useSession } from '../session/use-session.tsx';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import { Differences } from './differences.tsx';
import { placeMarkHere, settlePlace } from './place-mark.ts';
import './place-notice.css';

/** Words of a lost passage that are shown (UTF-16 units). */
const shownQuote = 400;

export function PlaceNotice({ mark }: { readonly mark: Annotation }) {
  const session = useSession();
  const hasPending = useWorkspace((state) => state.pending.length > 0 && state.sourceId === mark.sourceId);
  const open = openText();
  if (mark.anchor !== 'uncertain' && mark.anchor !== 'lost') return null;
  const isLost = mark.anchor === 'lost';
  const text = open?.sourceId === mark.sourceId ? open.text : null;
  const settle = (how: 'accept' | 'reject') => {
    workspace.setState({ selectedMarks: [mark.id] });
    void settlePlace(session, how);
  };
  const canAccept = text !== null && mark.spans.some((span) => !isStandIn(text, span));
  return (
    <section className="place-notice" aria-label={isLost ? 'Lost place' : 'Uncertain place'}>
      <p className="place-notice-title">
        {isLost ? 'Its words were not found in this version.' : 'Its place in this version is not sure.'}
      </p>
      {mark.spans.map((span) => (
        <PassageWords key={`${span.start}-${span.end}`} span={span} text={isLost ? null : text} />
      ))}
      <div className="place-notice-buttons">
        {!isLost && (
          <>
            <Button icon={<Check size={14} />} disabled={!canAccept} onClick={() => settle('accept')}>
              Accept this place
            </Button>
            <Button icon={<X size={14} />} onClick={() => settle('reject')}>
              Not here
            </Button>
          </>
        )}
        <Button
          icon={<MapPin size={14} />}
          disabled={!hasPending}
          title={
            hasPending ? 'Puts it on what is selected in the text' : 'Select a passage in the text first'
          }
          onClick={() => void placeMarkHere(session, mark)}
        >
          Place the mark here
        </Button>
      </div>
      {!hasPending && (
        <p className="place-notice-hint">To place it by hand, select its passage in the text.</p>
      )}
    </section>
  );
}

/** The old words; with a text, and unless the place only stands in for a lost passage, the words that stand there now. */
function PassageWords({ span, text }: { readonly span: Span; readonly text: string | null }) {
  const quote = firstWords(span.quote.replace(/\s+/g, ' '), shownQuote);
  if (text === null || isStandIn(text, span))
    return (
      <dl className="place-notice-words">
        <dt>Marked words{text === null ? '' : ', lost'}</dt>
        <dd dir="auto">{quote}</dd>
      </dl>
    );
  const now = text.slice(span.start, span.end);
  const differences = wordDifferences(span.quote, now);
  return (
    <dl className="place-notice-words">
      <dt>Marked words</dt>
      <dd dir="auto">
        <Differences parts={differences.before} />
      </dd>
      <dt>Stands there now</dt>
      <dd dir="auto">
        <Differences parts={differences.now} />
      </dd>
    </dl>
  );
}
