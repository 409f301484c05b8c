import type { Finding } from '@binhdang/domain/register';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSay } from '../../app/i18n.tsx';
import classes from './design.module.css';

interface FindingsProps {
  readonly findings: readonly Finding[];
  /** What is named is on screen already: its messages without links. */
  readonly plain?: boolean;
  readonly onOpen?: (finding: Finding) => void;
}

/** What is to be put right; each leads to its place. */
export function Findings({ findings, plain = false, onOpen }: FindingsProps) {
  const say = useSay();
  if (findings.length === 0) return null;
  return (
    <ul className={classes.findings}>
      {findings.map((finding) => (
        <li key={`${finding.part} ${finding.code} ${finding.message.vi}`}>
          <IconAlertTriangle size={16} aria-hidden />{' '}
          {plain || onOpen === undefined ? (
            <span>{say(finding.message)}</span>
          ) : (
            <button type="button" className={classes.textButton} onClick={() => onOpen(finding)}>
              {say(finding.message)}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
