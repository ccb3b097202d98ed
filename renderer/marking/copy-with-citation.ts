// A passage for a report: the source's own characters and, beneath, where they stand.
import type { CorpusSession } from '../session/corpus-session.ts';
import { announce, workspace } from '../workspace/workspace.ts';
import { citationOf } from './citation.ts';
import { openText } from './open-text.ts';

/** Puts the pending passages, or those of the selected mark, on the clipboard with a citation. */
export async function copyWithCitation(session: CorpusSession): Promise<void> {
  const open = openText();
  const source = open && session.store.get('sources', open.sourceId);
  if (!open || !source) return;
  const { pending, selectedMarks } = workspace.getState();
  const mark = session.store.get('annotations', selectedMarks.at(-1) ?? '');
  const ranges = pending.length > 0 ? pending : mark?.sourceId === open.sourceId ? mark.spans : [];
  const first = ranges[0];
  if (!first) return announce('Select a passage first');
  const quote = ranges.map((range) => open.text.slice(range.start, range.end)).join(' […] ');
  const whole = { start: first.start, end: ranges.at(-1)?.end ?? first.end };
  try {
    await navigator.clipboard.writeText(`${quote}\n${citationOf(source, whole)}`);
    announce('Copied with its citation');
  } catch {
    announce('The clipboard refused; select the passage and press Ctrl+C instead');
  }
}
