// The corpus as a GEXF graph for Gephi. Version 1.2draft: networkx does not read 1.3.
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { type AttributeType, edgeAttributes, nodeAttributes, type Value } from './graph/corpus-graph.ts';
import { graphLosses, graphXml } from './graph/graph-export.ts';
import { xmlAttribute, xmlAttributes } from './xml-text.ts';

/** `.gexf`. */
export const gexf: Exporter = {
  id: 'gexf',
  label: 'GEXF',
  extension: '.gexf',
  mediaType: 'application/gexf+xml',
  summary: 'Sources, claims and entities as a graph, for Gephi.',
  options: [],
  honours: { withText: false, withJournal: false },
  losses: (input, options) => graphLosses(input, options, ['title']),
  write: writeGexf,
};

async function* writeGexf(input: ExportInput, options: ExportOptions): AsyncGenerator<string> {
  const { nodes, edges } = await graphXml(
    input,
    options,
    ({ id, label, values }) =>
      `<node${xmlAttributes({ id, label })}>${attvalues(nodeAttributes, values)}</node>\n`,
    ({ id, from, to, label, weight, values }) =>
      `<edge${xmlAttributes({ id, source: from, target: to, label, weight })}>${attvalues(edgeAttributes, values)}</edge>\n`,
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">
<meta lastmodifieddate="${xmlAttribute(options.exportedAt.slice(0, 10))}"><creator>${xmlAttribute(options.generator)}</creator><description>${xmlAttribute(input.store.info.title)}</description></meta>
<graph defaultedgetype="directed" mode="static">
${declared('node', nodeAttributes)}${declared('edge', edgeAttributes)}<nodes>
`;
  yield nodes;
  yield '</nodes>\n<edges>\n';
  yield edges;
  yield '</edges>\n</graph>\n</gexf>\n';
}

const gexfType = { string: 'string', int: 'integer', boolean: 'boolean' } as const;

function declared(domain: 'node' | 'edge', types: readonly AttributeType[]): string {
  const list = types.map(
    ({ name, type }) => `<attribute${xmlAttributes({ id: name, title: name, type: gexfType[type] })}/>`,
  );
  return `<attributes class="${domain}" mode="static">${list.join('')}</attributes>\n`;
}

function attvalues(types: readonly AttributeType[], values: Readonly<Record<string, Value | null>>): string {
  let out = '';
  for (const { name } of types) {
    const value = values[name] ?? null;
    if (value !== null && value !== '')
      out += `<attvalue for="${name}" value="${xmlAttribute(String(value))}"/>`;
  }
  return out && `<attvalues>${out}</attvalues>`;
}
