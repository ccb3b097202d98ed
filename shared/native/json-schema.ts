// The native file's JSON Schema (draft 2020-12), made from the one definition in native-file.ts.
import { z } from '../model/schema.ts';
import { formatVersion, nativeFileSchema } from './native-file.ts';

/** As much of JSON Schema as the definition needs; `record-shape.ts` understands exactly this. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  title?: string;
  description?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  propertyNames?: JsonSchema;
  items?: JsonSchema;
  minItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  pattern?: string;
  enum?: (string | number)[];
  const?: string | number;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  default?: unknown;
}

/** The schema of the native file, as shipped. Unknown keys are allowed and optional fields may be missing, as for a reader. */
export function nativeJsonSchema(): JsonSchema {
  const made = z.toJSONSchema(nativeFileSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      // Said aloud, so that validators in strict modes and readers of the schema need not guess.
      if (jsonSchema.properties) jsonSchema.additionalProperties = true;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
  const { $schema, ...rest } = made;
  return {
    ...($schema === undefined ? {} : { $schema }),
    $id: `urn:glossator:schema:corpus:${formatVersion}`,
    title: 'Glossator corpus',
    description:
      'An annotated corpus of raw texts. Offsets are UTF-16 code units, half-open. A field that is missing means its ' +
      'default; a record without stamps takes those of the import; unknown keys are ignored.',
    ...rest,
  };
}
