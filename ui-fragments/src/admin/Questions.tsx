import ButtonGroup from '@atlaskit/button/button-group';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { useState } from 'react';
import type { Schemas } from '../api/client';
import { Success } from '../panel/Advice';
import { Async } from '../parts/Async';
import { useSay } from '../words';
import { useEditQuestion, useJudgeQuestion, useQuestions, useSwitchAnswers, type Verdict } from './queries';

/** The question bank: what is kept, in which words, and what may be sent without a person in between. */
export function Questions() {
  const say = useSay();
  return (
    <Async query={useQuestions()} height={320}>
      {(bank) => (
        <>
          <Automatic automatic={bank.automatic} />
          {bank.questions.length === 0 ? (
            <p className="empty">{say('noQuestions')}</p>
          ) : (
            <ul>
              {bank.questions.map((question) => (
                <Entry key={`${question.id} ${question.question} ${question.answer} ${question.article}`} question={question} />
              ))}
            </ul>
          )}
        </>
      )}
    </Async>
  );
}

function Automatic({ automatic }: { automatic: Schemas['AutomaticAnswers'] }) {
  const say = useSay();
  const change = useSwitchAnswers();
  return (
    <div className="note">
      <p>
        {say(automatic.enabled ? 'answersOn' : 'answersOff')} {automatic.stopped && <Lozenge appearance="removed">{say('answersStopped')}</Lozenge>}{' '}
        {say('answersToday', automatic.sentToday, automatic.perDay)}
      </p>
      <Button
        appearance={automatic.stopped ? 'default' : 'danger'}
        isDisabled={change.isPending}
        onClick={() => change.mutate(automatic.stopped ? 'go' : 'stop')}
      >
        {say(automatic.stopped ? 'answersGo' : 'answersStop')}
      </Button>
      <Failure error={change.error} />
    </div>
  );
}

function Entry({ question }: { question: Schemas['BankQuestion'] }) {
  const say = useSay();
  const judge = useJudgeQuestion();
  const verdicts: Verdict[] =
    question.state !== 'kept' ? (question.state === 'proposed' ? ['keep', 'reject'] : ['keep']) : ['reject', question.approved ? 'revoke' : 'approve'];
  return (
    <li>
      <h3>
        <small>{question.id}</small> <bdi lang={question.language}>{question.question}</bdi>
      </h3>
      <p>
        <Lozenge appearance={question.state === 'kept' ? 'success' : 'default'}>{say(`question.${question.state}`)}</Lozenge>{' '}
        {question.approved && <Lozenge appearance="new">{say('question.approved')}</Lozenge>}{' '}
        <small>
          <Success success={question.success} word="helpedOf" />
          {question.automatic.cases > 0 && (
            <>
              {' · '}
              <Success success={question.automatic} word="settledOf" />
            </>
          )}
        </small>
      </p>
      <blockquote>
        <bdi className="said-lines" lang={question.language}>
          {question.answer}
        </bdi>
      </blockquote>
      {question.article !== null && (
        <p className="note">
          {say('article')}: <bdi>{question.article}</bdi>
          {question.articleSuccess.cases > 0 && (
            <>
              {' '}
              <Success success={question.articleSuccess} word="helpedOf" />
            </>
          )}
        </p>
      )}
      <ButtonGroup label={question.id}>
        {verdicts.map((verdict) => (
          <Button
            key={verdict}
            spacing="compact"
            isDisabled={judge.isPending}
            onClick={() => judge.mutate({ id: question.id, verdict })}
          >
            {say(`verdict.${verdict}`)}
          </Button>
        ))}
      </ButtonGroup>
      <Failure error={judge.error} />
      <Edit question={question} />
    </li>
  );
}

function Edit({ question }: { question: Schemas['BankQuestion'] }) {
  const say = useSay();
  const edit = useEditQuestion(question.id);
  const [text, setText] = useState(question.question);
  const [answer, setAnswer] = useState(question.answer);
  const [article, setArticle] = useState(question.article ?? '');
  return (
    <details>
      <summary>
        {say('editQuestion')} <span className="hidden">{question.id}</span>
      </summary>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          edit.mutate({ text, answer, article });
        }}
      >
        <label>
          {say('questionText')} <textarea rows={2} maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label>
          {say('answerText')} <textarea rows={5} maxLength={8000} value={answer} onChange={(event) => setAnswer(event.target.value)} />
        </label>
        <label>
          {say('article')} <input type="url" maxLength={500} value={article} onChange={(event) => setArticle(event.target.value)} />
        </label>
        <Button type="submit" spacing="compact" isDisabled={edit.isPending}>
          {say('save')}
        </Button>
        <Failure error={edit.error} />
      </form>
    </details>
  );
}

function Failure({ error }: { error: Error | null }) {
  return error === null ? null : (
    <span role="alert" className="error">
      {error.message}
    </span>
  );
}
