// The files of a REFI-QDA project: one .qde with the codings and, in a zip or beside it, the texts it names.
import { isZip, unzip, ZipRefusal } from '../../archive/unzip.ts';
import { isRefusal } from '../../raw-texts/decode-text.ts';
import { exactUtf8, fileText } from '../file-text.ts';
import { type ImportedFile, ImportRefusal } from '../importer.ts';

/** What is never read from a project: most of its bytes, where it holds recordings. */
const media = /\.(?:docx?|pdf|rtf|odt|jpe?g|png|gif|bmp|tiff?|svg|mp3|m4a|wav|ogg|mp4|m4v|mov|avi|wmv|mkv)$/i;

export class ProjectFiles {
  /** The project itself. */
  readonly project: ImportedFile;
  /** Other .qde files, and archives, that are not read. */
  readonly others: readonly string[];
  /** All files, zips unpacked. */
  readonly all: readonly ImportedFile[];
  /** Paths of the files that were asked for. */
  readonly used = new Set<string>();
  readonly #byPath = new Map<string, ImportedFile>();
  readonly #byName = new Map<string, ImportedFile>();

  /** Throws `ImportRefusal` where there is no project in the files, or a zip cannot be opened. */
  constructor(files: readonly ImportedFile[]) {
    // Of several archives one is the project; files of the others are no part of it.
    const isProject = ({ path }: ImportedFile) => /\.qde$/i.test(path);
    const archives = files.map((file) => ({ file, holds: isZip(file.bytes) ? filesOfZip(file) : null }));
    const chosen =
      archives.find(({ holds }) => holds?.some(isProject)) ?? archives.find(({ holds }) => holds);
    const left = archives.filter((each) => each.holds && each !== chosen).map(({ file }) => file);
    const unpacked = archives.flatMap((each) =>
      each.holds === null ? [each.file] : each === chosen ? each.holds : [],
    );
    const projects = unpacked.filter(isProject);
    const project = projects.find(({ path }) => /(^|\/)project\.qde$/i.test(path)) ?? projects[0];
    if (!project)
      throw new ImportRefusal(
        `There is no .qde file in ${files.map(({ path }) => path).join(', ') || 'what was given'}. Export the project as REFI-QDA (.qdpx) once more.`,
      );
    this.all = [...unpacked, ...left];
    this.project = project;
    this.used.add(project.path);
    this.others = [...projects.filter((each) => each !== project), ...left].map(({ path }) => path);
    for (const file of unpacked) {
      const known = foldPath(file.path);
      this.#byPath.set(known, file);
      this.#byName.set(fileNameOf(known), file);
    }
  }

  /**
   * The text at a path of the project: `internal://GUID.txt` lies in `sources` whatever its case, `relative://` beside the
   * project; some programs write the bare name. A byte-order mark is taken off. Undefined where there is no such file, null
   * where it is no text.
   */
  textAt(path: string): string | null | undefined {
    const file = this.#find(path);
    if (!file) return undefined;
    this.used.add(file.path);
    const { bytes } = file;
    if (bytes.length === 0) return '';
    const text = exactUtf8(bytes);
    if (text !== null) return text.replace(/^\ufeff/, '');
    const decoded = fileText(bytes);
    return isRefusal(decoded) ? null : decoded.text;
  }

  #find(path: string): ImportedFile | undefined {
    const name = foldPath(path.replace(/^[a-z]+:\/+/i, ''));
    const base = fileNameOf(name);
    const folder = foldPath(this.project.path).replace(/[^/]*$/, '');
    for (const candidate of [`${folder}sources/${name}`, `${folder}${name}`, `sources/${name}`, name]) {
      const file = this.#byPath.get(candidate);
      if (file) return file;
    }
    return this.#byName.get(base);
  }
}

function filesOfZip({ path, bytes }: ImportedFile): ImportedFile[] {
  try {
    return [...unzip(bytes, (name) => !media.test(name))].map(([name, content]) => ({
      path: name,
      bytes: content,
    }));
  } catch (error) {
    if (error instanceof ZipRefusal) throw new ImportRefusal(`${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Programs disagree about case, slashes, braces around GUIDs and `%20`. */
function foldPath(path: string): string {
  let plain = path;
  try {
    plain = decodeURIComponent(path);
  } catch {
    // A per cent sign of its own: the path is as it is.
  }
  return plain
    .replaceAll('\\', '/')
    .replace(/[{}]/g, '')
    .replace(/^\.?\/+/, '')
    .toLowerCase();
}

function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
