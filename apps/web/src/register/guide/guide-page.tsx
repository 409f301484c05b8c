import { register as contract } from '@binhdang/contract';
import { Anchor, Button, Card, List, Table, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { address } from '../../app/api.ts';
import { useSay, useWords } from '../../app/i18n.tsx';
import { Failure } from '../../ui/failure.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { PrintButton } from '../../ui/print-button.tsx';
import { SIGHT_NAMES } from '../status-names.ts';
import { type LoadedRegister, useRegister } from '../use-register.ts';
import classes from './guide.module.css';
import { type Guide, type GuideField, guideOf } from './guide.ts';
import { registerGuideRoute } from './routes.ts';
import { words } from './words.ts';

/** How one register is kept, taken from its definition. */
export function RegisterGuidePage() {
  const t = useWords(words);
  const say = useSay();
  const { register: code } = registerGuideRoute.useParams();
  const { register, query } = useRegister(code);
  const guide = useMemo(() => register && guideOf(register.definition, register.axes), [register]);
  return (
    <Page
      title={register === undefined ? t('guide') : t('title', { register: say(register.definition.name) })}
      crumbs={[
        { title: t('guide'), to: '/huong-dan' },
        { title: t('guides'), to: '/huong-dan/so' },
      ]}
      actions={
        register !== undefined && (
          <>
            <LinkButton to="/so-theo-doi/$register" params={{ register: code }}>
              {t('toRegister')}
            </LinkButton>
            <Button
              component="a"
              variant="default"
              href={address(contract.template, { params: { register: code }, query: {} })}
              leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            >
              {t('template')}
            </Button>
            <PrintButton label={t('print')} />
          </>
        )
      }
      narrow
    >
      {query.isError ? (
        <Failure problem={query.error} onRetry={() => void query.refetch()} />
      ) : register === undefined || guide === undefined ? (
        <Loading lines={10} />
      ) : (
        <div lang="vi" className={classes.guide}>
          <About register={register} guide={guide} />
          <Fields guide={guide} />
          <Checks guide={guide} />
          <Counts guide={guide} />
          <Personal guide={guide} />
          <Trouble />
        </div>
      )}
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Card component="section" className={classes.part}>
      <Title order={2} size="h3" mb="xs">
        {title}
      </Title>
      {children}
    </Card>
  );
}

function About({ register, guide }: { readonly register: LoadedRegister; readonly guide: Guide }) {
  const { definition } = register;
  const day = definition.sections.flatMap(({ fields }) => fields).find(({ code }) => code === definition.day);
  return (
    <Part title="Sổ này để làm gì">
      <Text>{definition.purpose.vi}</Text>
      <List mt="xs" spacing={4}>
        {guide.clauses.length > 0 && (
          <List.Item>Phục vụ các mục {guide.clauses.join(', ')} của kế hoạch.</List.Item>
        )}
        <List.Item>
          {definition.nature === 'event'
            ? `Mỗi việc một bản ghi; tính vào ngày ghi ở “${day?.name.vi ?? ''}”.`
            : `Mỗi đối tượng một bản ghi, ghi một lần; khi có thay đổi thì sửa bản ghi, khi kết thúc thì ghi ngày kết thúc. Xem được tình hình tại bất kỳ ngày nào.`}
        </List.Item>
        <List.Item>Ai ghi: cán bộ đầu mối của cơ quan, đơn vị. {SIGHT_NAMES[definition.sight].vi}.</List.Item>
        <List.Item>
          Ai xác nhận:{' '}
          {definition.sight === 'plan'
            ? 'cán bộ của cơ quan thường trực hoặc cơ quan cấp trên; chưa xác nhận thì số liệu được đánh dấu là chưa xác nhận.'
            : 'người đứng đầu cơ quan, đơn vị.'}
        </List.Item>
        <List.Item>
          Cách ghi: từng bản ghi bằng biểu mẫu, nhiều bản ghi bằng{' '}
          <Anchor component={Link} to={`/so-theo-doi/${register.code}/nhap-nhieu`}>
            bảng nhập nhiều dòng
          </Anchor>
          , hoặc từ{' '}
          <Anchor component={Link} to={`/so-theo-doi/${register.code}/nhap-excel`}>
            tệp Excel
          </Anchor>{' '}
          theo mẫu của sổ.
        </List.Item>
        {definition.certificate !== undefined && (
          <List.Item>
            In được giấy chứng nhận từ bản ghi: xem{' '}
            <Anchor component={Link} to="/huong-dan/giay-chung-nhan">
              hướng dẫn
            </Anchor>
            .
          </List.Item>
        )}
      </List>
    </Part>
  );
}

const REQUIRED = { always: 'Bắt buộc', sometimes: 'Có trường hợp', never: '' } as const;

function Fields({ guide }: { readonly guide: Guide }) {
  return (
    <Part title="Ghi những gì">
      {guide.sections.map((section) => (
        <section key={section.name} aria-label={section.name}>
          <Title order={3} size="h4" mt="sm" mb={4}>
            {section.name}
          </Title>
          <Table.ScrollContainer minWidth={480}>
            <Table verticalSpacing={6} className={classes.fields}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th className={classes.name}>Mục</Table.Th>
                  <Table.Th className={classes.required}>Bắt buộc</Table.Th>
                  <Table.Th>Cách ghi</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {section.fields.map((field) => (
                  <Table.Tr key={field.code}>
                    <Table.Td>
                      {field.name}
                      {field.personal && (
                        <Text size="xs" c="dimmed">
                          dữ liệu cá nhân
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>{REQUIRED[field.required]}</Table.Td>
                    <Table.Td>
                      <How field={field} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </section>
      ))}
    </Part>
  );
}

function How({ field }: { readonly field: GuideField }) {
  return (
    <>
      {[field.how, ...(field.choices.length > 0 ? [`${field.choices.join('; ')}.`] : [])].join(' ')}
      {field.hint !== undefined && <Text size="sm">{field.hint}.</Text>}
      {field.when.map((when) => (
        <Text key={when} size="sm" fs="italic">
          {when}
        </Text>
      ))}
      {field.columns.length > 0 && (
        <List size="sm" spacing={2}>
          {field.columns.map((column) => (
            <List.Item key={column.code}>
              <b>{column.name}</b>
              {column.required === 'always' && ' (bắt buộc)'}
              {column.personal && ' (dữ liệu cá nhân)'}: <How field={column} />
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}

function Checks({ guide }: { readonly guide: Guide }) {
  if (guide.errors.length + guide.warnings.length + guide.unique.length === 0) return null;
  return (
    <Part title="Hệ thống kiểm tra gì">
      <List spacing={4}>
        {guide.unique.length > 0 && (
          <List.Item>
            Mỗi cơ quan không có hai bản ghi trùng nhau cả{' '}
            {guide.unique.map((name) => `“${name}”`).join(', ')}.
          </List.Item>
        )}
        {guide.errors.map((message) => (
          <List.Item key={message}>{message}</List.Item>
        ))}
      </List>
      {guide.warnings.length > 0 && (
        <>
          <Text mt="sm">Những điều sau chỉ được nhắc, vẫn gửi được:</Text>
          <List spacing={4}>
            {guide.warnings.map((message) => (
              <List.Item key={message}>{message}</List.Item>
            ))}
          </List>
        </>
      )}
    </Part>
  );
}

function Counts({ guide }: { readonly guide: Guide }) {
  return (
    <Part title="Tính vào số liệu nào">
      <Text>
        Bản ghi đã gửi tự cộng vào các số liệu sau, không phải báo cáo lại. Bản ghi còn được gợi ý làm minh
        chứng cho các nhiệm vụ cùng nội dung của cơ quan.
      </Text>
      <List mt="xs" spacing={4}>
        {guide.measures.map(({ name, unit, stock, by }) => (
          <List.Item key={name}>
            <b>{name}</b> ({unit}
            {stock && ', có tại một ngày'})
            {by.length > 0 && `, chia theo ${by.join(', ').toLocaleLowerCase('vi')}`}.
          </List.Item>
        ))}
      </List>
    </Part>
  );
}

function Personal({ guide: { personal } }: { readonly guide: Guide }) {
  if (personal === undefined) return null;
  return (
    <Part title="Dữ liệu cá nhân">
      <List spacing={4}>
        <List.Item>Gồm: {personal.fields.join('; ')}.</List.Item>
        <List.Item>Để làm gì: {personal.purpose}.</List.Item>
        <List.Item>
          {personal.open
            ? 'Ai đọc được: mọi người xem được bản ghi, vì những người này được công bố với sự đồng ý hoặc theo quyết định.'
            : 'Ai đọc được: người của cơ quan ghi và cán bộ xác nhận. Người khác xem bản ghi thấy “•••” thay cho họ tên và không tìm được theo họ tên.'}
        </List.Item>
        <List.Item>
          Lưu {personal.keep}; hết thời hạn hệ thống tự xóa dữ liệu cá nhân, số liệu giữ nguyên. Xem{' '}
          <Anchor component={Link} to="/huong-dan/du-lieu-ca-nhan">
            hướng dẫn
          </Anchor>
          .
        </List.Item>
      </List>
    </Part>
  );
}

function Trouble() {
  return (
    <Part title="Khi có trục trặc">
      <List spacing={4}>
        <List.Item>
          Lỗi hiện ngay ở mục có lỗi, kèm cách sửa; những gì đã nhập vẫn còn. Ghi dở thì lưu bản nháp, ghi
          tiếp lúc khác.
        </List.Item>
        <List.Item>
          Bản ghi bị trả lại: đọc ý kiến, sửa rồi gửi lại. Bản ghi đã xác nhận vẫn sửa được, phải ghi lý do và
          chờ xác nhận lại.
        </List.Item>
        <List.Item>
          Danh mục thiếu mục cần chọn: chọn mục “khác” nếu có, và báo quản trị viên bổ sung danh mục.
        </List.Item>
      </List>
    </Part>
  );
}
