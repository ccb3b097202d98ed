// Which addresses may leave the app for the system's own programs.
import { HostRefusal } from './host-refusal.ts';

/** The address as the URL parser writes it; refuses everything but https and mailto. */
export function externalAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed?.protocol === 'https:' || parsed?.protocol === 'mailto:') return parsed.href;
  throw new HostRefusal('address-refused', 'Only https and mailto addresses are opened outside Glossator.');
}
