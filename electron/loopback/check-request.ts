// Which requests come from our own page: against DNS rebinding, other sites, and forms.
import type { IncomingHttpHeaders } from 'node:http';

/** Null when the request may go on, else the reason in one sentence. `origin` is the server's own. */
export function refusalOfRequest(headers: IncomingHttpHeaders, origin: string): string | null {
  if (headers.host !== new URL(origin).host) return 'This server answers only under its own address.';
  if (headers.origin !== undefined && headers.origin !== origin)
    return 'Requests of other sites are refused.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'Requests of other sites are refused.';
  return null;
}

/** What a call of the host needs on top: Origin, the page's own header (no form can send it), JSON. */
export function refusalOfCall(headers: IncomingHttpHeaders, origin: string): string | null {
  if (headers.origin !== origin) return 'A call needs the page’s own origin.';
  if (headers['x-glossator'] !== '1') return 'A call needs the page’s own header.';
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  return type === 'application/json' ? null : 'A call is JSON.';
}
