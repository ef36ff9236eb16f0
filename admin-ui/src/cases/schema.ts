/** The part of JSON Schema 2020-12 that the API uses to say what an action asks for. */
export interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: (string | number | null)[];
  const?: string | number;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  title?: string;
  description?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  default?: unknown;
  $ref?: string;
  $defs?: Record<string, Schema>;
  'x-kind'?: string;
  /** Which list of reasons: reject, return, hold. */
  'x-list'?: string;
}

export type Shape =
  | 'unit' | 'person' | 'area' | 'category' | 'file' | 'reason' | 'result' | 'sign' | 'step' | 'household' | 'instant'
  | 'choice' | 'yesNo' | 'date' | 'number' | 'budget' | 'place' | 'line' | 'text';

/** One question of a form, read from a schema. */
export interface Question {
  name: string;
  shape: Shape;
  required: boolean;
  many: boolean;
  choices: string[];
  schema: Schema;
}

/** The questions of an action, required ones first, otherwise in the order of the schema. */
export function questionsOf(schema: Schema | undefined): Question[] {
  if (!schema) return [];
  const { properties, required } = flatten(schema, schema);
  const questions = Object.entries(properties).map(([name, asked]) => question(name, asked, required.has(name), schema));
  return [...questions.filter((one) => one.required), ...questions.filter((one) => !one.required)];
}

function question(name: string, asked: Schema, required: boolean, root: Schema): Question {
  const found = settle(asked, root);
  const many = typeOf(found) === 'array';
  const inner = many && found.items ? settle(found.items, root) : found;
  const kind = asked['x-kind'] ?? found['x-kind'] ?? inner['x-kind'];
  const schema: Schema = kind ? { ...inner, 'x-kind': kind } : inner;
  const choices = choicesOf(inner, root);
  return { name, shape: shapeOf(name, schema, choices), required, many, choices, schema };
}

function shapeOf(name: string, schema: Schema, choices: string[]): Shape {
  const kind = schema['x-kind'];
  if (kind === 'unit' || kind === 'person' || kind === 'area' || kind === 'category' || kind === 'file' || kind === 'sign' || kind === 'step' || kind === 'household') return kind;
  if (choices.length > 0) return 'choice';
  if (kind === 'reason' || kind === 'result') return kind;
  const type = typeOf(schema);
  if (type === 'boolean') return 'yesNo';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'object' && schema.properties?.['lng']) return 'place';
  if (schema.format === 'date') return 'date';
  if (schema.format === 'date-time') return 'instant';
  if (name === 'budget' || name === 'statutory') return 'budget';
  return (schema.maxLength ?? 2000) <= 200 ? 'line' : 'text';
}

/** A schema may be a union of bodies (category or severity): every question is shown, and those asked by all bodies are required. */
function flatten(schema: Schema, root: Schema): { properties: Record<string, Schema>; required: Set<string> } {
  const own = settle(schema, root);
  let properties: Record<string, Schema> = { ...own.properties };
  const required = new Set(own.required);
  for (const part of own.allOf ?? []) {
    const more = flatten(part, root);
    properties = { ...properties, ...more.properties };
    for (const name of more.required) required.add(name);
  }
  const bodies = (own.anyOf ?? own.oneOf ?? []).map((part) => flatten(part, root));
  for (const body of bodies) properties = { ...properties, ...body.properties };
  const [first, ...rest] = bodies;
  for (const name of first?.required ?? []) if (rest.every((body) => body.required.has(name))) required.add(name);
  return { properties, required };
}

/** Follows a $ref and drops "or null". */
function settle(schema: Schema, root: Schema): Schema {
  if (schema.$ref) {
    const target = root.$defs?.[schema.$ref.split('/').at(-1) ?? ''];
    return target ? settle({ ...target, ...pointless(schema) }, root) : {};
  }
  const real = (schema.anyOf ?? schema.oneOf)?.filter((part) => part.type !== 'null');
  if (real?.length === 1 && real[0]) return settle({ ...undivided(schema), ...real[0] }, root);
  return schema;
}

const pointless = ({ $ref: _ref, ...rest }: Schema): Schema => rest;
const undivided = ({ anyOf: _any, oneOf: _one, ...rest }: Schema): Schema => rest;

function choicesOf(schema: Schema, root: Schema): string[] {
  if (schema.enum) return schema.enum.filter((one) => one !== null).map(String);
  const parts = (schema.anyOf ?? schema.oneOf ?? []).map((part) => settle(part, root));
  if (parts.length > 0 && parts.every((part) => part.const !== undefined)) return parts.map((part) => String(part.const));
  return [];
}

const typeOf = ({ type }: Schema): string | undefined => (Array.isArray(type) ? type.find((one) => one !== 'null') : type);
