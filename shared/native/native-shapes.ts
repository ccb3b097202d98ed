// The shape of every table of the native file, made once from its JSON Schema.
import { type JsonSchema, nativeJsonSchema } from './json-schema.ts';
import { makeShape, type Shape } from './record-shape.ts';

const schema = nativeJsonSchema();
const defs = schema.$defs ?? {};

function itemsOf(node: JsonSchema | undefined): Shape {
  return makeShape(node?.items ?? {}, defs);
}

const top = schema.properties ?? {};
const codebook = top.codebook?.properties ?? {};

/** The file's lists, in the order in which they are written. The codebook's three stand within `codebook`. */
export const listShapes = {
  analysts: itemsOf(top.analysts),
  tags: itemsOf(codebook.tags),
  entityTypes: itemsOf(codebook.entityTypes),
  relationTypes: itemsOf(codebook.relationTypes),
  sources: itemsOf(top.sources),
  entities: itemsOf(top.entities),
  annotations: itemsOf(top.annotations),
  links: itemsOf(top.links),
  deleted: itemsOf(top.deleted),
  journal: itemsOf(top.journal),
} as const;
export type ListName = keyof typeof listShapes;
export const listNames = Object.keys(listShapes) as readonly ListName[];
/** The three lists that stand within `codebook`. */
export const codebookLists: readonly ListName[] = ['tags', 'entityTypes', 'relationTypes'];

/** The corpus header. */
export const corpusShape = makeShape(top.corpus ?? {}, defs);
/** Top-level keys in their order. */
export const topKeys: readonly string[] = Object.keys(top);
