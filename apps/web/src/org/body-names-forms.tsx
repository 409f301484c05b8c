import { type BodyRef, org } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { ActionIcon, Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../app/i18n.tsx';
import { useToday } from '../app/session.ts';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { DateField } from '../ui/date-field.tsx';
import { Failure } from '../ui/failure.tsx';
import { useSubmit } from '../ui/use-submit.ts';
import { useLife } from './life.ts';
import { useConflict } from './use-conflict.ts';
import { words } from './words.ts';

/** The names that documents use for the body, each removed or added by itself. */
export function AliasForm({ body }: { readonly body: org.Body }) {
  const t = useWords(words);
  const [alsoMeans, setAlsoMeans] = useState<readonly BodyRef[]>([]);
  const form = useForm({ initialValues: { alias: '' } });
  const { conflict, onConflict } = useConflict();
  const add = useSubmit(org.addAlias, {
    form,
    outdates: ['org'],
    onConflict,
    onDone: (answer) => {
      setAlsoMeans(answer.added ? [] : answer.alsoMeans);
      if (answer.added) form.reset();
    },
  });
  const remove = useSubmit(org.removeAlias, { outdates: ['org'], onConflict });
  const send = (evenIfAmbiguous: boolean) =>
    add.run({
      params: { bodyId: body.id },
      body: { version: body.version, alias: form.values.alias, evenIfAmbiguous },
    });
  return (
    <Stack>
      {conflict && (
        <Alert variant="outline" color="orange">
          {t('conflict')}
        </Alert>
      )}
      {body.aliases.length === 0 && <Text c="dimmed">{t('noAliases')}</Text>}
      <Stack gap={2}>
        {body.aliases.map((one) => (
          <Group key={one.id} gap="xs" wrap="nowrap" justify="space-between">
            <Text>{one.alias}</Text>
            <ActionIcon
              aria-label={t('removeAlias', { alias: one.alias })}
              loading={remove.pending}
              onClick={() =>
                void remove.run({
                  params: { bodyId: body.id, aliasId: one.id },
                  body: { version: body.version },
                })
              }
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {remove.problem !== undefined && <Failure problem={remove.problem} onRetry={remove.retry} />}
      <form
        noValidate
        onSubmit={form.onSubmit(() => {
          setAlsoMeans([]);
          return send(false);
        })}
      >
        <Group align="flex-end">
          <TextInput label={t('addAlias')} required flex={1} {...form.getInputProps('alias')} />
          <Button type="submit" loading={add.pending}>
            {t('addAlias')}
          </Button>
        </Group>
      </form>
      {alsoMeans.length > 0 && (
        <Alert role="alert" variant="outline" color="orange">
          <Text mb="xs">{t('ambiguous', { bodies: alsoMeans.map((one) => one.name).join('; ') })}</Text>
          <Button variant="default" onClick={() => void send(true)} loading={add.pending}>
            {t('addAnyway')}
          </Button>
        </Alert>
      )}
      {add.problem !== undefined && <Failure problem={add.problem} onRetry={add.retry} />}
    </Stack>
  );
}

/** Codes with their days; an old code is ended, never overwritten. */
export function CodesForm({ body }: { readonly body: org.Body }) {
  const t = useWords(words);
  const life = useLife();
  const today = useToday() ?? '';
  const form = useForm({ initialValues: { system: '', code: '', validFrom: today as CivilDate | null } });
  const { conflict, onConflict } = useConflict();
  const options = { outdates: ['org'], onConflict };
  const add = useSubmit(org.addCode, { ...options, form, onDone: () => form.reset() });
  const end = useSubmit(org.endCode, options);
  return (
    <Stack>
      {conflict && (
        <Alert variant="outline" color="orange">
          {t('conflict')}
        </Alert>
      )}
      {body.codes.length === 0 && <Text c="dimmed">{t('noCodes')}</Text>}
      {body.codes.map((code) => (
        <Group key={code.id} justify="space-between" wrap="nowrap">
          <Text>
            {code.code} ({code.system}, {life(code)})
          </Text>
          {code.validTo === null && (
            <ConfirmButton
              variant="default"
              size="xs"
              label={t('endCode', { code: code.code })}
              question={t('endCode', { code: code.code })}
              pending={end.pending}
              onConfirm={() =>
                end.run({
                  params: { bodyId: body.id, codeId: code.id },
                  body: { version: body.version, on: today },
                })
              }
            />
          )}
        </Group>
      ))}
      {end.problem !== undefined && <Failure problem={end.problem} onRetry={end.retry} />}
      <form
        noValidate
        onSubmit={form.onSubmit(({ system, code, validFrom }) =>
          add.run({
            params: { bodyId: body.id },
            body: { version: body.version, system, code, validFrom: validFrom ?? '' },
          }),
        )}
      >
        <Group align="flex-end">
          <TextInput label={t('codeSystem')} required flex={1} {...form.getInputProps('system')} />
          <TextInput label={t('code')} required w="8rem" {...form.getInputProps('code')} />
          <DateField
            label={t('from')}
            required
            w="9.5rem"
            value={form.values.validFrom}
            onChange={(day) => form.setFieldValue('validFrom', day)}
            error={form.errors.validFrom}
          />
          <Button type="submit" loading={add.pending}>
            {t('addCode')}
          </Button>
        </Group>
      </form>
      {add.problem !== undefined && <Failure problem={add.problem} onRetry={add.retry} />}
    </Stack>
  );
}
