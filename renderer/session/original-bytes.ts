// A UTF-8 file without faults is its text encoded again: its bytes need not be kept beside the text.
import type { Source } from '../../shared/model/source.ts';

const mark = Uint8Array.of(0xef, 0xbb, 0xbf);

/** Whether `bytesOfText` gives these bytes back; `utf8` is the text's encoding. */
export function givesBack(
  { text, encoding }: { readonly text: string; readonly encoding: string },
  utf8: Uint8Array,
  bytes: Uint8Array,
): boolean {
  const lead = leadOf(encoding);
  if (!lead || text.includes('\ufffd') || bytes.length !== lead.length + utf8.length) return false;
  const body = bytes.subarray(lead.length);
  return lead.every((byte, index) => bytes[index] === byte) && utf8.every((byte, at) => body[at] === byte);
}

/** Whether `bytesOfText` would give the file of this source back, as far as its record tells. */
export function mayGiveBack(source: Source): source is Source & { readonly encoding: string } {
  const { fileName, encoding, extraction } = source;
  return fileName !== null && extraction === null && encoding !== null && leadOf(encoding) !== null;
}

/** The file of a text read as UTF-8; undefined when characters of it were replaced, so that its bytes are not known. */
export function bytesOfText(text: string, encoding: string): Uint8Array | undefined {
  const lead = leadOf(encoding);
  if (!lead || text.includes('\ufffd')) return undefined;
  const utf8 = new TextEncoder().encode(text);
  const bytes = new Uint8Array(lead.length + utf8.length);
  bytes.set(lead);
  bytes.set(utf8, lead.length);
  return bytes;
}

function leadOf(encoding: string): Uint8Array | null {
  if (encoding === 'utf-8') return new Uint8Array();
  return encoding === 'utf-8-bom' ? mark : null;
}
