// Which backups of one corpus stay: the last ten, and the newest of each of the last fourteen days.

const keptLast = 10;
const keptDays = 14;
const dayMs = 24 * 60 * 60 * 1000;

export interface DatedBackup {
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** The ids that may go. A day is a UTC day; fourteen days count back from the newest backup, so a long holiday loses nothing. */
export function backupsToDrop(backups: readonly DatedBackup[]): string[] {
  const newestFirst = [...backups].sort((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1,
  );
  const newest = Date.parse(newestFirst[0]?.at ?? '');
  const days = new Set<string>();
  return newestFirst
    .filter((backup, index) => {
      const day = backup.at.slice(0, 10);
      const isFirstOfDay = !days.has(day);
      days.add(day);
      const isRecent = newest - Date.parse(backup.at) < keptDays * dayMs;
      return index >= keptLast && !(isFirstOfDay && isRecent);
    })
    .map((backup) => backup.id);
}
