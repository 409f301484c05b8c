import { Anchor, Card, List, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useWords } from '../app/i18n.tsx';
import { Empty } from '../ui/empty.tsx';
import { Page } from '../ui/page.tsx';
import { Markdown } from './markdown.tsx';
import { topicRoute } from './routes.tsx';
import { topics } from './topics.ts';
import { words } from './words.ts';

/** The guide's list of topics, and the way to the API's documentation. */
export function HelpIndexPage() {
  const t = useWords(words);
  return (
    <Page title={t('guide')} subtitle={t('inVietnamese')} narrow>
      <Card component="section">
        <Title order={2} size="h3" mb="sm">
          {t('topics')}
        </Title>
        <TopicList />
      </Card>
      <Card component="section">
        <Title order={2} size="h3" mb="sm">
          {t('registers')}
        </Title>
        <Anchor component={Link} to="/huong-dan/so">
          {t('registerGuides')}
        </Anchor>
      </Card>
      <Card component="section">
        <Title order={2} size="h3" mb="sm">
          {t('forDevelopers')}
        </Title>
        <Anchor href="/api/docs/index.html">{t('apiDocs')}</Anchor>
      </Card>
    </Page>
  );
}

/** One topic. */
export function HelpTopicPage() {
  const t = useWords(words);
  const { topic: id } = topicRoute.useParams();
  const topic = topics.find((one) => one.id === id);
  return (
    <Page title={topic?.title ?? t('guide')} crumbs={[{ title: t('guide'), to: '/huong-dan' }]} narrow>
      {topic ? (
        <Card lang="vi">
          <Markdown text={topic.text} />
        </Card>
      ) : (
        <Empty text={t('notFound')} />
      )}
      <Card component="nav" aria-label={t('topics')} className="no-print">
        <Stack gap="xs">
          <Text fw={600}>{t('topics')}</Text>
          <TopicList current={id} />
        </Stack>
      </Card>
    </Page>
  );
}

function TopicList({ current }: { readonly current?: string }) {
  return (
    <List>
      {topics.map((topic) => (
        <List.Item key={topic.id}>
          {topic.id === current ? (
            <strong aria-current="page">{topic.title}</strong>
          ) : (
            <Anchor
              underline="hover"
              renderRoot={(props) => <Link {...props} to="/huong-dan/$topic" params={{ topic: topic.id }} />}
            >
              {topic.title}
            </Anchor>
          )}
        </List.Item>
      ))}
    </List>
  );
}
