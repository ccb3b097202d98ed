// Checks records and puts their keys in order, straight from the JSON Schema: zod without its compiler (the CSP forbids
// `eval`) takes several times as long as reading the file itself. Closures are made once; records are checked in place.
import type { JsonSchema } from './json-schema.ts';

/** Where a check says what it finds. The path is kept as steps and only joined when something is wrong. */
export interface ShapeReport {
  readonly path: (string | number)[];
  /** Something is wrong at the path, or at `key` below it. */
  fault(key: string | null, message: string): void;
  /** A key below the path that the model does not know. */
  unknown(key: string): void;
}

/** One node of the schema. */
export interface Shape {
  /** For values without parts: what is wrong, or null. */
  readonly fault: ((value: unknown) => string | null) | null;
  /** For values with parts: reports what is wrong, returns the value with defaults filled in and unknown keys left out. */
  readonly check: (value: unknown, report: ShapeReport) => unknown;
  /** Whether JSON.stringify would already write the value in the schema's order and with every key. */
  readonly inOrder: (value: unknown) => boolean;
  /** The value with keys in the schema's order, missing ones filled in with their default. */
  readonly order: (value: unknown) => unknown;
  readonly nullable: boolean;
  /** Keys in their order, for an object. */
  readonly keys: readonly string[];
}

type Fields = Record<string, unknown>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const always = () => true;
const same = (value: unknown) => value;

/** Makes the shape of a schema node. `defs` are the definitions its references point to. */
export function makeShape(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): Shape {
  if (schema.$ref) {
    const target = defs[schema.$ref.replace('#/$defs/', '')];
    if (!target) throw new Error(`The schema refers to ${schema.$ref}, which it does not define`);
    return makeShape(target, defs);
  }
  if (schema.anyOf) return nullableShape(schema.anyOf, defs);
  if (Array.isArray(schema.type))
    return nullableShape(
      schema.type.map((type) => ({ ...schema, type })),
      defs,
    );
  if (schema.oneOf) return choiceShape(schema.oneOf, defs);
  if (schema.type === 'array') return arrayShape(schema, defs);
  if (schema.properties) return objectShape(schema, schema.properties, defs);
  if (schema.type === 'object') return mapShape();
  const fault = leafFault(schema);
  const check = (value: unknown, report: ShapeReport) => {
    const message = fault(value);
    if (message) report.fault(null, message);
    return value;
  };
  return { fault, check, inOrder: always, order: same, nullable: false, keys: [] };
}

function leafFault(schema: JsonSchema): (value: unknown) => string | null {
  const { minLength, maxLength, minimum, maximum } = schema;
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (allowed) {
    const set = new Set<unknown>(allowed);
    const message = `must be ${allowed.length > 1 ? 'one of ' : ''}${allowed.join(', ')}`;
    return (value) => (set.has(value) ? null : message);
  }
  if (schema.type === 'string') {
    const pattern = schema.pattern === undefined ? null : new RegExp(schema.pattern);
    return (value) => {
      if (typeof value !== 'string') return 'must be a text';
      if (minLength !== undefined && value.length < minLength) return 'must not be empty';
      if (maxLength !== undefined && value.length > maxLength)
        return `must not be longer than ${maxLength} characters`;
      if (pattern && !pattern.test(value)) return `must look like ${pattern.source}`;
      return null;
    };
  }
  if (schema.type === 'boolean')
    return (value) => (typeof value === 'boolean' ? null : 'must be true or false');
  const whole = schema.type === 'integer';
  if (!whole && schema.type !== 'number')
    throw new Error(`The schema has a type that is not understood: ${schema.type}`);
  return (value) => {
    // A number like 1e999 parses to Infinity, which JSON cannot write back.
    if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
    if (whole && !Number.isSafeInteger(value)) return 'must be a whole number';
    if (minimum !== undefined && value < minimum) return `must be at least ${minimum}`;
    if (maximum !== undefined && value > maximum) return `must be at most ${maximum}`;
    return null;
  };
}

function nullableShape(options: readonly JsonSchema[], defs: Readonly<Record<string, JsonSchema>>): Shape {
  const option = options.find((each) => each.type !== 'null');
  if (!option || options.length !== 2)
    throw new Error('Only a choice between something and null is understood');
  const inner = makeShape(option, defs);
  const { fault } = inner;
  return {
    fault: fault && ((value) => (value === null ? null : fault(value))),
    check: (value, report) => (value === null ? null : inner.check(value, report)),
    inOrder: (value) => value === null || inner.inOrder(value),
    order: (value) => (value === null || value === undefined ? null : inner.order(value)),
    nullable: true,
    keys: inner.keys,
  };
}

/** A choice between objects that one key with a fixed value tells apart. */
function choiceShape(options: readonly JsonSchema[], defs: Readonly<Record<string, JsonSchema>>): Shape {
  const first = options[0]?.properties ?? {};
  const key = Object.keys(first).find((name) => first[name]?.const !== undefined) ?? '';
  const shapes = new Map<unknown, Shape>();
  for (const option of options) shapes.set(option.properties?.[key]?.const, makeShape(option, defs));
  const shapeOf = (value: unknown) => (isObject(value) ? shapes.get(value[key]) : undefined);
  const names = [...shapes.keys()].join(', ');
  return {
    fault: null,
    check: (value, report) => {
      const shape = shapeOf(value);
      if (shape) return shape.check(value, report);
      if (isObject(value)) report.fault(key, `must be one of ${names}`);
      else report.fault(null, 'must be an object');
      return value;
    },
    inOrder: (value) => shapeOf(value)?.inOrder(value) ?? false,
    order: (value) => shapeOf(value)?.order(value) ?? value,
    nullable: false,
    keys: [...new Set([...shapes.values()].flatMap((shape) => shape.keys))],
  };
}

function arrayShape(schema: JsonSchema, defs: Readonly<Record<string, JsonSchema>>): Shape {
  const item = makeShape(schema.items ?? {}, defs);
  const { fault } = item;
  const minItems = schema.minItems ?? 0;
  return {
    fault: null,
    check: (value, report) => {
      if (!Array.isArray(value)) {
        report.fault(null, 'must be a list');
        return value;
      }
      if (value.length < minItems) report.fault(null, 'must not be empty');
      for (let index = 0; index < value.length; index++) {
        if (fault) {
          const message = fault(value[index]);
          if (message) report.fault(`[${index}]`, message);
        } else {
          report.path.push(index);
          value[index] = item.check(value[index], report);
          report.path.pop();
        }
      }
      return value;
    },
    inOrder: fault ? Array.isArray : (value) => Array.isArray(value) && value.every(item.inOrder),
    order: (value) => (Array.isArray(value) ? value.map(item.order) : []),
    nullable: false,
    keys: [],
  };
}

/** Names and texts, such as `externalIds`: any key, written in code-unit order so that equal states are equal bytes. */
function mapShape(): Shape {
  const sorted = (value: Fields) =>
    Object.keys(value).every((key, index, keys) => index === 0 || (keys[index - 1] as string) < key);
  return {
    fault: null,
    check: (value, report) => {
      if (!isObject(value)) report.fault(null, 'must be an object of texts');
      else
        for (const key of Object.keys(value))
          if (typeof value[key] !== 'string') report.fault(key, 'must be a text');
      return value;
    },
    inOrder: (value) => isObject(value) && sorted(value),
    order: (value) =>
      isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : {},
    nullable: false,
    keys: [],
  };
}

interface Field {
  readonly key: string;
  readonly shape: Shape;
  readonly required: boolean;
  /** Makes the default anew, or null where the field may stay away. */
  readonly makeDefault: (() => unknown) | null;
  readonly parts: boolean;
}

function objectShape(
  schema: JsonSchema,
  properties: Readonly<Record<string, JsonSchema>>,
  defs: Readonly<Record<string, JsonSchema>>,
): Shape {
  const fields = Object.entries(properties).map(([key, property]): Field => {
    const shape = makeShape(property, defs);
    const standard = property.default;
    const text = JSON.stringify(standard);
    return {
      key,
      shape,
      required: schema.required?.includes(key) ?? false,
      makeDefault: standard === undefined ? null : () => shape.order(JSON.parse(text)),
      parts: shape.fault === null,
    };
  });
  const keys = fields.map((field) => field.key);
  const withParts = fields.filter((field) => field.parts);

  const check = (value: unknown, report: ShapeReport): unknown => {
    if (!isObject(value)) {
      report.fault(null, 'must be an object');
      return value;
    }
    let known = 0;
    let rebuild = false;
    for (const field of fields) {
      const { key, shape } = field;
      const found = value[key];
      if (found === undefined) {
        if (field.makeDefault) rebuild = true;
        else if (field.required) report.fault(key, 'is missing');
        continue;
      }
      known++;
      if (found === null && !shape.nullable && (field.makeDefault || !field.required)) {
        // Null where the model has "" or [] or a default: unset is meant.
        delete value[key];
        known--;
        rebuild = true;
      } else if (shape.fault) {
        const message = shape.fault(found);
        if (message) report.fault(key, message);
      } else {
        report.path.push(key);
        const checked = shape.check(found, report);
        if (checked !== found) value[key] = checked;
        report.path.pop();
      }
    }
    let count = 0;
    for (const _ in value) count++;
    if (count !== known) {
      for (const key of Object.keys(value)) if (!keys.includes(key)) report.unknown(key);
      rebuild = true;
    }
    return rebuild ? rebuilt(value) : value;
  };

  const rebuilt = (value: Fields): Fields => {
    const result: Fields = {};
    for (const { key, makeDefault } of fields) {
      const found = value[key];
      if (found !== undefined) result[key] = found;
      else if (makeDefault) result[key] = makeDefault();
    }
    return result;
  };

  const inOrder = (value: unknown): boolean => {
    if (!isObject(value)) return false;
    let index = 0;
    for (const key in value) if (key !== keys[index++]) return false;
    if (index !== keys.length) return false;
    for (const { key, shape } of withParts) if (!shape.inOrder(value[key])) return false;
    return true;
  };

  const order = (value: unknown): unknown => {
    if (!isObject(value)) return value;
    const result: Fields = {};
    for (const { key, shape, makeDefault } of fields) {
      const found = value[key];
      if (found !== undefined) result[key] = shape.order(found);
      else if (makeDefault) result[key] = makeDefault();
    }
    return result;
  };

  return { fault: null, check, inOrder, order, nullable: false, keys };
}
