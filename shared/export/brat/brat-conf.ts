// brat's configuration: which types, relations and attributes there are, and how they look.
import type { CodebookEntry } from '../../model/codebook.ts';
import { claimLinkTypes } from '../../model/link.ts';
import type { Labels } from '../standoff/labels.ts';
import { bratAttributeValues } from './brat-attributes.ts';

/** `annotation.conf`. Without `<OVERLAP>` brat refuses marks that nest or cross. */
export function annotationConf(labels: Labels): string {
  return [
    '[entities]',
    ...labelsWithFallback(labels),
    '[relations]',
    ...claimLinkTypes.map((type) => `${type}\tArg1:Claim, Arg2:Claim`),
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    ...bratAttributeValues.map(({ name, values, only }) => `${name}\tArg:${only}, Value:${values.join('|')}`),
    '',
  ].join('\n');
}

/** `visual.conf`: the codebook's names and colours. */
export function visualConf(labels: Labels, types: readonly CodebookEntry[]): string {
  const named = types.map((type) => {
    const name = type.name.replace(/[\s|]+/g, ' ').trim();
    return `${labels.types.get(type.id) ?? ''} | ${name || (labels.types.get(type.id) ?? '')}`;
  });
  const coloured = types
    .filter(({ colour }) => /^#[0-9a-f]{6}$/i.test(colour))
    .map(
      ({ id, colour }) =>
        `${labels.types.get(id) ?? ''}\tbgColor:${colour}, borderColor:darken, fgColor:white`,
    );
  return [
    '[labels]',
    ...named,
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
    'ATTRIBUTE_DEFAULT\tglyph:*',
    ...coloured,
    ...bratAttributeValues.map(
      ({ name, values }) => `${name}\tglyph:${values.map((_, at) => glyph(at)).join('|')}`,
    ),
    '',
  ].join('\n');
}

/** Entities whose type is not in the codebook are written as `Entity`. */
function labelsWithFallback(labels: Labels): string[] {
  return labels.all.includes('Entity') ? labels.all : [...labels.all, 'Entity'];
}

const glyph = (at: number) => String.fromCharCode(0x61 + at);
