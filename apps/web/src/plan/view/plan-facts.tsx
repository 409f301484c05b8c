import { plan as contract } from '@binhdang/contract';
import { formatDate } from '@binhdang/domain';
import { Anchor, Badge, Card } from '@mantine/core';
import { address } from '../../app/api.ts';
import { useWords } from '../../app/i18n.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import classes from './plan.module.css';
import { words } from './words.ts';

/** What the document is, who answers for it, and where its work is followed. */
export function PlanFacts({ plan }: { readonly plan: contract.PlanPage }) {
  const t = useWords(words);
  const signer = [plan.signer.authority, plan.signer.post, plan.signer.name].filter(Boolean).join(', ');
  const facts: readonly (readonly [string, string])[] = [
    [t('issuedOn'), plan.issuedOn === null ? '' : formatDate(plan.issuedOn)],
    [t('issuer'), plan.issuer.name],
    [t('signer'), signer],
    [t('leadBody'), plan.leadBody.name],
    [t('period'), `${formatDate(plan.startsOn)} – ${formatDate(plan.endsOn)}`],
  ];
  return (
    <Card>
      <dl className={classes.facts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        <div>
          <dt>{t('version')}</dt>
          <dd>
            {plan.versionNumber === 0 ? (
              <Badge color="orange" variant="light">
                {t('notPublished')}
              </Badge>
            ) : (
              plan.versionNumber
            )}
          </dd>
        </div>
        {plan.versionNumber > 0 && plan.allowed.includes('obligation.readAll') && (
          <div className={`no-print ${classes.wide}`}>
            <dt>{t('track')}</dt>
            <dd>
              <AppLink to="/ma-tran" search={{ keHoach: plan.id }}>
                {t('matrix')}
              </AppLink>
              {' · '}
              <AppLink to="/nhiem-vu" search={{ keHoach: plan.id }}>
                {t('list')}
              </AppLink>
              {' · '}
              <AppLink to="/lich" search={{ keHoach: plan.id }}>
                {t('calendar')}
              </AppLink>
              {plan.allowed.includes('matrix.export') && (
                <>
                  {' · '}
                  <Anchor href={address(contract.exportMatrix, { params: { planId: plan.id } })}>
                    {t('workbook')}
                  </Anchor>
                </>
              )}
            </dd>
          </div>
        )}
      </dl>
    </Card>
  );
}
