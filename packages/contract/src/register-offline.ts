/** What a browser keeps to work without a connection. */
import { z } from 'zod';
import { RecordDetail } from './register-record.ts';
import { route } from './route.ts';

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
