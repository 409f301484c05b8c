import { register as contract, type OutputOf, work } from '@binhdang/contract';
import { Alert, Anchor, Box, Button, Select, Stack } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { read } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import type { Entered, Names } from '../form/entered.ts';
import { type LoadedRegister, useRegister } from '../use-register.ts';
import { CopyDialog } from './copy-dialog.tsx';
import { EnteredPanel } from './entered-panel.tsx';
import classes from './entry.module.css';
import { keepBody, lastBody, lastChoices, withOwnPlace } from './last-choices.ts';
import { NewRecord, type Saved } from './new-record.tsx';
import { copied, namesIn } from './repeats.ts';
import { newRecordRoute } from './routes.ts';
import { words } from './words.ts';

type RecordDetail = OutputOf<typeof contract.record>;

/** A new record: for which body, begun with what, and what comes after it was saved. */
export function NewRecordPage() {
  const t = useWords(words);
  const say = useSay();
  const { register: code } = newRecordRoute.useParams();
  const { tu } = newRecordRoute.useSearch();
  const { register, query } = useRegister(code);
  const [copying, setCopying] = useState(false);
  const source = useQuery({
    ...read(contract.record, { params: { recordId: tu ?? '' } }),
    enabled: tu !== undefined,
    // What is being typed must not be begun anew when the record is read again.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const name = register === undefined ? undefined : say(register.definition.name);
  const failed = query.isError ? query : source.isError ? source : undefined;
  const ready = register !== undefined && (tu === undefined || source.data !== undefined);
  const open = register !== undefined && !register.retired && register.writableBodies.length > 0;
  return (
    <Box className={classes.wide}>
      <Page
        title={name === undefined ? t('newRecordShort') : t('newRecord', { register: name })}
        subtitle={register && say(register.definition.purpose)}
        crumbs={[
          { title: t('registers'), to: '/so-theo-doi' },
          ...(name === undefined ? [] : [{ title: name, to: `/so-theo-doi/${code}` }]),
        ]}
        actions={
          open && (
            <Button
              variant="default"
              leftSection={<IconCopy size={18} aria-hidden />}
              onClick={() => setCopying(true)}
            >
              {t('copy')}
            </Button>
          )
        }
      >
        {failed !== undefined ? (
          <Failure problem={failed.error} onRetry={() => void failed.refetch()} />
        ) : ready ? (
          <Series key={`${code} ${tu ?? ''}`} register={register} source={source.data} />
        ) : (
          <Loading lines={8} />
        )}
      </Page>
      {copying && register !== undefined && (
        <CopyDialog register={register} onClose={() => setCopying(false)} />
      )}
    </Box>
  );
}

interface SeriesProps {
  readonly register: LoadedRegister;
  readonly source: RecordDetail | undefined;
}

interface Start {
  readonly values: Entered;
  readonly names: Names;
  /** How many times before in this series; each begins with a form of its own. */
  readonly round: number;
}

/** One record after the other, each beginning with what repeats of the one before. */
function Series({ register, source }: SeriesProps) {
  const t = useWords(words);
  const me = useMe();
  const navigate = useNavigate();
  const { 'nhiem-vu': obligationId } = newRecordRoute.useSearch();
  const [body, setBody] = useBody(register.writableBodies, me?.id);
  const first = useMemo((): Start => {
    if (source !== undefined) {
      const values = copied(register.definition, source.values, source.namesShown);
      return { values, names: namesIn(values, source.names), round: 0 };
    }
    const last = lastChoices(me?.id ?? '', register.definition);
    return { ...withOwnPlace(last, register.definition, body), round: 0 };
  }, [register.definition, source, me?.id, body]);
  const [start, setStart] = useState(first);
  const [saved, setSaved] = useState<Saved>();
  if (register.retired || body === undefined) return <Closed register={register} />;
  if (saved !== undefined)
    return (
      <EnteredPanel
        saved={saved}
        obligationId={obligationId}
        onAnother={() => {
          setStart({ values: saved.next.values, names: saved.next.names, round: start.round + 1 });
          setSaved(undefined);
          // The copy was made; the next one repeats this one.
          void navigate({ to: '.', search: { 'nhiem-vu': obligationId }, replace: true });
        }}
      />
    );
  return (
    <Stack gap="md">
      <Surroundings register={register} source={source} obligationId={obligationId} />
      {register.writableBodies.length > 1 && (
        <Select
          label={t('forBody')}
          data={register.writableBodies.map(({ id, name }) => ({ value: id, label: name }))}
          value={body.id}
          onChange={(id) => setBody(id ?? body.id)}
          allowDeselect={false}
          searchable={register.writableBodies.length > 8}
          maw="32rem"
        />
      )}
      <NewRecord
        key={start.round}
        register={register}
        body={body}
        onBody={setBody}
        start={start}
        draftKey={['new', register.code, source?.id, obligationId].filter(Boolean).join('.')}
        obligationId={obligationId}
        prefilled={source === undefined}
        onSubmitted={setSaved}
      />
    </Stack>
  );
}

/** The body that is written for: the one chosen last on this machine, otherwise the first. */
function useBody(bodies: LoadedRegister['writableBodies'], userId: string | undefined) {
  const [id, setId] = useState(() => (userId === undefined ? undefined : lastBody(userId)));
  const body = bodies.find((one) => one.id === id) ?? bodies[0];
  const choose = (chosen: string) => {
    setId(chosen);
    if (userId !== undefined) keepBody(userId, chosen);
  };
  return [body, choose] as const;
}

function Closed({ register }: { readonly register: LoadedRegister }) {
  const t = useWords(words);
  return (
    <Alert color="yellow" variant="outline">
      {t(register.retired ? 'retired' : 'noBody')}{' '}
      <Anchor component={Link} to={`/so-theo-doi/${register.code}`}>
        {t('toRegister')}
      </Anchor>
    </Alert>
  );
}

interface SurroundingsProps extends SeriesProps {
  readonly obligationId: string | undefined;
}

/** What the record comes from and what it is for. */
function Surroundings({ source, obligationId }: SurroundingsProps) {
  const t = useWords(words);
  const { data: obligation } = useQuery({
    ...read(work.obligation, { params: { obligationId: obligationId ?? '' } }),
    enabled: obligationId !== undefined,
  });
  return (
    <>
      {source !== undefined && (
        <Alert variant="outline">{t('copiedFrom', { title: source.title || t('untitled') })}</Alert>
      )}
      {obligation !== undefined && (
        <Alert variant="outline" title={t('proves')}>
          <Anchor component={Link} to={`/nhiem-vu/${obligation.id}`} lineClamp={3}>
            {[obligation.node.label, obligation.node.text].filter(Boolean).join(' ')}
          </Anchor>
        </Alert>
      )}
    </>
  );
}
