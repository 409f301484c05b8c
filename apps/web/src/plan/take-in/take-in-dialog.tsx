import { planReview } from '@binhdang/contract';
import { Button, Group, Loader, Modal, Progress, Select, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useEffect, useId, useRef, useState } from 'react';
import { call } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { useMe } from '../../app/session.ts';
import { Failure } from '../../ui/failure.tsx';
import { FILE_LIMIT_MB, megabytes } from '../../ui/file-kinds.ts';
import { useFocusBack } from '../../ui/use-focus-back.ts';
import classes from './take-in.module.css';
import { words } from './words.ts';

interface TakeInDialogProps {
  /** The body that the document is taken in for; chosen where the person leads several and it is left out. */
  readonly bodyId?: string;
  /** The plan that the document is a corrected text of. */
  readonly corrects?: planReview.PlanRef;
  readonly onClose: () => void;
}

type Stage =
  | {
      readonly at: 'choosing';
      readonly problem?: unknown;
      readonly name?: string;
      readonly tooLarge?: number;
    }
  | { readonly at: 'sending'; readonly name: string; readonly part: number }
  | { readonly at: 'same'; readonly file: File; readonly taken: planReview.TakenIn };

/** A file goes in, is read, and the person lands in its review; what cannot be read is refused with a remedy. */
export function TakeInDialog({ bodyId, corrects, onClose }: TakeInDialogProps) {
  const t = useWords(words);
  useFocusBack();
  const me = useMe();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const led = (me?.roles ?? []).filter((grant) => grant.role === 'lead_officer').map((grant) => grant.body);
  const [body, setBody] = useState(bodyId ?? led[0]?.id ?? '');
  const [stage, setStage] = useState<Stage>({ at: 'choosing' });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  const send = async (file: File, choice: { corrects?: string; asNew?: boolean }) => {
    if (file.size > FILE_LIMIT_MB * 1024 * 1024) {
      setStage({ at: 'choosing', name: file.name, tooLarge: file.size });
      return;
    }
    stop.current = new AbortController();
    setStage({ at: 'sending', name: file.name, part: 0 });
    try {
      const taken = await call(planReview.takeIn, {
        query: {
          bodyId: body,
          ...(choice.corrects === undefined ? {} : { corrects: choice.corrects }),
          ...(choice.asNew ? { asNew: 'true' } : {}),
        },
        file,
        signal: stop.current.signal,
        onProgress: (part) => setStage({ at: 'sending', name: file.name, part }),
      });
      await arrived(taken, file, choice.corrects);
    } catch (problem) {
      if (!stop.current.signal.aborted) setStage({ at: 'choosing', name: file.name, problem });
    }
  };
  const arrived = async (taken: planReview.TakenIn, file: File, corrected: string | undefined) => {
    if (taken.documentId === null) {
      setStage({ at: 'same', file, taken });
      return;
    }
    await queries.invalidateQueries({ queryKey: ['plan'] });
    onClose();
    if (taken.planId !== null)
      await navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId: taken.planId } });
    else if (corrected !== undefined)
      await navigate({
        to: '/ke-hoach/$planId/so-sanh/$documentId',
        params: { planId: corrected, documentId: taken.documentId },
      });
  };
  const choice = corrects ? { corrects: corrects.id } : {};
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(corrects ? 'takeInCorrected' : 'takeIn')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        {corrects && <Text size="sm">{t('correctedHint', { title: corrects.title })}</Text>}
        {bodyId === undefined && led.length > 1 && stage.at === 'choosing' && (
          <Select
            label={t('forBody')}
            data={led.map((one) => ({ value: one.id, label: one.name }))}
            value={body}
            allowDeselect={false}
            onChange={(value) => setBody(value ?? body)}
          />
        )}
        {stage.at === 'choosing' && <Choosing stage={stage} onFile={(file) => void send(file, choice)} />}
        {stage.at === 'sending' && <Sending name={stage.name} part={stage.part} />}
        {stage.at === 'same' && (
          <Same
            taken={stage.taken}
            onCorrection={(plan) => void send(stage.file, { corrects: plan.id })}
            onNew={() => void send(stage.file, { asNew: true })}
            onOpen={(plan) => {
              onClose();
              void navigate({ to: '/ke-hoach/$planId/ra-soat', params: { planId: plan.id } });
            }}
          />
        )}
      </Stack>
    </Modal>
  );
}

interface ChoosingProps {
  readonly stage: Extract<Stage, { at: 'choosing' }>;
  readonly onFile: (file: File) => void;
}

function Choosing({ stage, onFile }: ChoosingProps) {
  const t = useWords(words);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [over, setOver] = useState(false);
  // After a refusal the dialog is where it was, with the next step at hand.
  const refused = stage.name !== undefined;
  useEffect(() => {
    if (refused) button.current?.focus();
  }, [refused]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    <>
      {stage.name !== undefined && (
        <section>
          <Text fw={600} mb={4}>
            {t('refused', { name: stage.name })}
          </Text>
          {stage.tooLarge === undefined ? (
            <Failure problem={stage.problem} />
          ) : (
            <Text role="alert">
              {t('tooLarge', { size: megabytes(stage.tooLarge), limit: FILE_LIMIT_MB })}
            </Text>
          )}
        </section>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way; the button inside is the other */}
      <div
        className={classes.drop}
        data-over={over || undefined}
        onDragOver={drag}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={40} stroke={1.3} aria-hidden />
        <Text>{t('drop')}</Text>
        <Button ref={button} onClick={() => input.current?.click()} data-autofocus>
          {t(stage.name === undefined ? 'choose' : 'another')}
        </Button>
        <input
          ref={input}
          id={id}
          type="file"
          hidden
          accept=".docx,.pdf,.txt"
          aria-label={t('choose')}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) onFile(file);
          }}
        />
        <Text size="sm" c="dimmed" ta="center">
          {t('kinds', { limit: FILE_LIMIT_MB })}
        </Text>
      </div>
    </>
  );
}

function Sending({ name, part }: { readonly name: string; readonly part: number }) {
  const t = useWords(words);
  const percent = Math.round(part * 100);
  return (
    <Stack gap="xs" role="status" aria-live="polite">
      {percent < 100 ? (
        <>
          <Text>{t('sending', { name, part: percent })}</Text>
          <Progress value={percent} aria-label={name} />
        </>
      ) : (
        <Group gap="sm" wrap="nowrap">
          <Loader size="sm" />
          <Text>{t('reading', { name })}</Text>
        </Group>
      )}
    </Stack>
  );
}

interface SameProps {
  readonly taken: planReview.TakenIn;
  readonly onCorrection: (plan: planReview.PlanRef) => void;
  readonly onNew: () => void;
  readonly onOpen: (plan: planReview.PlanRef) => void;
}

function Same({ taken, onCorrection, onNew, onOpen }: SameProps) {
  const t = useWords(words);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('same', { number: taken.number ?? '' })}</Text>
      <Text>{t('sameText')}</Text>
      {taken.sameAs.map((plan, at) => (
        <Stack key={plan.id} gap="xs">
          <Button
            ref={at === 0 ? first : undefined}
            className={classes.choice}
            onClick={() => onCorrection(plan)}
          >
            {t('asCorrection', { title: plan.title })}
          </Button>
          <Button variant="default" onClick={() => onOpen(plan)}>
            {t('openExisting')}
          </Button>
        </Stack>
      ))}
      <Button variant="default" onClick={onNew}>
        {t('asNew')}
      </Button>
    </Stack>
  );
}
