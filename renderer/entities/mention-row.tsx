// One mention in its context; opens its source there. The tick box chooses it for a split.
import type { MentionAnnotation } from '../../shared/model/annotation.ts';
import type { RowFocusProps } from '../components/virtual-list.tsx';
import { requestReveal } from '../workspace/reveal.ts';
import { workspace } from '../workspace/workspace.ts';
import { InContext } from './in-context.tsx';

export function MentionRow(props: {
  readonly mention: MentionAnnotation;
  readonly focus: RowFocusProps;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { mention } = props;
  const span = mention.spans[0];
  const open = () => {
    if (!span) return;
    requestReveal(span, mention.sourceId);
    workspace.setState({ selectedMarks: [mention.id] });
  };
  return (
    <div className="mention-row">
      <input
        type="checkbox"
        aria-label={`Choose “${(span?.quote ?? '').replace(/\s+/g, ' ')}” for a split`}
        tabIndex={props.focus.tabIndex}
        checked={props.chosen}
        onChange={props.onChoose}
      />
      <button {...props.focus} type="button" className="mention-context" dir="auto" onClick={open}>
        {span && <InContext span={span} />}
      </button>
    </div>
  );
}
