import { codeFrom } from '@binhdang/domain/register';
import { Button, Card, Group, NativeSelect, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { BiInput } from './bi-input.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import classes from './design.module.css';
import { useDesigner, useFields } from './design-context.ts';
import { type Check, changeAt, newCheck } from './edits.ts';
import { Findings } from './findings.tsx';
import { words } from './words.ts';

/** What must hold between fields. */
export function ChecksTab() {
  const t = useWords(words);
  const { definition, edit } = useDesigner();
  const add = () => {
    const code = codeFrom('kiểm tra', new Set(definition.checks.map((check) => check.code)));
    edit((now) => ({ ...now, checks: [...now.checks, newCheck(code, now.day)] }));
  };
  return (
    <Stack>
      <Text c="dimmed">{t('checksAbout')}</Text>
      {definition.checks.length === 0 && <Empty text={t('noChecks')} />}
      <div className={classes.cards}>
        {definition.checks.map((check, at) => (
          <CheckCard key={check.code} check={check} at={at} />
        ))}
      </div>
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('addCheck')}
        </Button>
      </div>
    </Stack>
  );
}

function CheckCard({ check, at }: { readonly check: Check; readonly at: number }) {
  const t = useWords(words);
  const say = useSay();
  const { edit, findings } = useDesigner();
  const fields = useFields();
  const put = (change: Partial<Check>, step?: string) =>
    edit((now) => ({ ...now, checks: changeAt(now.checks, at, (one) => ({ ...one, ...change })) }), step);
  return (
    <Card component="section" id={`check-${check.code}`}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {say(check.message) || `${t('tabChecks')} ${at + 1}`}
        </Title>
        <Findings
          findings={findings.filter(({ part, code }) => part === 'check' && code === check.code)}
          plain
        />
        <ConditionEditor
          label={t('mustHold')}
          value={check.that}
          onChange={(that) => put({ that }, `that ${check.code}`)}
        />
        <BiInput
          label={t('message')}
          required
          value={check.message}
          onChange={(message) => put({ message }, `message ${check.code}`)}
        />
        <Group align="flex-end" justify="space-between">
          <Group align="flex-end">
            <NativeSelect
              label={t('messageAt')}
              value={check.field}
              onChange={(event) => put({ field: event.currentTarget.value })}
              data={[...fields.values()].map(({ code, name }) => ({ value: code, label: say(name) }))}
            />
            <SegmentedControl
              aria-label={t('severity')}
              value={check.severity}
              onChange={(severity) => put({ severity: severity === 'warning' ? 'warning' : 'error' })}
              data={[
                { value: 'error', label: t('error') },
                { value: 'warning', label: t('warning') },
              ]}
            />
          </Group>
          <ConfirmButton
            size="compact-sm"
            variant="default"
            color="red"
            label={t('remove')}
            question={say(check.message)}
            onConfirm={() =>
              edit((now) => ({ ...now, checks: now.checks.filter((_, index) => index !== at) }))
            }
          />
        </Group>
      </Stack>
    </Card>
  );
}
