// Ids that are the same on every run: hashes in the shape of UUIDv4.
import { createHash } from 'node:crypto';

/** @param {string} text @returns {string} Lower-case hex of the SHA-256 of its UTF-8 encoding. */
export const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/**
 * The id of a record: a UUIDv4 by its looks, a hash of table and key by its making.
 * @param {string} corpus
 * @param {string} table
 * @param {string} key
 * @returns {string}
 */
export function sampleId(corpus, table, key) {
  const hex = sha256(`${corpus}/${table}/${key}`);
  // Version 4 and variant 10xx, as RFC 9562 places them.
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
