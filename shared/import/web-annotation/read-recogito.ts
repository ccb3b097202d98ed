// One annotation in Recogito's own shape (text-annotator): each selector is a passage, with quote and offsets in one.
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, objectsOf, textOf } from '../json-value.ts';
import { type AddSource, stampsOf } from './read-w3c.ts';
import { selectorNames, selectorOf } from './selectors.ts';
import { bodiesOf, iriOf } from './w3c-bodies.ts';
import type { WebAnnotation, WebTarget } from './web-mark.ts';

/** Whether this is Recogito's own shape, and not the W3C's that it also writes. */
export function isRecogito(value: JsonObject): boolean {
  return Array.isArray(value.bodies) && isJsonObject(value.target);
}

export function readRecogito(
  annotation: JsonObject,
  where: string,
  addSource: AddSource,
  builder: IncomingBuilder,
): WebAnnotation {
  const key = textOf(annotation.id) ?? where;
  const target = isJsonObject(annotation.target) ? annotation.target : {};
  const source = addSource(iriOf(target.source), undefined, where);
  const targets: WebTarget[] = [];
  for (const one of objectsOf(target.selector)) {
    const selector = selectorOf(one);
    if (selector) targets.push({ source, selector });
    else
      builder.losses.add(
        'selector-dropped',
        'Passages that are named neither by a quote nor by offsets into the text are left out',
        { id: key, words: selectorNames(one) },
      );
  }
  const [body] = objectsOf(annotation.bodies);
  const { creator, created, updated } = target;
  const made = stampsOf(
    { creator: creator ?? body?.creator, created: created ?? body?.created, modified: updated },
    where,
    builder,
  );
  return { ...bodiesOf(annotation), key, where, targets, repliesTo: [], ...made };
}
