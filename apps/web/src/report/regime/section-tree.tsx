import type { Outline, Section } from '@binhdang/domain/outline';
import { Badge, Text } from '@mantine/core';
import { useSay, useWords } from '../../app/i18n.tsx';
import { words } from './words.ts';

/** The sections with what stands in each. */
export function SectionTree({ outline }: { readonly outline: Outline }) {
  return (
    <>
      <SectionList sections={outline.sections} />
      <SectionList sections={outline.annexes} annex />
    </>
  );
}

function SectionList({
  sections,
  annex = false,
}: {
  readonly sections: readonly Section[];
  readonly annex?: boolean;
}) {
  const t = useWords(words);
  const say = useSay();
  if (sections.length === 0) return null;
  return (
    <ol>
      {sections.map((section) => (
        <li key={section.code}>
          <Text span fw={600}>
            {annex ? `${t('annex')}: ` : ''}
            {say(section.heading)}
          </Text>
          <ul>
            {section.parts.map((part) => (
              <li key={part.code}>
                {part.title && `${say(part.title)} `}
                <Badge size="sm" variant="light" color="gray">
                  {t(`kind_${part.type}`)}
                </Badge>
                {part.type === 'narrative' && part.required && (
                  <Badge size="sm" variant="light" ml={4}>
                    {t('mustWrite')}
                  </Badge>
                )}
                {part.guidance && (
                  <Text size="sm" c="dimmed">
                    {say(part.guidance)}
                  </Text>
                )}
              </li>
            ))}
          </ul>
          <SectionList sections={section.sections} />
        </li>
      ))}
    </ol>
  );
}
