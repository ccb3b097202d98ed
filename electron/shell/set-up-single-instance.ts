// One Electron per data folder: a second start hands its files to the first and ends.
import { z } from '../../shared/model/schema.ts';
import type { PathsToOpen } from '../host/open-requests.ts';
import type { ElectronNames } from './electron-names.ts';

const requestSchema = z.object({ paths: z.array(z.string()), corpusTitle: z.string().nullable() });

/** False: another instance has taken the request, and this one must end. The lock hangs on `userData`: set that first. */
export function setUpSingleInstance(
  { app }: Pick<ElectronNames, 'app'>,
  request: PathsToOpen,
  onSecondStart: (request: PathsToOpen) => void,
): boolean {
  // Not by the second start's argv: Chromium reorders it on the way.
  if (!app.requestSingleInstanceLock({ paths: [...request.paths], corpusTitle: request.corpusTitle }))
    return false;
  app.on('second-instance', (_event, _argv, _folder, data) => {
    const known = requestSchema.safeParse(data);
    onSecondStart(known.success ? known.data : { paths: [], corpusTitle: null });
  });
  return true;
}
