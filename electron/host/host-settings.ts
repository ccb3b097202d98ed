// The host's settings: a small JSON file in the data folder. A missing or broken one counts as empty.
import { readFile } from 'node:fs/promises';
import { z } from '../../shared/model/schema.ts';
import { writeAtomically } from './write-atomically.ts';

const hostSettingsSchema = z.object({
  /** Absolute; null: the data folder's own. */
  backupFolder: z.string().nullable().default(null),
});
export type HostSettings = z.infer<typeof hostSettingsSchema>;

/** Never throws: what cannot be read is as if it were not there. */
export async function readHostSettings(path: string): Promise<HostSettings> {
  try {
    return hostSettingsSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return hostSettingsSchema.parse({});
  }
}

/** Replaces the settings file in one step. */
export async function writeHostSettings(path: string, settings: HostSettings): Promise<void> {
  await writeAtomically(path, `${JSON.stringify(settings, null, 2)}\n`);
}
