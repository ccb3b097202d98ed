// A selection in the text becomes pending passages and the bar; nothing is stored until a choice is made.
import type { Range } from '../../shared/model/span.ts';
import type { SelectHow } from '../editor/viewer.ts';
import type { CorpusSession } from '../session/corpus-session.ts';
import { workspace } from '../workspace/workspace.ts';
import { openText } from './open-text.ts';
import { passageOf, withPassage } from './pending-passages.ts';
import { applySticky } from './sticky-marking.ts';

/** Called by the viewer for each selection; `null` is a mere caret, which drops passages made without Ctrl. */
export function onTextSelected(session: CorpusSession, range: Range | null, how: SelectHow): void {
  const open = openText();
  const { pending, marking, boundary } = workspace.getState();
  if (!open || boundary) return;
  const passage = range && passageOf(open.text, range);
  if (!passage) {
    if (pending.length > 0 && !how.additive) workspace.setState({ pending: [], marking: { kind: 'idle' } });
    return;
  }
  if (!how.final) {
    if (marking.kind !== 'idle') workspace.setState({ marking: { kind: 'idle' } });
    return;
  }
  workspace.setState({
    pending: withPassage(pending, passage, how.additive),
    marking: { kind: 'bar' },
    stack: null,
  });
  if (!how.additive && !how.byKeyboard) applySticky(session);
}
