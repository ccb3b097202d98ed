// The size of the text that is read, within what stays readable (CSS pixels).
import { appState } from '../start/app-state.ts';
import { announce } from '../workspace/workspace.ts';

export const defaultReadingSize = 18;
export const smallestReadingSize = 12;
export const largestReadingSize = 32;

/** Changes the size by a rule; what comes out is kept within the bounds. */
export async function changeReadingSize(rule: (size: number) => number): Promise<void> {
  const { catalogue } = appState.getState();
  if (!catalogue) return;
  const wanted = rule(catalogue.settings.get().readingSize);
  const readingSize = Math.min(largestReadingSize, Math.max(smallestReadingSize, wanted));
  await catalogue.changeSettings({ readingSize });
  announce(`Text size ${readingSize}`);
}
