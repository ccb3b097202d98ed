// One annotation as the API of Hypothesis gives it, or the export of its client.
import type { IncomingBuilder } from '../incoming-builder.ts';
import { isJsonObject, type JsonObject, objectsOf, textOf, textsOf, timestampOf } from '../json-value.ts';
import type { AddSource } from './read-w3c.ts';
import { selectorNames, selectorOf } from './selectors.ts';
import type { WebAnnotation, WebTarget } from './web-mark.ts';

/** Whether this is Hypothesis's shape: a page's address beside targets without bodies. */
export function isHypothesis(value: JsonObject): boolean {
  return (
    typeof value.uri === 'string' &&
    (typeof value.user === 'string' || 'text' in value || 'tags' in value || 'references' in value)
  );
}

export function readHypothesis(
  row: JsonObject,
  where: string,
  addSource: AddSource,
  builder: IncomingBuilder,
): WebAnnotation {
  const key = textOf(row.id) ?? where;
  const uri = textOf(row.uri);
  const document = isJsonObject(row.document) ? row.document : {};
  const user = textOf(row.user);
  const info = isJsonObject(row.user_info) ? row.user_info : {};
  // `acct:felicity_nunsun@hypothes.is`
  const author = textOf(info.display_name) ?? user?.replace(/^acct:/, '').replace(/@[^@]*$/, '');
  const by = user !== undefined && author ? builder.analyst(user, author, where) : undefined;
  const createdAt = timestampOf(row.created);
  const updatedAt = timestampOf(row.updated);
  const isHidden =
    row.hidden === true || row.moderation_status === 'DENIED' || row.moderation_status === 'SPAM';
  const text = textOf(row.text);
  const example = { id: key, words: text ?? textsOf(row.tags).join(', ') };
  if (textOf(row.group) !== undefined && row.group !== '__world__')
    builder.losses.add('group-dropped', 'Groups and who may read an annotation are left out', example);
  if (isHidden)
    builder.losses.add(
      'hidden-rejected',
      'Annotations that moderators hid come in as rejected marks',
      example,
    );
  const common = {
    key,
    where,
    tags: textsOf(row.tags)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    comments: text === undefined ? [] : [text],
    author,
    stamps: {
      ...(createdAt && { createdAt }),
      ...(by && { createdBy: by, updatedBy: by }),
      ...(updatedAt && { updatedAt }),
    },
    ...(isHidden && { status: 'rejected' as const }),
  };
  const references = textsOf(row.references);
  if (references.length > 0) return { ...common, targets: [], repliesTo: references };
  const source = addSource(uri, textsOf(document.title)[0], where);
  const targets: WebTarget[] = [];
  for (const { selector: selectors } of objectsOf(row.target)) {
    const selector = selectorOf(selectors);
    if (selector) targets.push({ source, selector });
    else if (objectsOf(selectors).length > 0)
      builder.losses.add(
        'selector-dropped',
        'Passages that are named neither by a quote nor by offsets into the text are left out',
        { id: key, words: selectorNames(selectors) },
      );
    else targets.push({ source, selector: null });
  }
  // A page note has one target without selector, or none.
  const isPageNote = objectsOf(row.target).length === 0;
  return { ...common, targets: isPageNote ? [{ source, selector: null }] : targets, repliesTo: [] };
}
