import type { BodyRef } from '@binhdang/contract';
import type { CivilDate } from '@binhdang/domain';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface BodyLinkProps {
  readonly body: Pick<BodyRef, 'id' | 'name'>;
  /** The page opens as of this day. */
  readonly on?: CivilDate | undefined;
}

/** A body's name that leads to its page. */
export function BodyLink({ body, on }: BodyLinkProps) {
  return (
    <Anchor
      underline="hover"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/co-quan/$bodyId"
          params={{ bodyId: body.id }}
          search={on === undefined ? {} : { ngay: on }}
        />
      )}
    >
      {body.name}
    </Anchor>
  );
}
