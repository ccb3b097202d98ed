// The names in a zip without unpacking it: what kind of document it is.

/** Names stand uncompressed at the beginning, and all of them again at the end. */
const reach = 65_536;

/** Beginning and end of the bytes as Latin 1, in which names of parts can be looked for. */
export function zipHead(bytes: Uint8Array): string {
  return latin1(bytes.subarray(0, 4_096)) + latin1(bytes.subarray(Math.max(4_096, bytes.length - reach)));
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  // Spread over more arguments than this overflows the stack of some engines.
  for (let at = 0; at < bytes.length; at += 8_192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
}
