import { Stack, Textarea, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useSay, useWords } from '../app/i18n.tsx';
import type { Entry } from './contribution-editor.tsx';
import { narrativeParts } from './definition.ts';
import { contributionWords } from './words.ts';

/** A field for each heading of the outline, with what is to be said there. */
export function TextsEntry({ entry: { typed, change, definition, faults } }: { readonly entry: Entry }) {
  const t = useWords(contributionWords);
  const say = useSay();
  const parts = narrativeParts(definition);
  return (
    <Stack>
      {parts.map(({ code, heading, above, guidance, required }, at) => (
        <Fragment key={code}>
          {above !== undefined && parts[at - 1]?.above !== above && (
            <Title order={2} size="h3">
              {say(above)}
            </Title>
          )}
          <Textarea
            label={say(heading)}
            required={required}
            {...(guidance === undefined ? {} : { description: say(guidance) })}
            {...(required ? { 'aria-description': t('required') } : {})}
            autosize
            minRows={3}
            maxRows={20}
            maxLength={20_000}
            value={typed.texts[code] ?? ''}
            error={typed.texts[code]?.trim() ? undefined : faults.get(`texts.${code}`)}
            onChange={(event) => change({ texts: { ...typed.texts, [code]: event.currentTarget.value } })}
          />
        </Fragment>
      ))}
    </Stack>
  );
}
