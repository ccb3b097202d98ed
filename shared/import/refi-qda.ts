// REFI-QDA projects (.qdpx, .qde) of NVivo, ATLAS.ti, MAXQDA, QualCoder and our own.

import { isZip } from '../archive/unzip.ts';
import { xmlCharacters } from '../export/xml-text.ts';
import type { ImportedFile, Importer, ReadFormatOptions } from './importer.ts';
import { ImportRefusal } from './importer.ts';
import type { Incoming } from './incoming.ts';
import { beginningOf } from './json-file.ts';
import { ProjectFiles } from './refi-qda/project-files.ts';
import { ProjectReading } from './refi-qda/read-project.ts';
import { localName, readXml } from './xml-tree.ts';

/** `.qdpx`, `.qde`. */
export const refiQdaImporter: Importer = {
  id: 'refi-qda',
  label: 'REFI-QDA project',
  summary: 'Projects of NVivo, ATLAS.ti, MAXQDA, QualCoder and others.',
  extensions: ['.qdpx', '.qde'],
  options: [
    {
      id: 'codes',
      label: 'Cases, and codes under headings such as Entities, Actors, People',
      hint: 'Many projects keep names as codes. As entities they have mentions, aliases and a page of their own.',
      choices: [
        { value: 'tags', label: 'Codes become tags, cases are left out' },
        { value: 'entities', label: 'They become entities, and what they code mentions' },
      ],
    },
    {
      id: 'unit',
      label: 'Offsets count',
      hint: 'The standard says code points; some programs count emoji as two. Texts with none of them read alike.',
      choices: [
        { value: 'detect', label: 'As the texts themselves tell' },
        { value: 'code-point', label: 'Unicode code points (the standard)' },
        { value: 'utf-16', label: 'UTF-16 code units' },
      ],
    },
  ],
  recognise,
  read,
};

function recognise(files: readonly ImportedFile[]): number {
  if (files.some(({ path, bytes }) => /\.qdpx$/i.test(path) && isZip(bytes))) return 1;
  const project = files.find(({ path }) => /\.qde$/i.test(path));
  if (!project) return files.some(({ path }) => /\.qdpx$/i.test(path)) ? 0.5 : 0;
  return beginningOf(project).includes('urn:QDA-XML:project') ? 1 : 0.5;
}

function read(files: readonly ImportedFile[], { format }: ReadFormatOptions): Incoming {
  const project = new ProjectFiles(files);
  // QualCoder names selections after their words, with control characters that XML cannot hold.
  const root = readXml(project.project, xmlCharacters);
  if (localName(root) !== 'Project')
    throw new ImportRefusal(
      localName(root) === 'CodeBook'
        ? `${project.project.path} is a code book alone. Export the whole project as REFI-QDA (.qdpx).`
        : `${project.project.path} is XML, but no REFI-QDA project: it begins with <${root.name}>. Export the project as REFI-QDA (.qdpx).`,
    );
  const { unit } = format;
  return new ProjectReading(project, root, {
    asEntities: format.codes === 'entities',
    unit: unit === 'code-point' || unit === 'utf-16' ? unit : undefined,
  }).read();
}
