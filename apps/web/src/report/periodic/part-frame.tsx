import type { report } from '@binhdang/contract';
import { Button, Text } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { MarkSign, useMarks } from './contents.tsx';
import { useDesk } from './desk.ts';
import { type PartMark, partAnchor } from './marks.ts';
import { RemarkForm, RemarkList } from './remarks.tsx';
import classes from './report.module.css';
import { words } from './words.ts';

const CALLING: ReadonlySet<PartMark> = new Set(['missing', 'remarks', 'moved', 'changed']);

interface PartFrameProps {
  readonly part: report.ReportPart;
  readonly children: ReactNode;
}

/** A part with its title, how it stands, what to write, and what the receiver remarked on it. */
export function PartFrame({ part, children }: PartFrameProps) {
  const t = useWords(words);
  const say = useSay();
  const { draft, judging } = useDesk();
  const [remarking, setRemarking] = useState(false);
  // Beside the part stands what calls for a hand; the contents tell the rest.
  const marks = useMarks()(part).filter((mark) => CALLING.has(mark));
  return (
    <div className={classes.part} id={partAnchor(part.code)}>
      {(part.title !== null || marks.length > 0) && (
        <div className={classes.partHead}>
          {part.title !== null && <Text fw={600}>{say(part.title)}</Text>}
          <span className={classes.marks}>
            {marks.map((mark) => (
              <MarkSign key={mark} mark={mark} words />
            ))}
          </span>
        </div>
      )}
      {draft.writing && part.guidance !== null && <p className={classes.guidance}>{say(part.guidance)}</p>}
      <RemarkList part={part} />
      {children}
      {judging && !remarking && (
        <div className={classes.tools}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconMessagePlus size={16} aria-hidden />}
            onClick={() => setRemarking(true)}
          >
            {t('addRemark')}
          </Button>
        </div>
      )}
      {judging && remarking && <RemarkForm part={part.code} onDone={() => setRemarking(false)} />}
    </div>
  );
}
