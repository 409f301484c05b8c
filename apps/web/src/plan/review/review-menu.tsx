import { planReview } from '@binhdang/contract';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileDiff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useWords } from '../../app/i18n.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { TakeInDialog } from '../take-in/take-in-dialog.tsx';
import { words } from './words.ts';

/** What concerns the whole document: handing in a corrected text, or discarding the plan. */
export function ReviewMenu({ review }: { readonly review: planReview.Review }) {
  const t = useWords(words);
  const navigate = useNavigate();
  const [open, dialog] = useDisclosure(false);
  const { plan } = review;
  const discard = useSubmit(planReview.discard, { onDone: () => navigate({ to: '/ke-hoach' }) });
  return (
    <>
      {plan.versionNumber === 0 && review.allowed.includes('plan.discard') && (
        <ConfirmButton
          variant="default"
          label={t('discard')}
          question={t('discardAsk')}
          pending={discard.pending}
          onConfirm={() => discard.run({ params: { planId: plan.id } })}
        />
      )}
      <Button variant="default" leftSection={<IconFileDiff size={18} aria-hidden />} onClick={dialog.open}>
        {t('correct')}
      </Button>
      {open && (
        <TakeInDialog
          bodyId={plan.leadBody.id}
          corrects={{ id: plan.id, number: plan.title, title: plan.title, status: plan.status }}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
