import { register } from '@binhdang/contract';
import { Badge, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { holds, useMe } from '../../app/session.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { NotAllowed } from '../../ui/not-allowed.tsx';
import { Page } from '../../ui/page.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { Designer } from './designer.tsx';
import { ImportInto } from './import-file.tsx';
import { designRoute } from './routes.ts';
import type { Design } from './use-design.ts';
import { Versions } from './versions.tsx';
import { words } from './words.ts';

/** One register: its draft at work, or its versions and the way to change it. */
export function DesignPage() {
  const t = useWords(words);
  const say = useSay();
  const me = useMe();
  const { register: code } = designRoute.useParams();
  const allowed = holds(me, ['administrator']);
  const { data, error, refetch } = useQuery({
    ...read(register.design, { params: { register: code } }),
    enabled: allowed,
    // While records are being converted their progress is shown as it goes.
    refetchInterval: ({ state }) =>
      state.data?.conversions.some(({ finishedAt }) => finishedAt === null) === true ? 1_500 : false,
    refetchOnWindowFocus: false,
    // The designer goes on from what it was given: on coming back that is what the server holds, not what once was.
    gcTime: 0,
  });
  const definition = (data?.draft?.definition ?? data?.versions[0]?.definition) as
    | { name?: { vi: string; en: string } }
    | undefined;
  const title = definition?.name?.vi
    ? say({ ...definition.name, en: definition.name.en || definition.name.vi })
    : code;
  const crumbs = [{ title: t('registers'), to: '/quan-tri/so-theo-doi' }];
  if (!allowed)
    return (
      <Page title={t('registers')}>
        <NotAllowed />
      </Page>
    );
  return (
    <Page
      title={title}
      crumbs={crumbs}
      subtitle={
        data?.draft != null ? (
          <Badge color="orange" variant="light">
            {t('draft')}
          </Badge>
        ) : undefined
      }
      actions={data !== undefined && data.draft === null && <Actions design={data} />}
    >
      {error ? (
        <Failure problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Loading />
      ) : hasDraft(data) ? (
        <Designer key={`${data.draft.begunAt}`} design={data} />
      ) : (
        <Versions design={data} drafting={false} />
      )}
    </Page>
  );
}

const hasDraft = (design: Design): design is Design & { draft: NonNullable<Design['draft']> } =>
  design.draft !== null;

function Actions({ design }: { readonly design: Design }) {
  const t = useWords(words);
  const begin = useSubmit(register.startDesign, { outdates: ['register'] });
  return (
    <>
      <ImportInto code={design.code} />
      <Button
        leftSection={<IconPencil size={16} aria-hidden />}
        loading={begin.pending}
        onClick={() => void begin.run({ params: { register: design.code }, body: {} })}
      >
        {t('change')}
      </Button>
      {begin.problem !== undefined && <Failure problem={begin.problem} onRetry={begin.retry} />}
    </>
  );
}
