// What a zip's directory says before anything is unpacked: whether any of its files is encrypted.

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
/** The end record stands within its own 22 bytes and a comment of at most 65,535 from the end. */
const endReach = 22 + 65_535;

/** Whether a file in this zip needs a password; false where the directory cannot be read. */
export function hasEncryptedEntry(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end < 0) return false;
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) return false;
    // Bit 0 of the general purpose flags (APPNOTE 4.4.4); strong encryption sets it, too.
    if ((view.getUint16(at + 8, true) & 1) === 1) return true;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return false;
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - endReach);
  for (let at = view.byteLength - 22; at >= least; at--)
    if (view.getUint32(at, true) === endSignature) return at;
  return -1;
}
