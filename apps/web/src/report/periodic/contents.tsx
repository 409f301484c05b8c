import type { report } from '@binhdang/contract';
import { Text } from '@mantine/core';
import {
  IconAlertCircle,
  IconCheck,
  IconCircleDashed,
  IconMessageExclamation,
  IconPencil,
  IconRefreshAlert,
  IconWand,
} from '@tabler/icons-react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { useDesk } from './desk.ts';
import { marksOf, type PartMark, partAnchor, worstMark } from './marks.ts';
import classes from './report.module.css';
import { words } from './words.ts';

const ICONS = {
  missing: IconAlertCircle,
  remarks: IconMessageExclamation,
  moved: IconRefreshAlert,
  changed: IconPencil,
  written: IconCheck,
  prepared: IconWand,
  empty: IconCircleDashed,
} as const satisfies Record<PartMark, unknown>;

/** Remarks that wait, by part. */
export function openRemarks(remarks: readonly report.ReportRemark[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { part, settledAt } of remarks)
    if (settledAt === null) counts.set(part, (counts.get(part) ?? 0) + 1);
  return counts;
}

export function useMarks(): (part: report.ReportPart) => PartMark[] {
  const { draft, changed, remarks } = useDesk();
  const facts = { content: draft.content, changed, remarks: openRemarks(remarks) };
  return (part) => marksOf(part, facts);
}

export function MarkSign({ mark, words: withWords }: { readonly mark: PartMark; readonly words?: boolean }) {
  const t = useWords(words);
  const Icon = ICONS[mark];
  return (
    <span className={classes.mark} data-mark={mark}>
      <Icon size={16} aria-hidden />
      {withWords ? t(mark) : <span className="visually-hidden">{t(mark)}</span>}
    </span>
  );
}

/** The outline, with how each heading stands. */
export function Contents({ onGo }: { readonly onGo?: () => void }) {
  const t = useWords(words);
  const { page } = useDesk();
  return (
    <nav aria-label={t('contents')}>
      <Sections sections={page.sections} numbered onGo={onGo} />
      {page.annexes.length > 0 && (
        <>
          <Text fw={600} size="sm" mt="xs" px={6}>
            {t('annexes')}
          </Text>
          <Sections sections={page.annexes} onGo={onGo} />
        </>
      )}
    </nav>
  );
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/** Number of a heading as documents have it: I, 1, a. */
export function headingNumber(depth: number, at: number): string {
  if (depth === 0) return `${ROMAN[at] ?? String(at + 1)}. `;
  return depth === 1 ? `${at + 1}. ` : `${String.fromCharCode(97 + at)}) `;
}

interface SectionsProps {
  readonly sections: readonly report.ReportSection[];
  readonly numbered?: boolean;
  readonly depth?: number;
  readonly onGo?: (() => void) | undefined;
}

function Sections({ sections, numbered = false, depth = 0, onGo }: SectionsProps) {
  const say = useSay();
  const marks = useMarks();
  return (
    <ul className={classes.list}>
      {sections.map((section, at) => {
        const mark = worstMark(section.parts.flatMap(marks));
        return (
          <li key={section.code}>
            <a
              className={classes.entry}
              href={`#${partAnchor(section.code)}`}
              onClick={(event) => {
                event.preventDefault();
                onGo?.();
                const heading = document.getElementById(partAnchor(section.code));
                heading?.scrollIntoView({ block: 'start' });
                heading?.focus({ preventScroll: true });
              }}
            >
              {mark !== undefined && <MarkSign mark={mark} />}
              <span>
                {numbered && headingNumber(depth, at)}
                {say(section.heading)}
              </span>
            </a>
            {section.sections.length > 0 && (
              <Sections sections={section.sections} numbered={numbered} depth={depth + 1} onGo={onGo} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
