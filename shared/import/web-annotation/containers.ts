// What annotations of the web come in: collections, pages, lists, graphs, search results, or one by itself.
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, listOf } from '../json-value.ts';
import { isHypothesis } from './read-hypothesis.ts';
import { isRecogito } from './read-recogito.ts';
import { typeOf } from './selectors.ts';

export interface Container {
  /** What the annotations stand in; an object without keys for a plain list. */
  readonly value: JsonObject;
  readonly path: string;
  /** Not yet narrowed. */
  readonly annotations: readonly unknown[];
}

/** Pages beyond this are a loop somebody made. */
const mostPages = 10_000;

/** The containers of a file. Pages that lie elsewhere are told. */
export function containersOf(root: unknown, path: string, builder: IncomingBuilder): readonly Container[] {
  if (Array.isArray(root)) {
    const nested = root.filter((item) => isJsonObject(item) && isContainer(item));
    const plain = root.filter((item) => !nested.includes(item));
    const containers = nested.flatMap((item) => containersOf(item, path, builder));
    const looksRight = plain.length === 0 || plain.some((item) => isJsonObject(item) && isAnnotation(item));
    return looksRight ? [{ value: {}, path, annotations: plain }, ...containers] : containers;
  }
  if (!isJsonObject(root)) return [];
  if (Array.isArray(root['@graph'])) {
    const graph = root['@graph'].filter(
      (node) => isJsonObject(node) && (isAnnotation(node) || isContainer(node)),
    );
    return containersOf(graph, path, builder).map((container) =>
      container.annotations.length > 0 && Object.keys(container.value).length === 0
        ? { ...container, value: root }
        : container,
    );
  }
  for (const key of ['rows', 'annotations'])
    if (Array.isArray(root[key]))
      return [{ value: root, path, annotations: [...listOf(root[key]), ...listOf(root.replies)] }];
  if (isContainer(root)) return [{ value: root, path, annotations: itemsOf(root, path, builder) }];
  return isAnnotation(root) ? [{ value: {}, path, annotations: [root] }] : [];
}

function isContainer(node: JsonObject): boolean {
  const type = typeOf(node);
  return type === 'AnnotationCollection' || type === 'AnnotationPage' || 'glossator:sources' in node;
}

function isAnnotation(node: JsonObject): boolean {
  return typeOf(node) === 'Annotation' || isHypothesis(node) || isRecogito(node) || 'hasTarget' in node;
}

/** The items of a collection and of its pages, as far as they stand in the file. */
function itemsOf(container: JsonObject, path: string, builder: IncomingBuilder): readonly unknown[] {
  const items = [...listOf(container.items ?? container['as:items'])];
  let page: unknown = typeOf(container) === 'AnnotationPage' ? container.next : container.first;
  for (let count = 0; page !== undefined && page !== null; count++) {
    if (!isJsonObject(page) || count > mostPages) {
      builder.problems.warning(
        path,
        `A page of this collection lies elsewhere (${String(typeof page === 'string' ? page : 'unknown').slice(0, 200)}) and is not read.`,
        'Export the collection with its pages in it.',
      );
      break;
    }
    for (const item of listOf(page.items ?? page['as:items'])) items.push(item);
    page = page.next;
  }
  return items;
}
