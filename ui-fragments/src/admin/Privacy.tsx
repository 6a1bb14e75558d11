import Button from '@atlaskit/button/new';
import { useId, useState } from 'react';
import type { Schemas } from '../api/client';
import { Async } from '../parts/Async';
import { useSay, type WordKey } from '../words';
import { DraftForm, FlagField, Refusal, TextField, useDraft, type Edit } from './editing';
import { PersonData } from './PersonData';
import { usePreviewSettings, usePrivacy, useSettings } from './queries';

/** Which personal data is masked before anything is stored, and what is kept of it. */
export function Privacy() {
  const settings = useSettings();
  const query = usePrivacy();
  return (
    <Async query={settings} height={240}>
      {() => <Async query={query} height={240}>{(known) => <Rules known={known} />}</Async>}
    </Async>
  );
}

function Rules({ known }: { known: Schemas['Privacy'] }) {
  const say = useSay();
  const draft = useDraft();
  return (
    <>
      <DraftForm draft={draft} tried>
        <FlagField draft={draft} path={['privacy', 'keepRawText']} label={say('keepRaw')} usual={false} />
        <fieldset>
          <legend>{say('keptFor')}</legend>
          <div className="inputs">
            {(['words', 'rawText', 'reports'] as const).map((kind) => (
              <TextField
                key={kind}
                draft={draft}
                path={['privacy', 'retention', kind]}
                label={say(`kept.${kind}`)}
                usual={say('keptForEver')}
              />
            ))}
          </div>
          <p className="note">{say('keptForWhy')}</p>
        </fieldset>
        <div className="scroll" tabIndex={0} role="group" aria-label={say('section.privacy')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say('personalData')}</th>
                <th scope="col">{say('masked')}</th>
                <th scope="col">{say('settingOf')}</th>
              </tr>
            </thead>
            <tbody>
              {known.kinds.map(({ kind }) => {
                const name = say(`personal.${kind}` as WordKey);
                return (
                  <tr key={kind}>
                    <th scope="row">{name}</th>
                    <td>
                      <FlagField draft={draft} path={['privacy', 'mask', kind]} label={name} hidden usual />
                    </td>
                    <td>
                      <code>privacy.mask.{kind}</code>
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
        <p className="note">{say('unmaskedFiles')}</p>
      </DraftForm>
      <Sample edits={draft.edits} />
      <PersonData />
    </>
  );
}

/** Shows on a text of one's own what would be hidden. */
function Sample({ edits }: { edits: Edit[] }) {
  const say = useSay();
  const preview = usePreviewSettings();
  const [sample, setSample] = useState('');
  const id = useId();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        preview.mutate({ edits, sample });
      }}
    >
      <h3>
        <label htmlFor={id}>{say('trySample')}</label>
      </h3>
      <textarea id={id} rows={3} maxLength={20_000} value={sample} onChange={({ target }) => setSample(target.value)} />
      <div>
        <Button type="submit" isDisabled={sample.trim() === ''} isLoading={preview.isPending}>
          {say('tryMasking')}
        </Button>
      </div>
      {preview.data?.masked != null && (
        <p role="status" className="sample">
          <bdi>{preview.data.masked}</bdi>
        </p>
      )}
      <Refusal error={preview.error} />
    </form>
  );
}
