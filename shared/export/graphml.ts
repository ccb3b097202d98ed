// The corpus as a GraphML graph (yEd, igraph, networkx, Neo4j, Cytoscape).
import type { Exporter, ExportInput, ExportOptions } from './exporter.ts';
import { type AttributeType, edgeAttributes, nodeAttributes, type Value } from './graph/corpus-graph.ts';
import { graphLosses, graphXml } from './graph/graph-export.ts';
import { xmlAttribute, xmlAttributes, xmlText } from './xml-text.ts';

/** `.graphml`. */
export const graphml: Exporter = {
  id: 'graphml',
  label: 'GraphML',
  extension: '.graphml',
  mediaType: 'application/graphml+xml',
  summary: 'Sources, claims and entities as a graph, for yEd, igraph, networkx, Cytoscape.',
  options: [],
  honours: { withText: false, withJournal: false },
  losses: (input, options) => graphLosses(input, options, []),
  write: writeGraphml,
};

async function* writeGraphml(input: ExportInput, options: ExportOptions): AsyncGenerator<string> {
  const { nodes, edges } = await graphXml(
    input,
    options,
    ({ id, label, values }) => `<node id="${xmlAttribute(id)}">${data('n', { label, ...values })}</node>\n`,
    ({ id, from, to, label, weight, values }) =>
      `<edge${xmlAttributes({ id, source: from, target: to })}>${data('e', { label, weight, ...values })}</edge>\n`,
  );
  yield `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
${keys('node', 'n', [{ name: 'label', type: 'string' }, ...nodeAttributes])}${keys('edge', 'e', [{ name: 'label', type: 'string' }, { name: 'weight', type: 'int' }, ...edgeAttributes])}<graph id="corpus" edgedefault="directed">
`;
  yield nodes;
  yield edges;
  yield '</graph>\n</graphml>\n';
}

/** A name may stand for nodes and for edges, so each of the two has keys of its own. */
function keys(domain: 'node' | 'edge', prefix: string, types: readonly AttributeType[]): string {
  return types
    .map(
      ({ name, type }) =>
        `<key${xmlAttributes({ id: `${prefix}_${name}`, for: domain, 'attr.name': name, 'attr.type': type })}/>\n`,
    )
    .join('');
}

function data(prefix: string, values: Readonly<Record<string, Value | null>>): string {
  let out = '';
  for (const [name, value] of Object.entries(values))
    if (value !== null && value !== '')
      out += `<data key="${prefix}_${name}">${xmlText(String(value))}</data>`;
  return out;
}
