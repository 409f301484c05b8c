/** The rooms of the house; main.ts and the tests mount the same list. */
import * as contract from '@binhdang/contract';
import * as account from './account/index.ts';
import * as admin from './admin/index.ts';
import * as campaign from './campaign/index.ts';
import * as cascade from './cascade/index.ts';
import * as composed from './composed/index.ts';
import * as dashboard from './dashboard/index.ts';
import * as file from './file/index.ts';
import * as indicator from './indicator/index.ts';
import * as org from './org/index.ts';
import * as overview from './overview/index.ts';
import * as pivot from './pivot/index.ts';
import * as plan from './plan/index.ts';
import type { AnyRoute } from './platform/action.ts';
import { registerMail } from './platform/mail.ts';
import type { ServerParts } from './platform/server.ts';
import type { Services } from './platform/services.ts';
import * as publicRoom from './public/index.ts';
import * as register from './register/index.ts';
import * as report from './report/index.ts';
import * as work from './work/index.ts';

export const actions: ServerParts['actions'] = [
  ...account.actions,
  ...admin.actions,
  ...file.actions,
  ...org.actions,
  ...plan.actions,
  ...work.actions,
  ...overview.actions,
  ...dashboard.actions,
  ...register.actions,
  ...pivot.actions,
  ...indicator.actions,
  ...report.actions,
  ...composed.actions,
  ...cascade.actions,
  ...publicRoom.actions,
  ...campaign.actions,
];

/** Routes that do not fit an action. */
export const extras: ServerParts['extras'] = [
  { route: contract.account.signIn as unknown as AnyRoute, mount: account.mountSignIn },
  { route: contract.survey.ask as unknown as AnyRoute, mount: campaign.mountAsk },
  { route: contract.survey.answer as unknown as AnyRoute, mount: campaign.mountAnswer },
  { route: contract.overview.calendarFile as unknown as AnyRoute, mount: overview.mountCalendarFile },
  { route: contract.publicPage.items as unknown as AnyRoute, mount: publicRoom.mountItems },
  { route: contract.publicPage.indicatorData as unknown as AnyRoute, mount: publicRoom.mountIndicatorData },
  { route: contract.publicPage.measureData as unknown as AnyRoute, mount: publicRoom.mountMeasureData },
  { route: contract.publicPage.documentFile as unknown as AnyRoute, mount: publicRoom.mountDocumentFile },
  { mount: publicRoom.mountPages },
];

/** What the OpenAPI document says beside its routes. */
export const schemas: NonNullable<ServerParts['schemas']> = register.valueSchemas;

/** What the rooms do in the background: jobs.handle(queue, ...), jobs.everyDay(queue, cron, ...). */
export function registerJobs(services: Services): void {
  account.registerJobs(services);
  admin.registerJobs(services);
  file.registerJobs(services);
  registerMail(services, { ...work.mailTemplates, ...report.mailTemplates });
  work.registerReminders(services);
  report.registerReportReminders(services);
  register.registerRetention(services);
  register.registerFactsCheck(services);
  register.registerConversion(services);
  register.registerImports(services);
}
