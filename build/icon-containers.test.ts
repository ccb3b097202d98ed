// The icon containers are laid out as Windows and macOS read them.
import { expect, test } from 'vitest';
import { encodeIcns, encodeIco } from './icon-containers.mjs';

const images = [
  { size: 16, png: Buffer.from('aaaa') },
  { size: 256, png: Buffer.from('bb') },
];

test('an .ico lists each image with its size and place', () => {
  const ico = encodeIco(images);
  expect([...ico.subarray(0, 6)]).toEqual([0, 0, 1, 0, 2, 0]);
  expect([ico[6], ico[22]]).toEqual([16, 0]);
  const [offset, length] = [ico.readUInt32LE(22 + 12), ico.readUInt32LE(22 + 8)];
  expect(ico.subarray(offset, offset + length).toString()).toBe('bb');
});

test('an .icns is as long as it says and names each image by its type', () => {
  const icns = encodeIcns([...images, { size: 48, png: Buffer.from('no place for this size') }]);
  expect(icns.subarray(0, 4).toString()).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icns.subarray(8, 12).toString()).toBe('icp4');
  expect(icns.subarray(20, 24).toString()).toBe('ic08');
  expect(icns.length).toBe(8 + 8 + 4 + 8 + 2);
});
