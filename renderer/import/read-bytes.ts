// Reads a file of the browser without stopping the window.

/**
 * The bytes; null when there are more than `limit`. Rejects when the file cannot be read any more. By its stream: to ask
 * for the size, to read it as a buffer, or to hand the file to a worker each stops the window until the disk has answered.
 */
export async function readBytes(file: Blob, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = file.stream().getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    length += next.value.length;
    if (length <= limit) continue;
    await reader.cancel();
    return null;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
