import { Async } from '../parts/Async';
import { useSay, type WordKey } from '../words';
import { Facts } from './Facts';
import { usePrivacy } from './queries';
import { Switch } from './WrittenFields';

/** Which personal data is masked before anything is stored, and what is kept of it. */
export function Privacy() {
  const say = useSay();
  const query = usePrivacy();
  return (
    <Async query={query} height={240}>
      {({ kinds, keepRawText }) => (
        <>
          <Facts facts={[[say('rawText'), keepRawText ? say('rawTextKept') : say('rawTextNotKept')]]} />
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
                {kinds.map(({ kind, masked }) => (
                  <tr key={kind}>
                    <th scope="row">{say(`personal.${kind}` as WordKey)}</th>
                    <td>
                      <Switch on={masked} />
                    </td>
                    <td>
                      <code>privacy.mask.{kind}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="note">{say('switchedIn', 'privacy.mask, privacy.keepRawText')}</p>
        </>
      )}
    </Async>
  );
}
