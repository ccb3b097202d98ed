// The form of one mark: what it is, its fields, tags, comment, passages and history. Every field is stored at once.
import { LocateFixed, Trash2, X } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { setComment, setStatus } from '../../shared/commands/edit-marks.ts';
import { kindLabels } from '../../shared/marks/mark-summary.ts';
import type { AnnotationStatus } from '../../shared/model/annotation.ts';
import type { Id } from '../../shared/model/ids.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { IconButton } from '../components/icon-button.tsx';
import { Segmented } from '../components/segmented.tsx';
import { useReadOnly, useRecord, useSession } from '../session/use-session.tsx';
import { focusText, onFormFocus, takeFormFocus } from '../workspace/reveal.ts';
import { workspace } from '../workspace/workspace.ts';
import { ClaimFields } from './claim-fields.tsx';
import { deleteSelectedMarks } from './delete-selected.ts';
import { DraftField } from './draft-field.tsx';
import './mark-form.css';
import { runCommand } from '../session/run-command.ts';
import { PlaceNotice } from '../versions/place-notice.tsx';
import { MarkHistory } from './mark-history.tsx';
import { MarkSign } from './mark-sign.tsx';
import { MentionFields } from './mention-fields.tsx';
import { PassagesEditor } from './passages-editor.tsx';
import { reveal } from './select-marks.ts';
import { TagsField } from './tags-field.tsx';

const statuses: readonly { readonly value: AnnotationStatus; readonly label: string }[] = [
  { value: 'draft', label: 'Draft' },
  { value: 'accepted', label: 'Accepted' },
  { value: 'rejected', label: 'Rejected' },
];

export function MarkForm({ id }: { readonly id: Id }) {
  const session = useSession();
  const mark = useRecord('annotations', id);
  const readOnly = useReadOnly(session);
  const form = useRef<HTMLElement>(null);
  // In the frame that draws the form, not in one more.
  useLayoutEffect(() => {
    const takeFocus = (options?: FocusOptions) => {
      if (takeFormFocus(id))
        form.current?.querySelector<HTMLElement>('[data-first-field] .field-input')?.focus(options);
    };
    // A new form begins at its top: to look for a place to scroll to would lay everything out once more.
    takeFocus({ preventScroll: true });
    return onFormFocus(takeFocus);
  }, [id]);
  useLayoutEffect(() => {
    const section = form.current;
    return () => {
      // Whoever typed here when the form went goes on in the text, unless another form took the focus.
      if (!section?.contains(document.activeElement)) return;
      setTimeout(() => document.activeElement === document.body && focusText());
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    focusText();
  };
  if (!mark) return <EmptyState title="This mark is gone" words="Undo may bring it back." />;
  return (
    <section
      ref={form}
      aria-label={`${kindLabels[mark.kind]} form`}
      className="mark-form"
      onKeyDown={onKeyDown}
    >
      <header className="mark-form-head">
        <MarkSign mark={mark} />
        <h2 className="panel-title">{kindLabels[mark.kind]}</h2>
        <span className="panel-gap" />
        <IconButton label="Show in the text" icon={LocateFixed} onClick={() => reveal(mark)} />
        <IconButton
          label="Delete this mark"
          icon={Trash2}
          disabled={readOnly}
          onClick={() => {
            workspace.setState({ selectedMarks: [id] });
            void deleteSelectedMarks(session);
          }}
        />
        <IconButton
          label="Close the form"
          icon={X}
          onClick={() => {
            workspace.setState({ inspector: { kind: 'marks' } });
            focusText();
          }}
        />
      </header>
      <div className="inspector-scroll scroll-area">
        <fieldset disabled={readOnly} className="form-fields">
          <PlaceNotice mark={mark} />
          {mark.kind === 'claim' && <ClaimFields mark={mark} />}
          {mark.kind === 'mention' && <MentionFields mark={mark} />}
          <TagsField mark={mark} />
          <div data-first-field={mark.kind === 'claim' ? undefined : ''}>
            <DraftField
              label="Comment"
              placeholder="Anything worth keeping beside it"
              multiline
              value={mark.comment}
              onKeep={(comment) => void runCommand(session, (context) => setComment(context, id, comment))}
            />
          </div>
          <Segmented
            label="Status"
            value={mark.status}
            options={statuses}
            onChange={(status) =>
              status && void runCommand(session, (context) => setStatus(context, [id], status))
            }
          />
          <PassagesEditor mark={mark} />
        </fieldset>
        <MarkHistory mark={mark} />
      </div>
    </section>
  );
}
