/** What a draft may leave open and a plan that is sent may not. Pure. */
import type { cascade, FieldError } from '@binhdang/contract';

const TITLE = { vi: 'Hãy ghi tên kế hoạch.', en: 'Give the plan a title.' };
const NO_TASK = {
  vi: 'Kế hoạch chưa có nhiệm vụ nào. Hãy thêm ít nhất một nhiệm vụ.',
  en: 'The plan has no task yet. Add at least one.',
};
const NO_TEXT = {
  vi: 'Hãy ghi nội dung nhiệm vụ, hoặc xóa dòng này.',
  en: 'Say what is to be done, or remove the task.',
};
const NO_HEADING = { vi: 'Hãy ghi tên mục.', en: 'Give the section a title.' };

/** Fields that keep the plan from being sent; none if it may be. */
export function missingIn({
  title,
  sections,
  tasks,
}: Pick<cascade.BodyPlanContent, 'title' | 'sections' | 'tasks'>): FieldError[] {
  const used = new Set(tasks.map(({ section }) => section));
  return [
    ...(title === '' ? [{ path: 'content.title', message: TITLE }] : []),
    ...(tasks.length === 0 ? [{ path: 'content.tasks', message: NO_TASK }] : []),
    ...sections.flatMap((section, at) =>
      section.title === '' && used.has(section.id)
        ? [{ path: `content.sections.${at}.title`, message: NO_HEADING }]
        : [],
    ),
    ...tasks.flatMap(({ text }, at) =>
      text === '' ? [{ path: `content.tasks.${at}.text`, message: NO_TEXT }] : [],
    ),
  ];
}
