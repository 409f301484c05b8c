import type { cascade } from '@binhdang/contract';
import { Text } from '@mantine/core';
import { useWords } from '../app/i18n.tsx';
import classes from './cascade.module.css';
import { words } from './coverage-words.ts';

/** Tasks by bodies at a glance; for a wide screen and for paper on its side. */
export function CoverageMatrix({ coverage }: { readonly coverage: cascade.Coverage }) {
  const t = useWords(words);
  const cells = new Map(coverage.cells.map((cell) => [`${cell.task}.${cell.body}`, cell.taken]));
  const tasks = coverage.tasks.map((task, at) => ({ task, at })).filter(({ task }) => task.bound > 0);
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {t('legend')}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={t('matrix')}>
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('task')}</th>
              {coverage.bodies.map(({ body }) => (
                <th key={body.id} scope="col" title={body.name}>
                  <span>{body.shortName ?? body.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tasks.map(({ task, at }) => (
              <tr key={task.key}>
                <th scope="row">
                  <Text size="xs" lineClamp={2} component="span">
                    {task.label !== null && `${task.label}: `}
                    {task.text}
                  </Text>
                </th>
                {coverage.bodies.map(({ body }, place) => {
                  const taken = cells.get(`${at}.${place}`);
                  return (
                    <td key={body.id}>
                      {taken !== undefined && (
                        <>
                          <span aria-hidden>{taken ? '✓' : '○'}</span>
                          <span className="visually-hidden">{t(taken ? 'cellTaken' : 'cellNot')}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
