/** Files: uploaded first, then attached by their id. */
import { z } from 'zod';
import { route } from './route.ts';
import { Id } from './shared.ts';

export const StoredFile = z
  .object({
    id: Id,
    name: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
  })
  .meta({ id: 'StoredFile' });
export type StoredFile = z.infer<typeof StoredFile>;

export const uploadFile = route({
  id: 'file.upload',
  method: 'POST',
  path: '/api/files',
  summary: {
    vi: 'Tải tệp lên cho một cơ quan (PDF, Word, Excel, ảnh); loại tệp được kiểm tra theo nội dung',
    en: 'Upload a file for a body (PDF, Word, Excel, picture); its kind is checked by content',
  },
  query: z.object({ bodyId: Id }),
  upload: true,
  output: StoredFile,
  problems: ['file-refused', 'file-too-large'],
});

export const downloadFile = route({
  id: 'file.download',
  method: 'GET',
  path: '/api/files/:fileId',
  summary: { vi: 'Xem hoặc tải tệp', en: 'View or download a file' },
  params: z.object({ fileId: Id }),
  query: z.object({ download: z.stringbool().optional() }),
  file: 'application/octet-stream',
});
