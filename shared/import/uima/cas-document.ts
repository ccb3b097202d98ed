// A UIMA CAS as both of its file formats hold it: texts, typed structures with offsets, references between them.

export interface CasSofa {
  readonly id: string;
  /** The name of its view: `_InitialView`. */
  readonly name: string;
  /** Undefined where the CAS has no text, or keeps it elsewhere. */
  readonly text: string | undefined;
  /** Where the text is, when it is not here. */
  readonly uri: string | undefined;
}

export interface CasStructure {
  readonly id: string;
  /** The full name of its type: `webanno.custom.Claim`. */
  readonly type: string;
  /** Id of its sofa. */
  readonly sofa: string | undefined;
  /** UTF-16 units, half-open; undefined for what is no annotation. */
  readonly begin: number | undefined;
  readonly end: number | undefined;
  /** Features with a value of their own, as words; several of one feature are several. */
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** Ids of other structures by feature. */
  readonly references: ReadonlyMap<string, readonly string[]>;
}

export interface CasDocument {
  readonly path: string;
  readonly sofas: readonly CasSofa[];
  /** In the order of the file, without sofas. */
  readonly structures: readonly CasStructure[];
  /** Ids of what is in a view; null where the file lists none: everything counts then. */
  readonly members: ReadonlySet<string> | null;
}

/** The type a type is derived from, by full name, for the types a file or type system defines. */
export type SuperTypes = ReadonlyMap<string, string>;

/** The first value of a feature; undefined where it is unset or empty. */
export function featureOf({ values }: CasStructure, feature: string): string | undefined {
  return values.get(feature)?.[0] || undefined;
}

/** The part of a type's name behind the last dot: what INCEpTION calls the layer. */
export function layerOf(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

/** Whether a type is another one or derived from it. Loops end. */
export function isA(type: string, ancestor: string, superTypes: SuperTypes): boolean {
  let current: string | undefined = type;
  for (let depth = 0; current !== undefined && depth < 100; depth++) {
    if (current === ancestor) return true;
    current = superTypes.get(current);
  }
  return false;
}
