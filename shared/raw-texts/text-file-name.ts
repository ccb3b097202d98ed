// What a file's name says of it, the same in the page, on the platform and on the command line.
import { documentKindOfName } from '../documents/document-kinds.ts';

const textName = /\.(txt|md)$/i;
/** `.glossator` is what systems that know one-dot endings only register; any other `.json` is looked into when it is named. */
const nativeName = /\.(glossator|json)$/i;
const ownName = /\.glossator(\.json)?$/i;

/** Whether a file of a folder is looked into: texts, documents, corpus files. One named by itself is, whatever it is called. */
export function isTextFileName(name: string): boolean {
  return textName.test(name) || ownName.test(name) || documentKindOfName(name) !== undefined;
}

/** Whether a file that was named is read as a corpus, not as a text. */
export function isNativeFileName(name: string): boolean {
  return nativeName.test(name);
}
