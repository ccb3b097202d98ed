// Small things of a .qde: GUIDs, times, variables.
import type { Timestamp } from '../../model/ids.ts';
import type { IncomingStamps } from '../incoming.ts';
import { timestampOf } from '../json-value.ts';
import { attributeOf, childOf, childrenOf, ownText, type XmlElement } from '../xml-tree.ts';

const guidPattern = /^\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?$/i;

/** A GUID in lower case without braces; another name as it is, since some programs number instead. */
export function guidOf(value: string | undefined): string | undefined {
  const text = value?.trim();
  return text ? (guidPattern.exec(text)?.[1]?.toLowerCase() ?? text) : undefined;
}

/** The GUID an element has. */
export function ownGuid(element: XmlElement): string | undefined {
  return guidOf(attributeOf(element, 'guid'));
}

/** The GUIDs that elements of one name refer to: `CodeRef`, `NoteRef`, `SelectionRef`. */
export function targetsOf(element: XmlElement | undefined, name: string): string[] {
  return childrenOf(element, name).flatMap((reference) => guidOf(attributeOf(reference, 'targetGUID')) ?? []);
}

/** The text of the description of an element. */
export function descriptionOf(element: XmlElement): string {
  return ownText(childOf(element, 'Description')).trim();
}

/** Times and users of an element; a time without a zone is taken for UTC, so that every machine reads the same. */
export function stampsOf(element: XmlElement): IncomingStamps {
  const time = (name: string): Timestamp | undefined => {
    const value = attributeOf(element, name);
    return value && timestampOf(/(?:z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`);
  };
  const createdAt = time('creationDateTime');
  const createdBy = guidOf(attributeOf(element, 'creatingUser'));
  const updatedAt = time('modifiedDateTime') ?? createdAt;
  const updatedBy = guidOf(attributeOf(element, 'modifyingUser')) ?? createdBy;
  return {
    ...(createdAt && { createdAt }),
    ...(createdBy && { createdBy }),
    ...(updatedAt && { updatedAt }),
    ...(updatedBy && { updatedBy }),
  };
}

/** What an element's variables say: name and value, in the order of the file; empty values are left out. */
export function variablesOf(
  element: XmlElement,
  names: ReadonlyMap<string, string>,
): { readonly name: string; readonly value: string }[] {
  return childrenOf(element, 'VariableValue').flatMap((entry) => {
    const [guid] = targetsOf(entry, 'VariableRef');
    const value = childrenOf(entry).find(({ name }) => name.endsWith('Value'));
    const text = ownText(value).trim();
    return text === '' ? [] : [{ name: names.get(guid ?? '') ?? guid ?? 'variable', value: text }];
  });
}
