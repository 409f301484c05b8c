import type { register as contract } from '@binhdang/contract';
import { useWords } from '../../app/i18n.tsx';
import { Part } from '../../ui/part.tsx';
import type { LoadedRegister } from '../use-register.ts';
import { UploadFile } from './upload-file.tsx';
import { words } from './words.ts';

export interface ImportViewProps {
  readonly register: LoadedRegister;
  readonly one: contract.RecordImport;
  /** Another file was handed in instead. */
  readonly onReplaced: (importId: string) => void;
}

/** Another file instead of this one. */
export function Again({ register, one, onReplaced, label }: ImportViewProps & { readonly label: string }) {
  const t = useWords(words);
  return (
    <Part title={t('mendedHere')}>
      <UploadFile
        code={register.code}
        bodyId={one.body.id}
        replaces={one.id}
        label={label}
        onStarted={onReplaced}
      />
    </Part>
  );
}
