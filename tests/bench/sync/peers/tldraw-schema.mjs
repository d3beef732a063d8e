// A board as tldraw records: everything passes, so that no peer pays for a check that another leaves out.
import { createRecordType, StoreSchema } from '@tldraw/store';

const anything = { validate: (record) => record };
const document = (name) => createRecordType(name, { scope: 'document', validator: anything });

export const schema = StoreSchema.create({
  indicator: document('indicator'),
  measurement: document('measurement'),
  card: document('card'),
  presence: createRecordType('presence', { scope: 'presence', validator: anything }),
});
