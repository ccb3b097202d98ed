// UIMA CAS as XMI, a file for each source, with the type system beside them.
import { severalFiles } from './counted-export.ts';
import type { ExportedFile, Exporter, ExportInput, ExportOptions } from './exporter.ts';
import type { LossCounter } from './loss-counter.ts';
import { typeSystemXml } from './uima/type-system.ts';
import { type UimaDocument, uimaDocuments } from './uima/uima-documents.ts';
import { xmlAttributes } from './xml-text.ts';

/** A zip of XMI files and `TypeSystem.xml`. */
export const xmi: Exporter = {
  id: 'xmi',
  label: 'UIMA CAS XMI',
  extension: '.xmi.zip',
  mediaType: 'application/zip',
  summary: 'For INCEpTION and everything built on Apache UIMA; with the type system.',
  options: [],
  honours: { withText: false, withJournal: false },
  ...severalFiles(xmiFiles),
};

/** Prefixes of the packages that types stand in. */
const prefixes: Readonly<Record<string, string>> = {
  'webanno.custom': 'custom',
  'de.tudarmstadt.ukp.dkpro.core.api.ner.type': 'ner',
  'de.tudarmstadt.ukp.dkpro.core.api.metadata.type': 'metadata',
};

async function* xmiFiles(
  input: ExportInput,
  options: ExportOptions,
  counter: LossCounter,
): AsyncGenerator<ExportedFile> {
  yield { path: 'TypeSystem.xml', content: typeSystemXml() };
  for await (const document of uimaDocuments(input, options, true, counter))
    yield { path: `${document.name}.xmi`, content: xmiText(document) };
}

function xmiText({ text, structures }: UimaDocument): string {
  const namespaces = Object.entries(prefixes)
    .map(([name, prefix]) => ` xmlns:${prefix}="http:///${name.replaceAll('.', '/')}.ecore"`)
    .join('');
  const lines = structures.map(({ id, type, begin, end, features, references }) => {
    const dot = type.lastIndexOf('.');
    const element = `${prefixes[type.slice(0, dot)] ?? ''}:${type.slice(dot + 1)}`;
    return `<${element}${xmlAttributes({ 'xmi:id': id, sofa: 1, begin, end, ...features, ...references })}/>\n`;
  });
  const sofa = { 'xmi:id': 1, sofaNum: 1, sofaID: '_InitialView', mimeType: 'text', sofaString: text };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"${namespaces} xmi:version="2.0">\n`,
    '<cas:NULL xmi:id="0"/>\n',
    ...lines,
    `<cas:Sofa${xmlAttributes(sofa)}/>\n`,
    `<cas:View sofa="1" members="${structures.map(({ id }) => id).join(' ')}"/>\n`,
    '</xmi:XMI>\n',
  ].join('');
}
