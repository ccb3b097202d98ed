// Codes of a REFI-QDA code book: a tree with names that are there once, since importers key codes by name.
import { uuidOf } from '../../model/uuid5.ts';
import { xmlAttributes, xmlCharacters, xmlText } from '../xml-text.ts';

export interface Code {
  readonly guid: string;
  readonly name: string;
  readonly codable: boolean;
  readonly colour: string | null;
  readonly description: string;
  readonly children: Code[];
}

/** Gives names that no other has in the XML, whatever their case: "Syria", "Syria (2)". */
export class UniqueNames {
  readonly #taken = new Set<string>();
  /** The next number to try, by name: thousands of notes may begin with the same words. */
  readonly #next = new Map<string, number>();
  /** How many names had to be changed. */
  changed = 0;

  take(wanted: string): string {
    const base = xmlCharacters(wanted).replace(/\s+/g, ' ').trim() || 'unnamed';
    let name = base;
    if (this.#taken.has(base.toLowerCase())) {
      let number = this.#next.get(base.toLowerCase()) ?? 2;
      do name = `${base} (${number++})`;
      while (this.#taken.has(name.toLowerCase()));
      this.#next.set(base.toLowerCase(), number);
      this.changed++;
    }
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** A code; `key` names it within this product's ids, or is the id of its record. */
export function code(
  names: UniqueNames,
  kind: string,
  key: string,
  name: string,
  more: Partial<Pick<Code, 'codable' | 'colour' | 'description' | 'children'>> = {},
): Code {
  return {
    guid: uuidOf(`refi-qda/${kind}`, key),
    name: names.take(name),
    codable: true,
    colour: null,
    description: '',
    children: [],
    ...more,
  };
}

/** The code and those below it. */
export function codeXml({ guid, name, codable, colour, description, children }: Code): string {
  const color = colour && /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.test(colour) ? colour : null;
  const inner = element('Description', description) + children.map(codeXml).join('');
  return `<Code${xmlAttributes({ guid, name, isCodable: codable, color })}${inner ? `>${inner}</Code>` : '/>'}\n`;
}

/** `<Name>text</Name>`, or nothing for an empty text. */
export function element(name: string, text: string): string {
  return text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;
}
