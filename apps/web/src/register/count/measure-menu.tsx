import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { GROUP_NAMES } from '../status-names.ts';
import classes from './count.module.css';
import type { CountSearch } from './search.ts';
import type { Measure, Measures } from './use-measures.ts';
import { words } from './words.ts';

interface MeasureMenuProps {
  readonly measures: Measures;
  readonly search: CountSearch;
}

const GROUPS = Object.keys(GROUP_NAMES) as (keyof typeof GROUP_NAMES)[];

/** Before anything is chosen: all that can be counted, by register. */
export function MeasureMenu({ measures, search }: MeasureMenuProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Stack gap="lg">
      <div>
        <Title order={2} size="h3">
          {t('choose')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('chooseText')}
        </Text>
      </div>
      {GROUPS.map((group) => {
        const registers = measures.registers.filter((one) => one.group === group);
        if (registers.length === 0) return null;
        return (
          <section key={group} aria-label={say(GROUP_NAMES[group])}>
            <Title order={3} size="h4" mb="xs">
              {say(GROUP_NAMES[group])}
            </Title>
            <div className={classes.cards}>
              {registers.map((register) => (
                <RegisterCard
                  key={register.code}
                  name={say(register.name)}
                  search={search}
                  measures={measures.items.filter((item) => item.register === register.code)}
                />
              ))}
            </div>
          </section>
        );
      })}
    </Stack>
  );
}

interface RegisterCardProps {
  readonly name: string;
  readonly search: CountSearch;
  readonly measures: readonly Measure[];
}

function RegisterCard({ name, search, measures }: RegisterCardProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <Card>
      <Group gap="xs" mb={4}>
        <Text fw={600}>{name}</Text>
        {measures.some(({ sight }) => sight !== 'plan') && (
          <Badge size="sm" variant="outline" color="gray" tt="none">
            {t('confidential')}
          </Badge>
        )}
      </Group>
      <ul className={classes.links}>
        {measures.map((measure) => (
          <li key={measure.code}>
            <AppLink to="/so-lieu" search={{ ...search, soLieu: measure.code }} size="sm">
              {say(measure.name)}
              {!measure.current && ` ${t('earlier')}`}
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}
