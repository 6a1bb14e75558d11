import Select from '@atlaskit/select';
import { useState } from 'react';
import { useValues } from '../api/queries';
import { Field } from '../parts/Field';
import { useLanguage, useSay } from '../words';
import { useSayOnly } from './useNarrowed';

export interface Choice<T> {
  label: string;
  value: T;
}

interface SliceFieldsProps {
  /** Values of dimensions, such as channel=Email. */
  only: string[];
  /** In which values are looked up. */
  days: { from: string; to: string };
  dimensions: Choice<string>[];
  onChange: (only: string[]) => void;
}

/** Which tickets are meant: any values of any dimensions. */
export function SliceFields({ only, days, dimensions, onChange }: SliceFieldsProps) {
  const say = useSay();
  const language = useLanguage();
  const [dimension, setDimension] = useState<string>();
  const values = useValues(dimension, days.from, days.to);
  const sayOnly = useSayOnly();
  const options = (values.data ?? []).map((known) => ({
    value: `${dimension}=${known.value}`,
    label: `${known.name[language]} (${known.tickets})`,
  }));
  return (
    <>
      <Field label={say('only')}>
        {(id) => (
          <Select<Choice<string>>
            inputId={id}
            isClearable
            menuPosition="fixed"
            options={dimensions}
            value={dimensions.find((choice) => choice.value === dimension) ?? null}
            onChange={(choice) => setDimension(choice?.value)}
          />
        )}
      </Field>
      {(dimension !== undefined || only.length > 0) && (
        <Field label={`${say('onlyHint')} ${dimensions.find((choice) => choice.value === dimension)?.label ?? ''}`}>
          {(id) => (
            <Select<Choice<string>, true>
              inputId={id}
              isMulti
              menuPosition="fixed"
              isLoading={values.isLoading}
              options={options}
              value={only.map((text) => ({ value: text, label: sayOnly([text]) }))}
              onChange={(choices) => onChange(choices.map((choice) => choice.value))}
            />
          )}
        </Field>
      )}
    </>
  );
}
