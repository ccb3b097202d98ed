// Declares app:// as a scheme like https. Electron takes this only before `ready`.
import type { ElectronNames } from './electron-names.ts';
import { ownScheme } from './own-origin.ts';

export function setUpScheme({ protocol }: Pick<ElectronNames, 'protocol'>): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: ownScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ]);
}
