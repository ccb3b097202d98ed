// Denies every permission but one: our own page may put text on the clipboard.
import type { ElectronNames } from './electron-names.ts';
import { isOwnAddress } from './own-origin.ts';

const allowed = 'clipboard-sanitized-write';

export function setUpPermissions({ session }: Pick<ElectronNames, 'session'>): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === allowed && isOwnAddress(details.requestingUrl));
  });
  own.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === allowed && isOwnAddress(origin),
  );
  own.setDevicePermissionHandler(() => false);
}
