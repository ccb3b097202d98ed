// The quiet line above the text: what is being read, by whom, when, and how far the reader is.
import { dateWording } from '../../shared/marks/date-wording.ts';
import { reliabilityWording } from '../../shared/model/scales.ts';
import type { Source } from '../../shared/model/source.ts';
import { pageAt, pagesOf } from '../../shared/text/pages.ts';
import { useSession } from '../session/use-session.tsx';
import { useWorkspace, workspace } from '../workspace/workspace.ts';
import { stickyInWords, toggleSticky } from './sticky-marking.ts';

export function ReadingHeader({ source }: { readonly source: Source }) {
  const session = useSession();
  const sticky = useWorkspace((state) => state.sticky);
  const facts = [
    source.publisher ?? 'publisher unknown',
    source.publishedOn ? dateWording(source.publishedOn) : 'undated',
    source.reliability ? reliabilityWording(source.reliability) : '',
  ].filter(Boolean);
  return (
    <header className="reading-header">
      <button
        type="button"
        className="reading-title"
        title="Source details"
        onClick={() => workspace.setState({ inspector: { kind: 'source' } })}
      >
        <span className="reading-title-name" dir="auto">
          {source.title}
        </span>
        <span className="reading-title-facts" dir="auto">
          {facts.join(' · ')}
        </span>
      </button>
      {sticky && (
        <button type="button" className="reading-sticky" onClick={() => toggleSticky(session, null)}>
          Every selection becomes <strong>{stickyInWords(session, sticky)}</strong> · stop
        </button>
      )}
      <ReadingProgress source={source} />
    </header>
  );
}

/** How far the reader is; in a document with pages, on which of them the first line on the screen stands. */
function ReadingProgress({ source }: { readonly source: Source }) {
  const { length } = source;
  const percent = useWorkspace((state) =>
    length === 0 ? 100 : Math.round((100 * Math.min(state.visible.end, length)) / length),
  );
  const pages = pagesOf(source);
  const page = useWorkspace((state) => (pages ? pageAt(pages, state.visible.start) : 0));
  return (
    <span className="reading-progress">
      {pages && `Page ${page} of ${pages.count} · `}
      {percent} %
    </span>
  );
}
