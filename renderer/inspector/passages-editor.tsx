// The passages of a mark in reading order: add what is selected in the text, reorder, change boundaries, remove.
import { ChevronDown, ChevronUp, MoveHorizontal, Plus, Trash2 } from 'lucide-react';
import { setPassages } from '../../shared/commands/edit-marks.ts';
import { firstWords } from '../../shared/marks/mark-summary.ts';
import type { Annotation } from '../../shared/model/annotation.ts';
import type { Span } from '../../shared/model/span.ts';
import { Button } from '../components/button.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { beginBoundaryEdit } from '../marking/boundary-edit.ts';
import { passagesOfPending } from '../marking/make-mark.ts';
import { runCommand } from '../session/run-command.ts';
import { useSession } from '../session/use-session.tsx';
import { requestReveal } from '../workspace/reveal.ts';
import { announce, useWorkspace, workspace } from '../workspace/workspace.ts';
import { FormSection } from './form-section.tsx';
import { movedBy, removedAt } from './list-steps.ts';

export function PassagesEditor({ mark }: { readonly mark: Annotation }) {
  const session = useSession();
  const hasPending = useWorkspace((state) => state.pending.length > 0 && state.sourceId === mark.sourceId);
  const { spans } = mark;
  const keep = (next: readonly Span[]) =>
    void runCommand(session, (context) => setPassages(context, mark.id, next));
  const add = () => {
    const at = passagesOfPending();
    if (!at || at.sourceId !== mark.sourceId) return;
    const clash = at.spans.some((span) =>
      spans.some((other) => other.start < span.end && other.end > span.start),
    );
    if (clash) return announce('The passages of one mark must not overlap.');
    keep([...spans, ...at.spans]);
    workspace.setState({ pending: [], marking: { kind: 'idle' } });
  };
  return (
    <FormSection label={spans.length === 1 ? 'Passage' : 'Passages'}>
      <ol className="passages">
        {spans.map((span, index) => (
          <li key={`${span.start}-${span.end}`} className="passage">
            <button
              type="button"
              className="passage-quote"
              dir="auto"
              title="Show in the text"
              onClick={() => requestReveal(span, mark.sourceId)}
            >
              {firstWords(span.quote.replace(/\s+/g, ' '), 240)}
            </button>
            <span className="passage-buttons">
              <span className="passage-place">
                {span.start.toLocaleString('en-GB')}–{span.end.toLocaleString('en-GB')}
              </span>
              <span className="panel-gap" />
              <IconButton
                label="Change boundaries"
                keyName="B"
                icon={MoveHorizontal}
                iconSize={14}
                onClick={() => {
                  requestReveal(span, mark.sourceId);
                  beginBoundaryEdit(mark, index);
                }}
              />
              {spans.length > 1 && (
                <>
                  <IconButton
                    label="Move passage up"
                    icon={ChevronUp}
                    iconSize={14}
                    disabled={index === 0}
                    onClick={() => keep(movedBy(spans, index, -1))}
                  />
                  <IconButton
                    label="Move passage down"
                    icon={ChevronDown}
                    iconSize={14}
                    disabled={index === spans.length - 1}
                    onClick={() => keep(movedBy(spans, index, 1))}
                  />
                  <IconButton
                    label={`Remove passage ${index + 1}`}
                    icon={Trash2}
                    iconSize={14}
                    onClick={() => keep(removedAt(spans, index))}
                  />
                </>
              )}
            </span>
          </li>
        ))}
      </ol>
      <Button
        kind="quiet"
        icon={<Plus size={14} />}
        disabled={!hasPending}
        title={hasPending ? 'Adds what is selected in the text' : 'Select a passage in the text first'}
        onClick={add}
      >
        Add passage
      </Button>
    </FormSection>
  );
}
