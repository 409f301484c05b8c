import type { report } from '@binhdang/contract';
import { Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Loading } from '../../ui/loading.tsx';
import { headingNumber } from './contents.tsx';
import { useDesk } from './desk.ts';
import { partAnchor } from './marks.ts';
import { PartFrame } from './part-frame.tsx';
import { IndicatorsPart, ObligationsPart, RecordsPart } from './parts/list-parts.tsx';
import { NarrativePart } from './parts/narrative-part.tsx';
import { TablePart } from './parts/table-part.tsx';
import classes from './report.module.css';
import { words } from './words.ts';

// Brings the registers' rules, which most who only read a report do not need.
const EntryPart = lazy(() => import('./parts/entry-part.tsx').then((file) => ({ default: file.EntryPart })));

/** The report in the order of the document. */
export function ReportParts() {
  const { page } = useDesk();
  const t = useWords(words);
  return (
    <>
      {page.sections.map((section, at) => (
        <div key={section.code} className={classes.sheet}>
          <SectionView section={section} number={headingNumber(0, at)} depth={0} />
        </div>
      ))}
      {page.annexes.map((section, at) => (
        <div key={section.code} className={classes.sheet}>
          <SectionView section={section} number={t('annex', { number: at + 1 })} depth={0} />
        </div>
      ))}
    </>
  );
}

interface SectionProps {
  readonly section: report.ReportSection;
  readonly number: string;
  readonly depth: number;
}

function SectionView({ section, number, depth }: SectionProps) {
  const say = useSay();
  const order = Math.min(depth + 2, 6) as 2 | 3 | 4 | 5 | 6;
  return (
    <section className={classes.section} aria-labelledby={partAnchor(section.code)}>
      <Title
        order={order}
        size={depth === 0 ? 'h3' : 'h4'}
        id={partAnchor(section.code)}
        tabIndex={-1}
        style={{ scrollMarginTop: '5rem' }}
      >
        {number}
        {say(section.heading)}
      </Title>
      {section.parts.map((part) => (
        <PartFrame key={part.code} part={part}>
          <PartBody part={part} heading={say(section.heading)} />
        </PartFrame>
      ))}
      {section.sections.map((inner, at) => (
        <SectionView
          key={inner.code}
          section={inner}
          number={headingNumber(depth + 1, at)}
          depth={depth + 1}
        />
      ))}
    </section>
  );
}

/** A part by its kind; one without a title is called by the heading that it stands under. */
function PartBody({ part, heading }: { readonly part: report.ReportPart; readonly heading: string }) {
  const say = useSay();
  const name = part.title === null ? heading : say(part.title);
  switch (part.type) {
    case 'narrative':
      return <NarrativePart part={part} name={name} />;
    case 'table':
      return <TablePart part={part} name={name} />;
    case 'indicators':
      return <IndicatorsPart part={part} name={name} />;
    case 'records':
      return <RecordsPart part={part} name={name} />;
    case 'obligations':
      return <ObligationsPart part={part} name={name} />;
    case 'entry':
      return (
        <Suspense fallback={<Loading lines={2} />}>
          <EntryPart part={part} name={name} />
        </Suspense>
      );
  }
}
