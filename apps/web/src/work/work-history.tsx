import { type OutputOf, type Words, work } from '@binhdang/contract';
import {
  type Cadence,
  cadenceText,
  DIFFICULTY_STATUS_NAMES,
  formatDate,
  formatNumber,
  isCivilDate,
} from '@binhdang/domain';
import { Button, Card, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { read } from '../app/api.ts';
import { useLanguage, useSay, useWords } from '../app/i18n.tsx';
import { formatInstant } from '../app/instant.ts';
import { Failure } from '../ui/failure.tsx';
import { History } from '../ui/history.tsx';
import { Loading } from '../ui/loading.tsx';
import { STATE_NAMES, VERDICT_NAMES } from './state-names.ts';
import { words } from './words.ts';

const ACTIONS: Record<string, Words> = {
  'work.report': { vi: 'báo cáo tiến độ', en: 'reported progress' },
  'work.correct': { vi: 'sửa báo cáo', en: 'corrected the report' },
  'work.judge': { vi: 'xem xét báo cáo', en: 'judged the report' },
  'work.delegate': { vi: 'giao người thực hiện', en: 'handed it on' },
  'work.raise': { vi: 'nêu khó khăn', en: 'raised a difficulty' },
  'work.answerDifficulty': { vi: 'trả lời', en: 'answered' },
  'work.escalateDifficulty': { vi: 'báo cáo cơ quan ban hành', en: 'took it to the issuer' },
  'work.decideDifficulty': { vi: 'cho ý kiến chỉ đạo', en: 'decided' },
  'work.replyDifficulty': { vi: 'trao đổi thêm', en: 'replied' },
  'work.settleDifficulty': { vi: 'đóng, đã giải quyết xong', en: 'settled it' },
  'plan.prepareAssignments': { vi: 'giao nhiệm vụ theo văn bản', en: 'assigned it by the document' },
  'plan.answerNames': { vi: 'giao nhiệm vụ', en: 'assigned it' },
  'plan.addBodies': { vi: 'giao nhiệm vụ', en: 'assigned it' },
  'plan.editObligations': { vi: 'sửa nhiệm vụ được giao', en: 'changed what is asked' },
  'plan.importMatrix': { vi: 'sửa nhiệm vụ từ bảng Excel', en: 'changed it by the Excel sheet' },
  'plan.applyCorrection': { vi: 'áp dụng văn bản đính chính', en: 'applied the corrected document' },
  'urge.send': { vi: 'đôn đốc', en: 'urged' },
  'system.loadDemoPlan': { vi: 'giao nhiệm vụ, ban hành kế hoạch', en: 'assigned it, published the plan' },
  'plan.publish': { vi: 'ban hành kế hoạch', en: 'published the plan' },
};

const FIELDS: Record<string, Words> = {
  state: { vi: 'Tình trạng', en: 'State' },
  percent: { vi: 'Phần trăm', en: 'Per cent' },
  verdict: { vi: 'Xem xét', en: 'Verdict' },
  remarks: { vi: 'Ý kiến', en: 'Remarks' },
  narrative: { vi: 'Kết quả', en: 'Result' },
  figures: { vi: 'Số liệu', en: 'Figures' },
  done_on: { vi: 'Ngày hoàn thành', en: 'Done on' },
  due_on: { vi: 'Hạn', en: 'Due' },
  cadence: { vi: 'Thời hạn', en: 'When' },
  expected_proof: { vi: 'Minh chứng cần có', en: 'Expected proof' },
  delegated_to: { vi: 'Người thực hiện', en: 'Who does it' },
  file_id: { vi: 'Tệp minh chứng', en: 'Evidence' },
  title: { vi: 'Tiêu đề', en: 'Subject' },
  status: { vi: 'Tình trạng', en: 'Status' },
  with_body_id: { vi: 'Đang ở cơ quan', en: 'With the body' },
  text: { vi: 'Nội dung', en: 'Text' },
};

interface WorkHistoryProps {
  readonly of: { readonly obligationId: string } | { readonly difficultyId: string };
}

/** History of an obligation or a difficulty, loaded when it is opened. */
export function WorkHistory({ of }: WorkHistoryProps) {
  const t = useWords(words);
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Stack gap="sm" align="flex-start" className="no-print">
      <Button variant="default" onClick={toggle} aria-expanded={opened}>
        {t(opened ? 'hideHistory' : 'showHistory')}
      </Button>
      {opened && <Lines of={of} />}
    </Stack>
  );
}

function Lines({ of }: WorkHistoryProps) {
  const query = useQuery<OutputOf<typeof work.obligationHistory>>(
    'obligationId' in of
      ? read(work.obligationHistory, { params: of })
      : read(work.difficultyHistory, { params: of }),
  );
  const show = useShown();
  if (query.isPending) return <Loading lines={3} />;
  if (query.isError) return <Failure problem={query.error} onRetry={() => void query.refetch()} />;
  return (
    <Card w="100%">
      <History lines={query.data.lines} actions={ACTIONS} fields={FIELDS} show={show} />
    </Card>
  );
}

/** Values in words: states, dates, figures. */
function useShown(): (field: string, value: unknown) => string | undefined {
  const say = useSay();
  const { language } = useLanguage();
  const named = (names: Readonly<Record<string, Words>>, value: string) => {
    const name = names[value];
    return name && say(name);
  };
  return (field, value) => {
    if (field === 'figures' && Array.isArray(value)) {
      return (value as work.Figure[])
        .map((figure) => `${figure.label}: ${formatNumber(figure.value, language)} ${figure.unit}`)
        .join('; ');
    }
    if (field === 'cadence' && value) return cadenceText(value as Cadence, language);
    if (typeof value !== 'string') return undefined;
    if (field === 'state') return named(STATE_NAMES, value);
    if (field === 'verdict') return named(VERDICT_NAMES, value);
    if (field === 'status') return named(DIFFICULTY_STATUS_NAMES, value);
    if (isCivilDate(value)) return formatDate(value);
    return /^\d{4}-\d\d-\d\dT/.test(value) ? formatInstant(value, language) : undefined;
  };
}
