// The head of a panel: its name, perhaps a count, and its few buttons.
import type { ReactNode } from 'react';
import './panel-header.css';

export function PanelHeader(props: {
  readonly title: ReactNode;
  /** A quiet number or words after the title. */
  readonly note?: ReactNode;
  /** Buttons at the right. */
  readonly children?: ReactNode;
}) {
  return (
    <header className="panel-header">
      <h2 className="panel-title">{props.title}</h2>
      {props.note !== undefined && <span className="panel-note">{props.note}</span>}
      <span className="panel-gap" />
      {props.children}
    </header>
  );
}
