import type { urge } from '@binhdang/contract';
import { formatDate, OBLIGATION_ROLE_NAMES } from '@binhdang/domain';
import { Checkbox, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSay, useWords } from '../app/i18n.tsx';
import { StandingBadge } from '../ui/standing-badge.tsx';
import classes from './urge.module.css';
import { words } from './words.ts';

interface TargetListProps {
  readonly bodies: readonly urge.UrgeBody[];
  readonly chosen: ReadonlySet<string>;
  /** These become chosen, or are given up if all of them were. */
  readonly onToggle: (ids: readonly string[]) => void;
}

/** Bodies with what they might be urged about; a body or single obligations can be ticked. */
export function TargetList({ bodies, chosen, onToggle }: TargetListProps) {
  return (
    <ul className={classes.bodies}>
      {bodies.map((one) => (
        <li key={one.body.id}>
          <BodyTargets {...one} chosen={chosen} onToggle={onToggle} />
        </li>
      ))}
    </ul>
  );
}

type BodyTargetsProps = urge.UrgeBody & Omit<TargetListProps, 'bodies'>;

function BodyTargets({ body, targets, chosen, onToggle }: BodyTargetsProps) {
  const t = useWords(words);
  const ids = targets.map(({ obligationId }) => obligationId);
  const count = ids.filter((id) => chosen.has(id)).length;
  return (
    <>
      <div className={classes.body}>
        <Checkbox
          checked={count === ids.length}
          indeterminate={count > 0 && count < ids.length}
          aria-label={t('selectBody', { body: body.name })}
          label={body.name}
          onChange={() => onToggle(ids)}
          fw={600}
        />
        <Text size="sm" c="dimmed">
          {t('ofBody', { chosen: count, total: ids.length })}
        </Text>
      </div>
      <ul className={classes.targets}>
        {targets.map((target) => (
          <li key={target.obligationId}>
            <Target
              target={target}
              chosen={chosen.has(target.obligationId)}
              onToggle={() => onToggle([target.obligationId])}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface TargetProps {
  readonly target: urge.UrgeTarget;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function Target({ target, chosen, onToggle }: TargetProps) {
  const t = useWords(words);
  const say = useSay();
  return (
    <div className={classes.target} data-chosen={chosen || undefined}>
      <Checkbox
        checked={chosen}
        onChange={onToggle}
        aria-label={t('selectTask', { task: target.task.slice(0, 80) })}
      />
      <div>
        <Link
          to="/nhiem-vu/$obligationId"
          params={{ obligationId: target.obligationId }}
          className={classes.task}
        >
          {target.task}
        </Link>
        <div className={classes.facts}>
          <StandingBadge standing={target.standing} />
          <span>{say(OBLIGATION_ROLE_NAMES[target.role])}</span>
          <span>{target.dueOn === null ? t('noDue') : t('due', { date: formatDate(target.dueOn) })}</span>
          {target.urgedOn !== null && <span>{t('urgedOn', { date: formatDate(target.urgedOn) })}</span>}
        </div>
      </div>
    </div>
  );
}
