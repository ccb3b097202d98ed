// Puts PNG images into the containers that Windows and macOS want. Both take PNG as it is.

/**
 * @param {readonly { size: number, png: Buffer }[]} images at most 256 pixels wide
 * @returns {Buffer} an .ico file
 */
export function encodeIco(images) {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const at = 6 + 16 * index;
    // 256 is written as 0.
    header.writeUInt8(size % 256, at);
    header.writeUInt8(size % 256, at + 1);
    header.writeUInt16LE(1, at + 4);
    header.writeUInt16LE(32, at + 6);
    header.writeUInt32LE(png.length, at + 8);
    header.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** The four-letter types of PNG images in an .icns file, by width in pixels. */
const icnsTypes = /** @type {Record<number, string>} */ ({
  16: 'icp4',
  32: 'icp5',
  64: 'icp6',
  128: 'ic07',
  256: 'ic08',
  512: 'ic09',
  1024: 'ic10',
});

/**
 * @param {readonly { size: number, png: Buffer }[]} images of the widths above; others are left out
 * @returns {Buffer} an .icns file
 */
export function encodeIcns(images) {
  const entries = images.flatMap(({ size, png }) => {
    const type = icnsTypes[size];
    if (type === undefined) return [];
    const head = Buffer.alloc(8);
    head.write(type, 0, 'ascii');
    head.writeUInt32BE(png.length + 8, 4);
    return [head, png];
  });
  const body = Buffer.concat(entries);
  const head = Buffer.alloc(8);
  head.write('icns', 0, 'ascii');
  head.writeUInt32BE(body.length + 8, 4);
  return Buffer.concat([head, body]);
}
