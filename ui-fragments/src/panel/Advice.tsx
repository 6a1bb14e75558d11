import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import type { Schemas } from '../api/client';
import { useAdvice, useDraft } from '../api/queries';
import { copy } from '../copy';
import { share } from '../format';
import { useLanguage, useSay } from '../words';

/** What may answer the ticket, and what agents did next on like tickets; nothing where nothing is known. */
export function Advice({ ticket }: { ticket: string }) {
  const advice = useAdvice(ticket).data;
  return advice === undefined ? null : (
    <>
      {advice.answers.length > 0 && <Answers ticket={ticket} advice={advice} />}
      {advice.actions.length > 0 && <Steps steps={advice.actions} />}
    </>
  );
}

function Answers({ ticket, advice }: { ticket: string; advice: Schemas['Advice'] }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <section aria-labelledby="likely-answer">
      <h2 id="likely-answer">{say('likelyAnswer')}</h2>
      <ul>
        {advice.answers.map((answer) => (
          <li key={answer.id}>
            <bdi>{answer.question}</bdi> <small>{share(answer.near, language)}</small>{' '}
            <Lozenge appearance={answer.kept ? 'success' : 'default'}>
              {say(answer.kept ? 'keptAnswer' : 'proposedAnswer')}
            </Lozenge>
            <blockquote>
              <bdi className="said-lines">{answer.answer}</bdi>{' '}
              <Button spacing="compact" appearance="subtle" onClick={() => void copy(answer.answer)}>
                {say('copyAnswer')}
              </Button>
              {advice.drafts && <Draft ticket={ticket} question={answer.id} />}
            </blockquote>
            <p className="note">
              <Success success={answer.success} word="helpedOf" />
              {answer.article !== null && onTheWeb(answer.article) && (
                <>
                  {' '}
                  <a href={answer.article} target="_blank" rel="noreferrer noopener">
                    {say('article')}
                  </a>
                  {answer.articleSuccess.cases > 0 && (
                    <>
                      {' '}
                      <Success success={answer.articleSuccess} word="helpedOf" />
                    </>
                  )}
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Draft({ ticket, question }: { ticket: string; question: string }) {
  const say = useSay();
  const draft = useDraft(ticket);
  return (
    <>
      <Button spacing="compact" appearance="subtle" isDisabled={draft.isPending} onClick={() => draft.mutate(question)}>
        {say('draftReply')}
      </Button>
      <span role="status">{draft.data && say(draft.data.written ? 'drafted' : 'notDrafted')}</span>
      {draft.isError && (
        <span role="alert" className="error">
          {draft.error.message}
        </span>
      )}
    </>
  );
}

function Steps({ steps }: { steps: Schemas['NextStep'][] }) {
  const say = useSay();
  return (
    <section aria-labelledby="next-step">
      <h2 id="next-step">{say('nextStep')}</h2>
      <p className="note">{say('nextStepNote')}</p>
      <ul>
        {steps.map((step) => (
          <li key={`${step.kind} ${step.value}`}>
            {say(`step.${step.kind}`)} {step.value !== null && <bdi>{step.value}</bdi>}{' '}
            <small>
              <Success success={step.success} word="endedWell" />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How often something ended well, with the interval. */
export function Success({ success, word }: { success: Schemas['PastSuccess']; word: 'helpedOf' | 'endedWell' | 'settledOf' }) {
  const say = useSay();
  const language = useLanguage();
  return success.cases === 0
    ? say('notGivenYet')
    : say(word, success.helped, success.cases, share(success.low, language), share(success.high, language));
}

/** The server checks it, too; a link that runs a script must not depend on one place. */
function onTheWeb(address: string): boolean {
  return /^https?:\/\//i.test(address);
}
