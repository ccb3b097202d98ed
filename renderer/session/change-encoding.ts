// Another encoding for a source: its original bytes are decoded again. Possible until the source has its first mark.
import type { Change } from '../../shared/change/change-set.ts';
import type { CommandContext } from '../../shared/commands/command-context.ts';
import type { Id } from '../../shared/model/ids.ts';
import { decodeText, isRefusal } from '../../shared/raw-texts/decode-text.ts';
import { encodingName } from '../../shared/raw-texts/known-encodings.ts';
import { describeTextFile } from '../../shared/raw-texts/text-file.ts';
import { sha256Of } from '../import/sha256.ts';
import { webDecoders } from '../import/web-decoders.ts';
import type { CorpusSession } from './corpus-session.ts';

/** Whether the encoding of a source may still be chosen: no mark on it, and its bytes are there. */
export async function canChangeEncoding(session: CorpusSession, sourceId: Id): Promise<boolean> {
  await session.whenComplete();
  // The text of a document does not follow from its bytes by an encoding alone.
  if (session.store.get('sources', sourceId)?.extraction !== null) return false;
  return session.store.marksOf(sourceId).size === 0 && (await session.originalOf(sourceId)) !== undefined;
}

/** Decodes anew and stores text and source in one undoable step; null when done, else a sentence why not. */
export async function changeEncoding(
  session: CorpusSession,
  context: CommandContext,
  sourceId: Id,
  encoding: string,
): Promise<string | null> {
  const before = session.store.get('sources', sourceId);
  const bytes = await session.originalOf(sourceId);
  if (!before || !bytes || !(await canChangeEncoding(session, sourceId))) {
    return 'The encoding can be changed only until the first mark.';
  }
  const decoded = decodeText(bytes, encoding, webDecoders);
  if (isRefusal(decoded)) return decoded.message;
  const { text } = decoded;
  const sha256 = await sha256Of(text);
  const { fileName } = before;
  // A title taken from the text is read anew with it; one that somebody wrote stays.
  const isFound = describeTextFile(fileName, { text: await session.textOf(sourceId) }).title === before.title;
  const after = {
    ...before,
    title: isFound ? describeTextFile(fileName, decoded).title : before.title,
    encoding: decoded.encoding,
    sha256,
    length: text.length,
    // Zones are offsets into the text that was.
    zones: sha256 === before.sha256 ? before.zones : [],
    updatedAt: context.clock.now(),
    updatedBy: context.analyst,
  };
  const change: Change = { table: 'sources', id: sourceId, before, after };
  await session.importBulk({
    changeSet: {
      label: `Read “${before.title}” as ${encodingName(encoding)}`,
      reason: '',
      changes: [change],
    },
    // From now on the bytes do not follow from the text any more.
    texts: [{ sha256, text, sourceId, original: bytes }],
    history: [],
  });
  return null;
}
