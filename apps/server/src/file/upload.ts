import { files } from '@binhdang/contract';
import { v7 as uuid } from 'uuid';
import { action } from '../platform/action.ts';
import { refuse } from '../platform/refusal.ts';
import { checkedType } from './check-type.ts';

/** Keeps a file for a body the person works in; what it is gets decided by its content, not its name. */
export const uploadFile = action(files.uploadFile, {
  permission: 'file.upload',
  subject: async ({ query }) => ({ bodyId: query.bodyId }),
  async run({ tx, session, upload, query, services }) {
    const { name, bytes } = upload ?? refuse('invalid-input');
    const mediaType = await checkedType(bytes, name);
    const { sha256, sizeBytes } = await services.files.put(bytes);
    const id = uuid();
    await tx
      .insertInto('stored_file')
      .values({
        id,
        sha256,
        size_bytes: sizeBytes,
        media_type: mediaType,
        name,
        body_id: query.bodyId,
        uploaded_by: session.userId,
      })
      .execute();
    return { id, name, mediaType, sizeBytes, sha256: sha256.toString('hex') };
  },
});
