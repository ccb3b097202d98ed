// The small bar at the selection: claim, entity, note, the numbered tags, and what else can be done with a passage.
import { Bookmark, Copy, MessageSquareQuote, StickyNote, UserRoundSearch } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useEffect, useMemo } from 'react';
import type { CodebookEntry } from '../../shared/model/codebook.ts';
import type { Range } from '../../shared/model/span.ts';
import { useWorkspaceAfterPaint } from '../session/use-after-paint.ts';
import { useSession, useTableVersion } from '../session/use-session.tsx';
import { workspace } from '../workspace/workspace.ts';
import { copyWithCitation } from './copy-with-citation.ts';
import { useFloatingAt } from './floating-at.ts';
import { markPendingAsClaim, markPendingAsNote } from './make-mark.ts';
import './selection-bar.css';
import { onBarFocus, takeBarFocus } from './selection-bar-focus.ts';

const nothing: readonly Range[] = [];

export function SelectionBar() {
  const session = useSession();
  // One frame late: a mark is painted before the bar that made it goes.
  const pending = useWorkspaceAfterPaint((state) => (state.marking.kind === 'bar' ? state.pending : nothing));
  const shown = pending.length > 0;
  const tags = useNumberedTags();
  const ref = useFloatingAt<HTMLDivElement>(shown ? (pending.at(-1) ?? null) : null);

  useEffect(() => {
    const focusFirst = () => {
      if (shown && takeBarFocus()) ref.current?.querySelector('button')?.focus();
    };
    focusFirst();
    return onBarFocus(focusFirst);
  }, [shown, ref]);

  if (!shown) return null;
  return (
    <div
      ref={ref}
      className="selection-bar"
      role="toolbar"
      aria-label="Mark selection"
      onKeyDown={moveWithin}
    >
      <BarButton name="Claim" hint="C" onClick={() => void markPendingAsClaim(session)}>
        <MessageSquareQuote aria-hidden size={16} />
      </BarButton>
      <BarButton
        name="Entity"
        hint="E"
        onClick={() => workspace.setState({ marking: { kind: 'entity', retarget: [] } })}
      >
        <UserRoundSearch aria-hidden size={16} />
      </BarButton>
      <BarButton name="Note" hint="N" onClick={() => void markPendingAsNote(session, null)}>
        <StickyNote aria-hidden size={16} />
      </BarButton>
      {tags.length > 0 && <span className="selection-bar-divider" aria-hidden />}
      {tags.map((tag) => (
        <button
          key={tag.id}
          type="button"
          className="selection-bar-tag"
          aria-label={`Tag ${tag.name}`}
          title={`${tag.name} · ${tag.key}`}
          onClick={() => void markPendingAsNote(session, tag.id)}
        >
          <Bookmark aria-hidden size={14} style={{ color: tag.colour }} />
          <kbd>{tag.key}</kbd>
        </button>
      ))}
      <span className="selection-bar-divider" aria-hidden />
      <button
        type="button"
        className="selection-bar-icon"
        aria-label="Copy with citation"
        title="Copy with citation"
        onClick={() => void copyWithCitation(session)}
      >
        <Copy aria-hidden size={15} />
      </button>
      {pending.length > 1 && <span className="selection-bar-count">{pending.length} passages</span>}
    </div>
  );
}

function BarButton(props: {
  readonly name: string;
  readonly hint: string;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}) {
  return (
    <button type="button" className="selection-bar-button" aria-label={props.name} onClick={props.onClick}>
      {props.children}
      <span>{props.name}</span>
      <kbd aria-hidden>{props.hint}</kbd>
    </button>
  );
}

/** Tags that have a number key, in the order of their numbers. */
function useNumberedTags(): readonly CodebookEntry[] {
  const { store } = useSession();
  const version = useTableVersion('tags');
  return useMemo(() => numberedTags(store.table('tags').values(), version), [store, version]);
}

function numberedTags(tags: Iterable<CodebookEntry>, _version: number): CodebookEntry[] {
  return [...tags].filter((tag) => tag.key !== null).sort((a, b) => (a.key ?? 0) - (b.key ?? 0));
}

/** Left and right move along the bar, as in every toolbar. */
function moveWithin(event: KeyboardEvent<HTMLDivElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
