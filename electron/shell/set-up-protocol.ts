// Answers app:// with the same function that answers over loopback.
import type { Respond } from '../host/respond.ts';
import { plainResponse } from '../host/respond.ts';
import type { ElectronNames } from './electron-names.ts';
import { isOwnAddress, ownScheme } from './own-origin.ts';

export function setUpProtocol({ protocol }: Pick<ElectronNames, 'protocol'>, respond: Respond): void {
  protocol.handle(ownScheme, async (request) => {
    if (!isOwnAddress(request.url)) return plainResponse(404, 'Not found.');
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return plainResponse(405, 'This address is only read.');
    }
    return respond(new URL(request.url).pathname);
  });
}
