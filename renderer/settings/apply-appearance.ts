// Theme, face and size from the settings onto the page's root, where the tokens read them.
import type { Settings } from '../session/catalogue.ts';

/** Sets the attributes and the one property the tokens depend on. */
export function applyAppearance(settings: Settings): void {
  const root = document.documentElement;
  if (settings.theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  root.dataset.readingFace = settings.readingFace;
  root.style.setProperty('--reading-size', `${settings.readingSize}px`);
}
