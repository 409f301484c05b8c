import { codeFrom } from '@binhdang/domain/register';
import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useWords } from '../../app/i18n.tsx';
import { Empty } from '../../ui/empty.tsx';
import classes from './design.module.css';
import { useDesigner } from './design-context.ts';
import { inVietnamese, newMeasure } from './edits.ts';
import { MeasureCard } from './measure-card.tsx';
import { words } from './words.ts';

/** What records count. */
export function MeasuresTab() {
  const t = useWords(words);
  const { definition, edit, design } = useDesigner();
  const add = () => {
    const taken = new Set([
      ...definition.measures.map(({ code }) => code as string),
      ...design.measuresElsewhere.map(({ code }) => code),
    ]);
    const name = inVietnamese(undefined, t('newMeasure'));
    edit((now) => ({ ...now, measures: [...now.measures, newMeasure(codeFrom(name.vi, taken), name)] }));
  };
  return (
    <Stack>
      <Text c="dimmed">{t('measuresAbout')}</Text>
      {definition.measures.length === 0 && <Empty text={t('noMeasures')} />}
      <div className={classes.cards}>
        {definition.measures.map((measure, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: its code changes with its name
          <MeasureCard key={at} measure={measure} at={at} />
        ))}
      </div>
      <div>
        <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
          {t('addMeasure')}
        </Button>
      </div>
    </Stack>
  );
}
