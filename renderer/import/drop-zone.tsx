// Files and folders dropped anywhere on the window. Nothing dropped ever navigates the page.
import { useEffect, useState } from 'react';
import { compareFilePaths } from '../../shared/raw-texts/file-order.ts';
import { dialogsTurn } from '../dialogs/dialogs-turn.ts';
import { workspace } from '../workspace/workspace.ts';
import './drop-zone.css';
import { isForeignInFolder, mayBeForeign } from './foreign-files.ts';
import { importFiles } from './import-files.ts';
import { isTextName, type OpenedFile, openedFile } from './opened-file.ts';

/** To be mounted once; shows where to drop while files are dragged over the window. */
export function DropZone() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const onEnter = (event: DragEvent) => {
      if (hasFiles(event)) setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      // Leaves come for every element passed; the one of the window goes to nothing else.
      if (event.relatedTarget === null) setOver(false);
    };
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const onDrop = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      void takeDropped(event.dataTransfer);
    };
    window.addEventListener('dragenter', onEnter);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragenter', onEnter);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className="drop-zone" aria-hidden="true">
      <p>Drop texts, documents, folders or a corpus file to open them</p>
    </div>
  );
}

async function takeDropped(transfer: DataTransfer | null): Promise<void> {
  // Entries must be taken before the first await: the list is emptied when the event is over.
  const items = [...(transfer?.items ?? [])].filter((item) => item.kind === 'file');
  const entries = items.map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  const files: OpenedFile[] = [];
  const problems: string[] = [];
  const beside: OpenedFile[] = [];
  for (const { entry, file } of entries) {
    if (entry?.isDirectory) await walk(entry as FileSystemDirectoryEntry, '', { files, beside, problems });
    else if (file) files.push(openedFile(file));
  }
  if (files.length === 0 && beside.length === 0 && problems.length === 0)
    problems.push('Nothing was dropped that can be read as text.');
  // Over the preview of an import other files are meant to take the place of what is shown.
  if (workspace.getState().dialog?.kind !== 'import-preview') await dialogsTurn();
  await importFiles(files, problems, beside);
}

/** What a dropped folder holds. */
interface Found {
  readonly files: OpenedFile[];
  /** What may be another tool's. */
  readonly beside: OpenedFile[];
  readonly problems: string[];
}

async function walk(folder: FileSystemDirectoryEntry, prefix: string, found: Found): Promise<void> {
  const { files, beside, problems } = found;
  let entries: FileSystemEntry[];
  try {
    entries = await allEntries(folder);
  } catch {
    problems.push(`${prefix || folder.name} could not be read.`);
    return;
  }
  entries.sort((a, b) => compareFilePaths(a.name, b.name));
  for (const entry of entries) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory) await walk(entry as FileSystemDirectoryEntry, `${path}/`, found);
    else if (isTextName(path) || isForeignInFolder(path) || mayBeForeign(path)) {
      const file = await new Promise<File | null>((resolve) =>
        (entry as FileSystemFileEntry).file(resolve, () => resolve(null)),
      );
      if (file) (mayBeForeign(path) ? beside : files).push(openedFile(file, path));
      else problems.push(`${path} could not be read.`);
    }
  }
}

/** A reader gives at most 100 entries a call and none when it is through. */
async function allEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...some);
  }
}
