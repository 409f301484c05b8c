import { report } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useLanguage, useSay, useWords } from '../../app/i18n.tsx';
import { formatInstant } from '../../app/instant.ts';
import { Empty } from '../../ui/empty.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { Part } from '../../ui/part.tsx';
import { DutyForm } from './duty-form.tsx';
import { OutlineEditor } from './outline-editor.tsx';
import { definitionRoute } from './routes.tsx';
import { words } from './words.ts';

export type DefinitionAnswer = Awaited<ReturnType<ReturnType<typeof definitionQuery>['queryFn']>>;
const definitionQuery = (kind: string, code: string) =>
  read(report.definition, { params: { kind: kind === 'outline' ? 'outline' : 'duty', code } });

/** An outline or duty with its versions; a lead officer changes it from a day on. */
export function DefinitionPage() {
  const t = useWords(words);
  const say = useSay();
  const { kind, code } = definitionRoute.useParams();
  const query = useQuery(definitionQuery(kind, code));
  const shown = query.data;
  const name = shown?.definition['name'] as { vi: string; en: string } | undefined;
  return (
    <Page
      title={name ? say(name) : t('definition')}
      subtitle={shown && t('version', { number: shown.number })}
      crumbs={[
        { title: t('reports'), to: '/bao-cao' },
        { title: t('title'), to: '/bao-cao/che-do?xem=de-cuong' },
      ]}
    >
      {query.isPending && <Loading />}
      {query.isError && <Failure problem={query.error} onRetry={() => void query.refetch()} />}
      {shown && (
        <Stack>
          {shown.kind === 'duty' ? (
            <DutyForm key={shown.number} shown={shown} />
          ) : (
            <OutlineEditor key={shown.number} shown={shown} />
          )}
          <Versions shown={shown} />
        </Stack>
      )}
    </Page>
  );
}

function Versions({ shown }: { readonly shown: DefinitionAnswer }) {
  const t = useWords(words);
  const { language } = useLanguage();
  return (
    <Part title={t('versions')}>
      {shown.versions.length === 0 && <Empty text={t('versions')} />}
      <ul>
        {shown.versions.map(({ number, appliesFrom, madeBy, madeAt, reason }) => (
          <li key={number}>
            {t('version', { number })}:{' '}
            {madeBy === null
              ? t('shipped')
              : t('madeBy', { person: madeBy.name, day: formatDate(appliesFrom) })}
            {madeBy !== null && (
              <Text span size="sm" c="dimmed">
                {' '}
                {formatInstant(madeAt, language)}
                {reason === null ? '' : `: ${reason}`}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}
