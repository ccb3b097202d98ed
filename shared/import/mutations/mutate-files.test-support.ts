// The files of a sample, broken in one to three ways: in their text, in their bytes, as a set, or as the zip they come in.
import { zipSync } from 'fflate';
import { utf8 } from '../../archive/utf8.ts';
import { decoded } from '../../export/exported.test-support.ts';
import type { ImportedFile } from '../importer.ts';
import { type Chance, textMutations } from './mutate-text.test-support.ts';

export interface Mutated {
  readonly files: readonly ImportedFile[];
  /** What was done, for the message of a failure. */
  readonly done: readonly string[];
}

const textWays = Object.keys(textMutations);

/** The same for the same sample and the same chances. */
export function mutated(sample: readonly ImportedFile[], chance: Chance): Mutated {
  const done: string[] = [];
  let files: ImportedFile[] = [...sample];
  const rounds = 1 + chance(3);
  for (let round = 0; round < rounds && files.length > 0; round++) {
    const at = chance(files.length);
    const file = files[at];
    if (!file) continue;
    const kind = chance(10);
    if (kind === 0) files = setChanged(files, at, chance, done);
    else if (kind <= 2) files[at] = { ...file, bytes: bytesChanged(file, chance, done) };
    else {
      const way = textWays[chance(textWays.length)] ?? '';
      done.push(`${file.path}: ${way}`);
      const changed = textMutations[way]?.(decoded(file.bytes), chance) ?? '';
      files[at] = { ...file, bytes: utf8(changed) };
    }
  }
  return { files, done };
}

function bytesChanged({ path, bytes }: ImportedFile, chance: Chance, done: string[]): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const way = chance(5);
  if (way === 0) {
    done.push(`${path}: bytes flipped`);
    for (let count = 1 + chance(8); count > 0 && copy.length > 0; count--) {
      const at = chance(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << chance(8));
    }
    return copy;
  }
  if (way === 1) {
    done.push(`${path}: cut off`);
    return copy.subarray(0, chance(copy.length + 1));
  }
  if (way === 2) {
    done.push(`${path}: bytes doubled`);
    const from = chance(copy.length + 1);
    const some = copy.subarray(from, from + chance(2000));
    const result = new Uint8Array(copy.length + some.length);
    result.set(copy.subarray(0, from));
    result.set(some, from);
    result.set(copy.subarray(from), from + some.length);
    return result;
  }
  if (way === 3) {
    done.push(`${path}: a mark of another encoding`);
    const marks = [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0x00]];
    return Uint8Array.from([...(marks[chance(marks.length)] ?? []), ...copy.subarray(0, 200_000)]);
  }
  done.push(`${path}: empty`);
  return new Uint8Array();
}

function setChanged(
  files: readonly ImportedFile[],
  at: number,
  chance: Chance,
  done: string[],
): ImportedFile[] {
  const file = files[at];
  if (!file) return [...files];
  const way = chance(4);
  if (way === 0) {
    done.push(`${file.path} left out`);
    return files.filter((_, index) => index !== at);
  }
  if (way === 1) {
    const path =
      [`x/${file.path}`, file.path.toUpperCase(), `${file.path}.bak`, '', '../up.txt', '__proto__'][
        chance(6)
      ] ?? '';
    done.push(`${file.path} renamed to ${path}`);
    return files.map((each, index) => (index === at ? { ...each, path } : each));
  }
  if (way === 2) {
    done.push(`${file.path} twice`);
    return [...files, file];
  }
  const other = files[chance(files.length)] ?? file;
  done.push(`${file.path} with the content of ${other.path}`);
  return files.map((each, index) => (index === at ? { ...each, bytes: other.bytes } : each));
}

/** The files as one zip, damaged; fflate cannot write every name. */
export function damagedZip(files: readonly ImportedFile[], chance: Chance, done: string[]): ImportedFile {
  const zip = zipSync(
    Object.fromEntries(
      files.map(({ path, bytes }) => [path === '' || path === '__proto__' ? 'x' : path, bytes]),
    ),
    {
      level: 1,
    },
  );
  return { path: 'sample.zip', bytes: bytesChanged({ path: 'sample.zip', bytes: zip }, chance, done) };
}
