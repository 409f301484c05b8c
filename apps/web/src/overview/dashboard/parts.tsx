/** What stands beneath the plan's progress; loaded after it, so that the first view does not wait. */
import { Stack } from '@mantine/core';
import { IndicatorsPart } from './indicators-part.tsx';
import { MapPart } from './map-part.tsx';
import { TimelinessPart } from './timeliness-part.tsx';
import { YearPart } from './year-part.tsx';

export default function DashboardParts({ planId }: { readonly planId: string }) {
  return (
    <Stack gap="lg">
      <div id="chi-tieu">
        <IndicatorsPart planId={planId} />
      </div>
      <div id="ban-do">
        <MapPart planId={planId} />
      </div>
      <div id="bao-cao">
        <TimelinessPart planId={planId} />
      </div>
      <div id="cung-ky">
        <YearPart planId={planId} />
      </div>
    </Stack>
  );
}
