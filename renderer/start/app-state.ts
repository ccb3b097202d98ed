// What stands above any corpus: the platform, the catalogue, and which session is open. Null until the start is through.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { HostOutput } from '../../shared/host/contract.ts';
import type { Id } from '../../shared/model/ids.ts';
import type { HostConnection } from '../host/host-bridge.ts';
import type { Catalogue } from '../session/catalogue.ts';
import type { CorpusSession } from '../session/corpus-session.ts';

export type AppPhase =
  | { readonly kind: 'starting' }
  /** Another corpus is being opened; its title. */
  | { readonly kind: 'opening'; readonly title: string }
  | { readonly kind: 'ready' }
  /** Nothing can be shown; the message says why, in a sentence. */
  | { readonly kind: 'failed'; readonly message: string };

export interface AppState {
  readonly phase: AppPhase;
  readonly host: HostConnection | null;
  readonly hello: HostOutput<'hello'> | null;
  readonly catalogue: Catalogue | null;
  readonly session: CorpusSession | null;
  /** The open corpus's id in the catalogue; an import into an empty corpus may give its header another one. */
  readonly corpusId: Id | null;
  /** A sentence about a corpus that could not be opened; shown until dismissed. */
  readonly problem: string | null;
}

export const appState = createStore<AppState>(() => ({
  phase: { kind: 'starting' },
  host: null,
  hello: null,
  catalogue: null,
  session: null,
  corpusId: null,
  problem: null,
}));

/** A part of the app's state; redraws only when that part changes (compared by identity). */
export function useAppState<Part>(select: (state: AppState) => Part): Part {
  return useStore(appState, select);
}

/** The words of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
