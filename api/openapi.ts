import { z } from 'zod';
import type { ZodType } from 'zod';
import type { Operation } from './operation.ts';
import { problemsOf } from './operation.ts';
import type { ProblemCode } from './problem.ts';
import { problemCodes, statusOf } from './problem.ts';

/** JSON Schema 2020-12 of what comes in, `x-kind` and other notes kept. */
export const schemaOf = (schema: ZodType, io: 'input' | 'output' = 'input'): Record<string, unknown> => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any', reused: 'inline' });
  return rest;
};

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: problemCodes },
    requestId: { type: 'string' },
    why: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
    case: { type: 'object', description: 'The case as it stands, beside a refused command.' },
    visit: { type: 'object', description: 'The visit as it stands, beside a refused command.' },
    current: { type: 'object', description: 'The case or visit as it stands, for 409 and 412.' },
  },
} as const;

/** The OpenAPI 3.1 document, made from the same operations and schemas that the routes are made of. */
export function openApi(operations: readonly Operation[], version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[operation.method] = describe(operation);
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Gewu 格物', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'gewu', description: '`__Host-gewu` where the address is https' } },
    },
  };
}

function describe(operation: Operation): Record<string, unknown> {
  const { name, says, body, alsoTakes = [] } = operation;
  const schema = body && schemaOf(body);
  return {
    operationId: name,
    summary: says,
    security: operation.who === 'everybody' ? [] : [{ session: [] }],
    ...(typeof operation.who === 'string' ? {} : { 'x-roles': operation.who }),
    parameters: parametersOf(operation),
    ...(schema || alsoTakes.length > 0
      ? { requestBody: { required: true, content: Object.fromEntries([...(schema ? [['application/json', { schema }]] : []), ...alsoTakes.map((type) => [type, { schema: formOf(type, schema) }])]) } }
      : {}),
    responses: { ...answersOf(operation), ...problemAnswers(problemsOf(operation)) },
  };
}

const formOf = (type: string, report: unknown): unknown =>
  type === 'multipart/form-data'
    ? { type: 'object', required: ['report'], properties: { report, photos: { type: 'array', maxItems: 6, items: { type: 'string', contentMediaType: 'image/*' } } } }
    : { type: 'string', contentMediaType: type };

function parametersOf({ path, query, keyed, ifMatch }: Operation): unknown[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const asked = query ? (schemaOf(query) as { properties?: Record<string, unknown>; required?: string[] }) : {};
  const inQuery = Object.entries(asked.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', required: asked.required?.includes(name) ?? false, schema }));
  const header = (name: string, required: boolean, schema: unknown) => ({ name, in: 'header', required, schema });
  return [
    ...inPath,
    ...inQuery,
    ...(keyed ? [header('Idempotency-Key', true, { type: 'string', format: 'uuid' })] : []),
    ...(ifMatch ? [header('If-Match', false, { type: 'string', pattern: '^"[0-9]+"$' })] : []),
  ];
}

function answersOf({ answers, keyed, ifMatch }: Operation): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { says, schema, type = 'application/json' }]) => [
      status,
      {
        description: says,
        ...(keyed || ifMatch
          ? { headers: {
              ...(keyed ? { 'Idempotency-Replayed': { schema: { const: 'true' }, description: 'The first answer to this key, byte for byte.' } } : {}),
              ...(ifMatch ? { ETag: { schema: { type: 'string' } } } : {}),
            } }
          : {}),
        ...(schema ? { content: { [type]: { schema: schemaOf(schema, 'output') } } } : type === 'application/json' ? {} : { content: { [type]: { schema: { type: 'string' } } } }),
      },
    ]),
  );
}

function problemAnswers(codes: readonly ProblemCode[]): Record<string, unknown> {
  const byStatus = Map.groupBy(codes, (code) => statusOf[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, its]) => [
      String(status),
      {
        description: its.join(', '),
        content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { properties: { code: { enum: its } } }] } } },
      },
    ]),
  );
}
