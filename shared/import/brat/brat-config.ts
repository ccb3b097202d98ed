// What annotation.conf and visual.conf define: types with their hierarchy, relations, attributes, names and colours.

export interface DefinedType {
  readonly name: string;
  /** The type above it; null at the top. */
  readonly parent: string | null;
}

export interface BratConfig {
  readonly entities: readonly DefinedType[];
  readonly events: readonly DefinedType[];
  readonly relations: readonly string[];
  /** With their values; none for those that are only there or not. */
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** How a type is shown, by its name in the files. */
  readonly labels: ReadonlyMap<string, string>;
  /** Hex colours by type. */
  readonly colours: ReadonlyMap<string, string>;
  /** Written by our own exporter: its entity labels are entity types, all of them. */
  readonly isOwn: boolean;
}

/** Reads the two files; either may be missing. Never throws: what is not understood is passed over. */
export function readBratConfig(annotation: string, visual: string): BratConfig {
  const sections = sectionsOf(annotation);
  const shown = sectionsOf(visual);
  const attributes = (sections.get('attributes') ?? []).flatMap(attributeOf);
  return {
    entities: hierarchy(sections.get('entities') ?? []),
    events: hierarchy(sections.get('events') ?? []),
    relations: (sections.get('relations') ?? [])
      .map((line) => nameOf(line))
      .filter((name) => name !== '' && name !== 'Equiv'),
    attributes,
    labels: new Map((shown.get('labels') ?? []).flatMap(labelOf)),
    colours: new Map((shown.get('drawing') ?? []).flatMap(colourOf)),
    // Two attributes that nobody else has.
    isOwn: ['ClaimKind', 'LikelihoodPHIA'].every((own) => attributes.some(({ name }) => name === own)),
  };
}

/** Lines by section in lower case; comments, separators and macros left out. */
function sectionsOf(text: string): Map<string, string[]> {
  const sections = new Map<string, string[]>();
  let current: string[] = [];
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trimEnd();
    const section = /^\[(\w+)\]$/.exec(line.trim())?.[1];
    if (section !== undefined) {
      current = sections.get(section.toLowerCase()) ?? [];
      sections.set(section.toLowerCase(), current);
    } else if (line.trim() !== '' && !/^\s*(?:#|<|-{2,}|!?-)/.test(line)) current.push(line);
  }
  return sections;
}

/** The first word of a line, without the `!` of types that only order others and without what stands in an ontology for it. */
function nameOf(line: string): string {
  return (line.trim().split(/[\s|]+/)[0] ?? '').replace(/^!/, '');
}

/** Types below others are indented by tabs. */
function hierarchy(lines: readonly string[]): DefinedType[] {
  const above: string[] = [];
  return lines.map((line) => {
    const depth = Math.min(/^\t*/.exec(line)?.[0].length ?? 0, above.length);
    const name = nameOf(line);
    above.length = depth;
    above.push(name);
    return { name, parent: above[depth - 1] ?? null };
  });
}

/** `Certainty⇥Arg:<EVENT>, Value:L1|L2|L3`. */
function attributeOf(line: string): { name: string; values: string[] }[] {
  const name = nameOf(line);
  const values = /Value:([^,]*)/.exec(line)?.[1] ?? '';
  return name === ''
    ? []
    : [
        {
          name,
          values: values
            .split('|')
            .map((value) => value.trim())
            .filter((value) => value !== ''),
        },
      ];
}

/** `Type | Name | Shorter name`. */
function labelOf(line: string): [string, string][] {
  const [type = '', name = ''] = line.split('|').map((part) => part.trim());
  return type === '' || name === '' ? [] : [[type, name]];
}

/** `Type⇥bgColor:#ffccaa, fgColor:black`. */
function colourOf(line: string): [string, string][] {
  const colour = /\bbgColor:\s*(#[0-9a-f]{6})\b/i.exec(line)?.[1];
  return colour === undefined ? [] : [[nameOf(line), colour.toLowerCase()]];
}
