// Holds an error inside the panel it came from: the text and the export go on working.
import type { ErrorInfo, ReactNode } from 'react';
import { Component } from 'react';
import { Button } from '../components/button.tsx';
import { EmptyState } from '../components/empty-state.tsx';

interface PanelBoundaryProps {
  /** The panel's name in the sentence: "The inspector". */
  readonly name: string;
  /** Another value clears the error: another source, another corpus. */
  readonly resetKey?: unknown;
  readonly children: ReactNode;
}

interface PanelBoundaryState {
  readonly failed: boolean;
  readonly resetKey: unknown;
}

export class PanelBoundary extends Component<PanelBoundaryProps, PanelBoundaryState> {
  override state: PanelBoundaryState = { failed: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError(): Partial<PanelBoundaryState> {
    return { failed: true };
  }

  static getDerivedStateFromProps(
    props: PanelBoundaryProps,
    state: PanelBoundaryState,
  ): Partial<PanelBoundaryState> | null {
    return props.resetKey === state.resetKey ? null : { failed: false, resetKey: props.resetKey };
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(`${this.props.name} failed`, error, info.componentStack);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert">
        <EmptyState
          title={`${this.props.name} ran into an error`}
          words="Nothing was lost: everything else goes on working, and so does the export."
          actions={<Button onClick={() => this.setState({ failed: false })}>Try again</Button>}
        />
      </div>
    );
  }
}
