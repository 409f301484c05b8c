/** What a browser keeps to work without a connection. */
import { z } from 'zod';
import { register, WritableBody } from './register-definition.ts';
import { RecordDetail } from './register-record.ts';
import { route } from './route.ts';
import { Id, many } from './shared.ts';

export const recentRecords = route({
  id: 'register.recentRecords',
  method: 'GET',
  path: '/api/records/recent',
  summary: {
    vi: 'Bản ghi mới nhất của cơ quan mình, để dùng khi mất mạng',
    en: 'Latest records of one’s own bodies, for work without a connection',
  },
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(200) }),
  output: z.object({
    items: z.array(RecordDetail).describe('None of confidential registers; those entered last first'),
  }),
});

export const forms = route({
  id: 'register.forms',
  method: 'GET',
  path: '/api/register-forms',
  summary: {
    vi: 'Mọi biểu mẫu một người cần khi mất mạng; biểu mẫu đã có thì không gửi lại',
    en: 'All forms that a person needs without a connection; those that the caller has are not sent again',
  },
  query: z.object({ have: many(Id).describe('definitionId of the forms that the caller has') }),
  output: z.object({
    items: z
      .array(
        z.object({
          // Read here and not beside it: browsers have routes without their schemas.
          ...register.output.omit({ axes: true, writableBodies: true }).shape,
          definition: register.output.shape.definition.nullable().describe('null: the caller has it'),
          inForce: z.boolean().describe('false: an earlier version, which recent records are written on'),
        }),
      )
      .describe('Of all registers'),
    axes: register.output.shape.axes,
    writableBodies: z.array(WritableBody),
  }),
});
