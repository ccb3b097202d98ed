// The places found, in context, each with its tick; what is marked already says so.
import type { Id } from '../../shared/model/ids.ts';
import { VirtualList } from '../components/virtual-list.tsx';
import { useSession } from '../session/use-session.tsx';
import type { Occurrence } from './find-occurrences.ts';
import { InContext } from './in-context.tsx';

const keyOf = (each: Occurrence) => each.key;
const nameOf = (each: Occurrence) => each.span.quote;
/** Two lines of context, before measuring (CSS pixels). */
const rowHeight = 58;

export function OccurrenceList(props: {
  readonly occurrences: readonly Occurrence[];
  readonly entityId: Id;
  readonly isTicked: (each: Occurrence) => boolean;
  readonly onToggle: (each: Occurrence) => void;
}) {
  const { store } = useSession();
  const note = (each: Occurrence) =>
    each.markedAs === null
      ? ''
      : each.markedAs === props.entityId
        ? ' · marked already'
        : ` · marked as ${store.get('entities', each.markedAs)?.name ?? 'another entity'}`;
  return (
    <div className="occurrences">
      <VirtualList
        label="Occurrences"
        items={props.occurrences}
        keyOf={keyOf}
        nameOf={nameOf}
        rowHeight={rowHeight}
        renderRow={(each, focus) => (
          <label className="occurrence" data-marked={each.markedAs !== null}>
            <input
              {...focus}
              type="checkbox"
              checked={props.isTicked(each)}
              aria-disabled={each.markedAs === props.entityId}
              onChange={() => each.markedAs !== props.entityId && props.onToggle(each)}
            />
            <span className="occurrence-words">
              <span className="occurrence-context" dir="auto">
                <InContext span={each.span} />
              </span>
              <span className="occurrence-source">
                {store.get('sources', each.sourceId)?.title}
                {note(each)}
              </span>
            </span>
          </label>
        )}
      />
    </div>
  );
}
