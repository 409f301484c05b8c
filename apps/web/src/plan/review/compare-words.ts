import { dictionary } from '../../app/i18n.tsx';

/** Words of the comparison with a corrected text. */
export const words = dictionary({
  title: { vi: 'So sánh với văn bản đã sửa', en: 'Compare with the corrected text' },
  plans: { vi: 'Kế hoạch', en: 'Plans' },
  review: { vi: 'Rà soát', en: 'Review' },
  counts: {
    vi: '{changed} mục sửa lời, {added} mục thêm, {removed} mục không còn, {same} mục giữ nguyên.',
    en: '{changed} changed, {added} added, {removed} gone, {same} the same.',
  },
  kept: {
    vi: 'Mục sửa lời hoặc giữ nguyên vẫn giữ cơ quan đã xác nhận, nhiệm vụ đã giao và tiến độ. Mục sửa lời cần rà soát lại.',
    en: 'Entries that change or stay keep confirmed bodies, obligations and progress. Changed ones are to be checked again.',
  },
  same: { vi: 'giữ nguyên', en: 'the same' },
  changed: { vi: 'sửa lời', en: 'changed' },
  added: { vi: 'thêm mới', en: 'added' },
  removed: { vi: 'không còn', en: 'gone' },
  showSame: { vi: 'Hiện cả mục giữ nguyên', en: 'Show those that stay the same' },
  keep: { vi: 'Giữ lại mục này', en: 'Keep this entry' },
  work: { vi: 'đã giao {obligations} nhiệm vụ', en: '{obligations} obligations' },
  progress: { vi: '{count} nhiệm vụ đã có báo cáo tiến độ', en: '{count} with progress reported' },
  apply: { vi: 'Áp dụng văn bản đã sửa', en: 'Apply the corrected text' },
  applyAsk: {
    vi: 'Văn bản “{name}” sẽ thay văn bản hiện tại của kế hoạch. Các thao tác sửa trước đó không hoàn tác được nữa.',
    en: '“{name}” will take the place of the plan’s document. Edits made before can no longer be undone.',
  },
  drop: { vi: 'Bỏ văn bản này', en: 'Drop this text' },
  dropAsk: { vi: 'Bỏ văn bản đã sửa, không áp dụng?', en: 'Drop the corrected text without applying it?' },
  noChange: {
    vi: 'Văn bản mới không khác gì kế hoạch hiện có.',
    en: 'The new text does not differ from the plan.',
  },
});
