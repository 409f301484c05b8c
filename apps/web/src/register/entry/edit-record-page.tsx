import { register as contract, type OutputOf } from '@binhdang/contract';
import { Alert, Anchor, Box } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { useRegister } from '../use-register.ts';
import { WaitingChangeOf } from '../waiting-here.tsx';
import { EditRecord } from './edit-record.tsx';
import classes from './entry.module.css';
import { editRecordRoute } from './routes.ts';
import { words } from './words.ts';

type RecordDetail = OutputOf<typeof contract.record>;

/** Changing a record, in the form that it was written on. */
export function EditRecordPage() {
  const t = useWords(words);
  const { recordId } = editRecordRoute.useParams();
  const { data, error, refetch } = useQuery(read(contract.record, { params: { recordId } }));
  return (
    <Box className={classes.wide}>
      {data === undefined ? (
        <Page title={t('editRecord')} crumbs={[{ title: t('registers'), to: '/so-theo-doi' }]}>
          {error === null ? (
            <Loading lines={8} />
          ) : (
            <Failure problem={error} onRetry={() => void refetch()} />
          )}
        </Page>
      ) : (
        <Edit key={recordId} record={data} />
      )}
    </Box>
  );
}

function Edit({ record }: { readonly record: RecordDetail }) {
  const t = useWords(words);
  const say = useSay();
  const { register, query } = useRegister(record.register, record.number);
  const title = record.title || t('untitled');
  const may = record.allowed.includes('record.write');
  return (
    <Page
      title={t('editRecord')}
      subtitle={[title, record.body.name].join(' · ')}
      crumbs={[
        { title: t('registers'), to: '/so-theo-doi' },
        ...(register === undefined
          ? []
          : [{ title: say(register.definition.name), to: `/so-theo-doi/${record.register}` }]),
        { title, to: `/ban-ghi/${record.id}` },
      ]}
    >
      <WaitingChangeOf recordId={record.id} />
      {query.isError ? (
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      ) : !may ? (
        <Alert color="yellow" variant="outline">
          {t(record.deleted ? 'deleted' : 'mayNotChange')}{' '}
          <Anchor component={Link} to={`/ban-ghi/${record.id}`}>
            {t('openRecord')}
          </Anchor>
        </Alert>
      ) : register === undefined ? (
        <Loading lines={8} />
      ) : (
        <EditRecord register={register} record={record} />
      )}
    </Page>
  );
}
