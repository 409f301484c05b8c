import { register } from '@binhdang/contract';
import { action } from '../../platform/action.ts';
import { found } from '../../platform/refusal.ts';
import { readDraft, versionsOf } from './designs.ts';

/** A definition as a file, as it stands in the catalog: of a version, else of the draft, else of the latest. */
export const definitionFile = action(register.definitionFile, {
  permission: 'register.design',
  async run({ tx, params, query }) {
    const code = params.register;
    const versions = await versionsOf(tx, code);
    const draft = query.number === undefined ? await readDraft(tx, code) : null;
    const version =
      query.number === undefined ? versions[0] : versions.find(({ number }) => number === query.number);
    const definition = draft?.definition ?? found(version).definition;
    const name = draft ? `${code}-nhap.json` : `${code}-v${version?.number ?? 1}.json`;
    return {
      bytes: Buffer.from(`${JSON.stringify(definition, null, 2)}\n`),
      mediaType: 'application/json',
      name,
    };
  },
});
