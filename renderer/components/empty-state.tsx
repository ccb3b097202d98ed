// What a list says when it has nothing to show, and what to do next.
import type { ReactNode } from 'react';
import './empty-state.css';

export function EmptyState(props: {
  readonly title: string;
  readonly words?: string;
  readonly children?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty-state">
      <p className="empty-state-title">{props.title}</p>
      {props.words !== undefined && <p className="empty-state-words">{props.words}</p>}
      {props.children && <div className="empty-state-words">{props.children}</div>}
      {props.actions && <div className="empty-state-actions">{props.actions}</div>}
    </div>
  );
}
