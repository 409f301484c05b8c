import type { RecordFault } from '@binhdang/domain/register';
import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import classes from './form.module.css';
import { focusPath } from './path-id.ts';
import { words } from './words.ts';

interface FaultSummaryProps {
  readonly formId: string;
  readonly faults: readonly RecordFault[];
}

/** What is wrong in the whole form; each line takes the cursor to its field. */
export function FaultSummary({ formId, faults }: FaultSummaryProps) {
  const t = useWords(words);
  const errors = faults.filter(({ severity }) => severity === 'error');
  const warnings = faults.filter(({ severity }) => severity === 'warning');
  return (
    <div role="status" className={classes.summaries}>
      <Lines formId={formId} faults={errors} title={t('toMend', { count: errors.length })} severity="error" />
      <Lines
        formId={formId}
        faults={warnings}
        title={t('toConsider', { count: warnings.length })}
        severity="warning"
      />
    </div>
  );
}

interface LinesProps extends FaultSummaryProps {
  readonly title: string;
  readonly severity: RecordFault['severity'];
}

function Lines({ formId, faults, title, severity }: LinesProps) {
  const say = useSay();
  if (faults.length === 0) return null;
  const Icon = severity === 'error' ? IconAlertCircle : IconAlertTriangle;
  return (
    <div className={classes.summary} data-severity={severity}>
      <strong>
        <Icon size={18} aria-hidden /> {title}
      </strong>
      <ul>
        {faults.map(({ path, message }) => (
          <li key={`${path} ${message.vi}`}>
            <button type="button" className={classes.textButton} onClick={() => focusPath(formId, path)}>
              {say(message)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
