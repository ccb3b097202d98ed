// A link in the system's browser; the page itself never leaves.
import { appState, messageOf } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';

/** https only: the platform refuses the rest. */
export async function openExternally(url: string): Promise<void> {
  try {
    await appState.getState().host?.client.openExternal({ url });
  } catch (error) {
    announce(messageOf(error));
  }
}
