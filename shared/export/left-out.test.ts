// Every format on a corpus with every field set: what is not in its files is in its loss report, and what is there is not.
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { everyFieldFile, fieldCases } from './every-field.test-support.ts';
import { decoded, exportedBytes, inputOf } from './exported.test-support.ts';
import { exporters } from './registry.ts';
import { trapOptions } from './trap-corpus.test-support.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const input = await inputOf(everyFieldFile(sha256), sha256);

/** All files in one text, escapes of JSON undone. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    return decoded(bytes).replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
  return Object.entries(unzipSync(bytes))
    .map(([path, content]) => `${path}\n${textOf(content)}`)
    .join('\n');
}

test.each(exporters)('$id: what is lost is told, and nothing else', async (exporter) => {
  const written = textOf(await exportedBytes(exporter, input, trapOptions));
  const losses = (await exporter.losses(input, trapOptions)).map(
    ({ kind, message }) => `${kind}: ${message}`,
  );
  const wrong = fieldCases.flatMap(({ field, words, told }) => {
    const isWritten = words.some((word) => written.includes(word));
    const isTold = losses.some((loss) => told.test(loss));
    if (isWritten !== isTold) return [];
    return [isWritten ? `${field} is written, and told to be lost` : `${field} is lost, and not told`];
  });
  expect(wrong).toEqual([]);
});
