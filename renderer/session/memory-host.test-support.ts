// A host in memory for the tests of backups, and texts to back up.
import type { BackupInfo } from '../../shared/host/contract.ts';
import type { HostClient } from '../../shared/host/host-client.ts';
import { createHostClient } from '../../shared/host/host-client.ts';
import type { Source } from '../../shared/model/source.ts';
import { sha256Of } from '../import/sha256.ts';
import type { CorpusSession } from './corpus-session.ts';
import { adding, source } from './session-fixture.test-support.ts';

/** A host that keeps backups in memory and counts the texts it is sent. */
export function memoryHost() {
  const texts = new Map<string, string>();
  const records: string[] = [];
  const backups: BackupInfo[] = [];
  let sent = 0;
  let upload = '';
  let begun = { corpusId: '', title: '', at: '' };
  const methods: Record<string, (input: never) => unknown> = {
    missingBackupTexts: ({ hashes }: { hashes: string[] }) => ({
      missing: hashes.filter((hash) => !texts.has(hash)),
    }),
    putBackupTexts: (input: { texts: { sha256: string; text: string }[] }) => {
      for (const { sha256, text } of input.texts) texts.set(sha256, text);
      sent += input.texts.length;
      return {};
    },
    beginBackup: (input: typeof begun) => {
      begun = input;
      upload = '';
      return { upload: 'u1' };
    },
    appendBackup: ({ chunk }: { chunk: string }) => {
      upload += chunk;
      return {};
    },
    commitBackup: (counts: { sourceCount: number; markCount: number }) => {
      records.push(upload);
      const { sourceCount, markCount } = counts;
      const id = `${records.length - 1}`;
      const backup: BackupInfo = { id, ...begun, size: upload.length, sourceCount, markCount };
      backups.push(backup);
      return { backup };
    },
    listBackups: () => ({ backups }),
    openBackup: ({ backup }: { backup: string }) => ({ file: { id: backup, name: 'backup.json', size: 1 } }),
  };
  const client: HostClient = createHostClient(async (method, input) => {
    const value = methods[method]?.(input as never);
    return value ? { ok: true, value } : { ok: false, error: { code: 'no', message: 'The disk is gone.' } };
  });
  const answer = (path: string): Response => {
    const [, kind, id = ''] = path.split('/');
    const body = kind === 'incoming' ? records[Number(id)] : texts.get(id);
    return body === undefined ? new Response(null, { status: 404 }) : new Response(body);
  };
  const { beginBackup } = methods;
  const breakDown = () => delete methods.beginBackup;
  const repair = () => Object.assign(methods, { beginBackup });
  return {
    client,
    answer,
    records,
    sent: () => sent,
    made: () => records.length,
    newest: () => records.at(-1),
    breakDown,
    repair,
  };
}

/** Imports texts as one step. */
export async function addTexts(session: CorpusSession, texts: readonly string[]): Promise<void> {
  const made: { report: Source; text: string }[] = [];
  for (const [index, text] of texts.entries()) {
    const report = { ...source(crypto.randomUUID(), index + 1, text.length), sha256: await sha256Of(text) };
    made.push({ report, text });
  }
  await session.importBulk({
    changeSet: adding(
      'Imported texts',
      'sources',
      made.map(({ report }) => report),
    ),
    texts: made.map(({ report, text }) => {
      const original = new TextEncoder().encode(text);
      return { sha256: report.sha256, text, sourceId: report.id, original };
    }),
    history: [],
  });
}
