// The files that an analyst chose as importers want them: a zip of files unpacked, what systems add to zips left out.
import { isZip, unzip, ZipRefusal } from '../archive/unzip.ts';
import { type ImportedFile, ImportRefusal } from './importer.ts';

/** Formats that are a zip themselves and are read as one. */
const zipFormat = /\.(?:qdpx|docx|xlsx|odt|epub)$/i;
/** What macOS and Windows put into zips and folders beside the files. */
export const systemFile = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;

/**
 * One zip by itself gives its files by their own paths; of several each stands as a folder of its name. Throws
 * `ImportRefusal` for a zip that is broken, encrypted, or unpacks to more than can be read.
 */
export function unpackFiles(files: readonly ImportedFile[]): ImportedFile[] {
  return files.flatMap(({ path, bytes }) => {
    if (!isZip(bytes) || zipFormat.test(path)) return [{ path, bytes }];
    try {
      const folder = files.length === 1 ? '' : `${path.replace(/\.zip$/i, '')}/`;
      const unpacked = unzip(bytes, (name) => !systemFile.test(name));
      return [...unpacked].map(([name, content]) => ({ path: `${folder}${name}`, bytes: content }));
    } catch (error) {
      if (error instanceof ZipRefusal) throw new ImportRefusal(`${path}: ${error.message}`, { cause: error });
      throw error;
    }
  });
}
