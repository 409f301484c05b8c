import { register } from '@binhdang/contract';
import { Anchor, Card, List, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { GROUP_NAMES } from '../status-names.ts';
import { words } from './words.ts';

const GROUPS = Object.keys(GROUP_NAMES) as (keyof typeof GROUP_NAMES)[];

/** All registers, each a way to its guide. */
export function RegisterGuidesPage() {
  const t = useWords(words);
  const say = useSay();
  const { data, error, refetch } = useQuery(read(register.registers));
  return (
    <Page
      title={t('guides')}
      subtitle={t('guidesHint')}
      crumbs={[{ title: t('guide'), to: '/huong-dan' }]}
      narrow
    >
      {error ? (
        <Failure problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading lines={8} />
      ) : (
        GROUPS.map((group) => {
          const own = data.items.filter((one) => one.group === group);
          return (
            own.length > 0 && (
              <Card key={group} component="section">
                <Title order={2} size="h3" mb="sm">
                  {say(GROUP_NAMES[group])}
                </Title>
                <List spacing="xs">
                  {own.map(({ code, name, purpose }) => (
                    <List.Item key={code}>
                      <Anchor
                        underline="hover"
                        renderRoot={(props) => (
                          <Link {...props} to="/huong-dan/so/$register" params={{ register: code }} />
                        )}
                      >
                        {say(name)}
                      </Anchor>
                      <Text size="sm" c="dimmed">
                        {say(purpose)}
                      </Text>
                    </List.Item>
                  ))}
                </List>
              </Card>
            )
          );
        })
      )}
    </Page>
  );
}
