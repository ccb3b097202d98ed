// The two hidden file inputs, for files and for a folder, and what opens them. The same in both shells.
import { useEffect, useRef } from 'react';
import { documentKinds } from '../../shared/documents/document-kinds.ts';
import { compareFilePaths } from '../../shared/raw-texts/file-order.ts';
import { foreignEndings, isForeignInFolder, mayBeForeign } from './foreign-files.ts';
import { importFiles, nothingThere } from './import-files.ts';
import { isTextName, openedFile } from './opened-file.ts';

const accepted = [
  '.txt,.md,.markdown,.text,.json,.glossator,text/plain,text/markdown',
  ...documentKinds.flatMap(({ extensions }) => extensions),
  ...foreignEndings,
].join(',');

let fileInput: HTMLInputElement | null = null;
let folderInput: HTMLInputElement | null = null;

/** Shows the system's dialog for files. */
export function openFilePicker(): void {
  fileInput?.click();
}

/** Shows the system's dialog for a folder. */
export function openFolderPicker(): void {
  folderInput?.click();
}

/** To be mounted once. */
export function FilePickers() {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  useEffect(() => {
    fileInput = files.current;
    folderInput = folder.current;
    // React has no property for it.
    folder.current?.setAttribute('webkitdirectory', '');
    return () => {
      fileInput = null;
      folderInput = null;
    };
  }, []);
  const takeFiles = (input: HTMLInputElement) => {
    const chosen = [...(input.files ?? [])].map((file) => openedFile(file));
    input.value = '';
    void importFiles(chosen);
  };
  const takeFolder = (input: HTMLInputElement) => {
    const all = [...(input.files ?? [])]
      .map((file) => openedFile(file, withoutTop(file.webkitRelativePath || file.name)))
      .sort((a, b) => compareFilePaths(a.name, b.name));
    input.value = '';
    const chosen = all.filter(({ name }) => isTextName(name) || isForeignInFolder(name));
    const beside = all.filter(({ name }) => mayBeForeign(name));
    void importFiles(chosen, chosen.length + beside.length === 0 ? [nothingThere] : [], beside);
  };
  return (
    <div hidden>
      <input
        ref={files}
        type="file"
        multiple
        accept={accepted}
        aria-label="Texts to open"
        onChange={(event) => takeFiles(event.currentTarget)}
      />
      <input
        ref={folder}
        type="file"
        multiple
        aria-label="Folder of texts to open"
        onChange={(event) => takeFolder(event.currentTarget)}
      />
    </div>
  );
}

/** Names within a folder do not begin with the folder's own name, as on the command line. */
function withoutTop(path: string): string {
  return path.includes('/') ? path.slice(path.indexOf('/') + 1) : path;
}
