import { files } from '@binhdang/contract';
import { action } from '../platform/action.ts';
import { found } from '../platform/refusal.ts';

/** Row-level security decides who sees a file: who uploaded it, and who sees what it is attached to. */
export const downloadFile = action(files.downloadFile, {
  permission: 'file.read',
  async run({ tx, params, query, services }) {
    const file = found(
      await tx
        .selectFrom('stored_file')
        .select(['sha256', 'media_type', 'name'])
        .where('id', '=', params.fileId)
        .executeTakeFirst(),
    );
    return {
      bytes: services.files.get(file.sha256),
      mediaType: file.media_type,
      name: file.name,
      inline:
        query.download !== true &&
        /^(image\/|application\/pdf|text\/plain|audio\/|video\/)/.test(file.media_type),
    };
  },
});
