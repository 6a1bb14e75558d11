import Lozenge from '@atlaskit/lozenge';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { Facts } from './Facts';
import { useWrittenFields } from './queries';

/** What is written into the tickets, and where. */
export function WrittenFields() {
  const say = useSay();
  const query = useWrittenFields();
  return (
    <Async query={query} height={320}>
      {(written) => (
        <>
          <Facts
            facts={[
              [say('writing'), <Switch on={written.enabled} />],
              [say('findingComments'), <Switch on={written.enabled && written.comments} />],
            ]}
          />
          <p className="note">{say('switchedIn', 'writeBack.enabled, writeBack.comments')}</p>
          <div className="scroll" tabIndex={0} role="group" aria-label={say('section.written')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{say('field')}</th>
                  <th scope="col">{say('onTheSite')}</th>
                  <th scope="col">{say('choices')}</th>
                </tr>
              </thead>
              <tbody>
                {written.fields.map((field) => (
                  <tr key={field.name}>
                    <th scope="row">{field.name}</th>
                    <td>{field.id === null ? <small>{say('notFoundYet')}</small> : <code>{field.id}</code>}</td>
                    <td>{field.options.join(' · ') || field.kind}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Async>
  );
}

export function Switch({ on }: { on: boolean }) {
  const say = useSay();
  return <Lozenge appearance={on ? 'success' : 'default'}>{say(on ? 'on' : 'off')}</Lozenge>;
}
