import type { Schema } from './schema.ts';

/** The staff report in the shape of an action's schema, so that one form serves both. The API checks it again. */
export const reportSchema: Schema = {
  type: 'object',
  required: ['description'],
  properties: {
    description: { type: 'string', maxLength: 4000 },
    category: { type: 'string', 'x-kind': 'category' },
    severity: { enum: ['general', 'larger', 'major', 'extraordinary'] },
    address: { type: 'string', maxLength: 200 },
    area: { type: 'string', 'x-kind': 'area' },
    location: { type: 'object', properties: { lng: { type: 'number' }, lat: { type: 'number' } } },
    channel: { enum: ['patrol', 'phone', 'visit', 'hotline', 'chat', 'superior', 'resident'] },
    onBehalf: { type: 'boolean' },
    reporterName: { type: 'string', maxLength: 60 },
    reporterPhone: { type: 'string', maxLength: 20 },
    evidence: { type: 'array', maxItems: 12, items: { type: 'string', 'x-kind': 'file' } },
    onSpot: { type: 'boolean' },
  },
};
