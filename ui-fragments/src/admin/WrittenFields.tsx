import { Async } from '../parts/Async';
import { useSay } from '../words';
import type { Schemas } from '../api/client';
import { DraftForm, FlagField, useDraft } from './editing';
import { useSettings, useWrittenFields } from './queries';

/** What is written into the tickets, and where. */
export function WrittenFields() {
  const settings = useSettings();
  const query = useWrittenFields();
  return (
    <Async query={settings} height={320}>
      {() => <Async query={query} height={320}>{(written) => <Written written={written} />}</Async>}
    </Async>
  );
}

function Written({ written }: { written: Schemas['WrittenFields'] }) {
  const say = useSay();
  const draft = useDraft();
  return (
    <DraftForm draft={draft}>
      <div className="inputs">
        <FlagField draft={draft} path={['writeBack', 'enabled']} label={say('writing')} usual />
        <FlagField draft={draft} path={['writeBack', 'comments']} label={say('findingComments')} usual />
        <FlagField draft={draft} path={['writeBack', 'customerFields']} label={say('customerFields')} usual={false} />
        <FlagField draft={draft} path={['writeBack', 'customerNotes']} label={say('customerNotes')} usual={false} />
      </div>
      <div className="scroll" tabIndex={0} role="group" aria-label={say('section.written')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('field')}</th>
              <th scope="col">{say('isWritten')}</th>
              <th scope="col">{say('onTheSite')}</th>
              <th scope="col">{say('choices')}</th>
            </tr>
          </thead>
          <tbody>
            {written.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.name}</th>
                <td>
                  <FlagField draft={draft} path={['writeBack', 'fields', field.key]} label={field.name} hidden usual />
                </td>
                <td>{field.id === null ? <small>{say('notFoundYet')}</small> : <code>{field.id}</code>}</td>
                <td>{field.options.join(' · ') || say(`fieldKind.${field.kind === 'number' ? 'number' : 'text'}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="note">{say('offStays')}</p>
    </DraftForm>
  );
}
