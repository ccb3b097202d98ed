// Looks for Electron's binary on disk. Never requires the package: that starts a download.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The command that fetches the binary, to be run in the repository. */
export const electronFetchCommand = 'node node_modules/electron/install.js';

/** The absolute path of the binary, or null. */
export function findElectron(repository: string, environment: NodeJS.ProcessEnv): string | null {
  const package_ = join(repository, 'node_modules', 'electron');
  const named = readText(join(package_, 'path.txt'));
  const dist = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (dist) {
    const binary = join(dist, named ?? defaultBinaryName());
    return existsSync(binary) ? binary : null;
  }
  const binary = named === null ? null : join(package_, 'dist', named);
  return binary !== null && existsSync(binary) ? binary : null;
}

function defaultBinaryName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}
