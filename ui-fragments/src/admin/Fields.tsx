import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { count, share } from '../format';
import { Async } from '../parts/Async';
import { useLanguage, useSay, type WordKey } from '../words';
import { useFieldMapping } from './queries';

/** Which of the site's fields mean what, and what the latest tickets hold in them. */
export function Fields() {
  const say = useSay();
  const query = useFieldMapping();
  return (
    <Async query={query} height={320}>
      {(preview) =>
        preview.looked === 0 ? (
          <p className="empty">{say('noTicketsYet')}</p>
        ) : (
          <>
            <Mapping preview={preview} />
            <Waiting waitingOn={preview.waitingOn} />
          </>
        )
      }
    </Async>
  );
}

function Mapping({ preview }: { preview: Schemas['FieldPreview'] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={say('section.fields')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('meaning')}</th>
            <th scope="col">{say('siteField')}</th>
            <th scope="col" className="number">
              {say('filledOf', count(preview.looked, language))}
            </th>
            <th scope="col">{say('examples')}</th>
          </tr>
        </thead>
        <tbody>
          {preview.fields.map((field) => (
            <tr key={field.key}>
              <th scope="row">
                <code>{field.key}</code>
              </th>
              <td>{field.field === null ? <small>{say('notGiven')}</small> : <bdi>{field.field}</bdi>}</td>
              <td className="number">
                {share(field.filled / preview.looked, language)}{' '}
                {field.field !== null && field.filled === 0 && <Lozenge appearance="moved">{say('nothingThere')}</Lozenge>}
              </td>
              <td>
                {field.examples.map((example) => (
                  <div key={example.value}>
                    <bdi>{example.value}</bdi> <small>{example.ticket}</small>
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Waiting({ waitingOn }: { waitingOn: Schemas['FieldPreview']['waitingOn'] }) {
  const say = useSay();
  const statuses = Object.entries(waitingOn);
  return (
    <>
      <h3>{say('waitingOn')}</h3>
      {statuses.length === 0 ? (
        <p>{say('waitingUsual')}</p>
      ) : (
        <ul>
          {statuses.map(([status, who]) => (
            <li key={status}>
              <bdi>{status}</bdi>: {say(`waitingOn.${who}` as WordKey)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
