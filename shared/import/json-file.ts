// The JSON of a file that was handed to an importer, or a refusal that says where it stops being JSON.
import { strFromU8 } from 'fflate';
import { jsonFault } from '../native/json-fault.ts';
import { badJsonMessage } from '../native/read-native.ts';
import { type ImportedFile, ImportRefusal } from './importer.ts';

/** UTF-8 as text, its byte-order mark taken off. */
export function utf8Text(bytes: Uint8Array): string {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return strFromU8(marked ? bytes.subarray(3) : bytes);
}

/** The value of a JSON file in UTF-8. Throws `ImportRefusal` with line and column of the fault. */
export function readJson({ path, bytes }: ImportedFile): unknown {
  const text = utf8Text(bytes);
  try {
    return JSON.parse(text);
  } catch {
    if (text.trim() === '') throw new ImportRefusal(`${path} is empty. Export it again.`);
    const fault = jsonFault(text);
    throw new ImportRefusal(
      `${path} cannot be read. ${fault ? badJsonMessage(fault) : 'It is not JSON.'} It may have been cut off or edited: export it again.`,
    );
  }
}

/** As `readJson`; the values of JSON Lines as a list, where every line is one. */
export function readJsonOrLines(file: ImportedFile): unknown {
  const lines = utf8Text(file.bytes).trim().split('\n');
  if (lines.length > 1 && lines.every((line) => /^\s*(?:$|\{.*\}\s*$)/.test(line)))
    try {
      return lines.flatMap((line): unknown[] => (line.trim() === '' ? [] : [JSON.parse(line)]));
    } catch {
      // One value over many lines, or broken: the message is about the whole file.
    }
  return readJson(file);
}

/** Bytes of a file that recognising looks at. */
const beginning = 16_384;

/** The first characters of a file, for recognising it. */
export function beginningOf({ bytes }: ImportedFile): string {
  return utf8Text(bytes.subarray(0, beginning));
}
