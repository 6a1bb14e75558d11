package dev.deskpulse.scheduler.job;

import dev.deskpulse.connector.jira.JiraException;
import dev.deskpulse.connector.store.StoreException;
import dev.deskpulse.words.Words;
import java.util.Optional;

/**
 * Why something failed, for people. The Chinese says what kind of trouble it is and what to do, and names the details as they
 * are: they come from Jira or the store and hold names and numbers.
 */
public final class FailureWords {
    private FailureWords() {}

    /** Of a run, which is tried again at its next time. */
    static Words ofRun(RuntimeException problem) {
        String message = problem.getMessage();
        String details = message == null ? problem.getClass().getSimpleName() : message;
        return told(chinese(problem).orElse("运行失败，到下次时间会重试"), details);
    }

    /** What kind of trouble it is, with the details. */
    public static Words told(String chinese, String details) {
        return new Words(details, chinese + "（" + details + "）");
    }

    /** In Chinese what kind of trouble it is; empty where its type does not tell. */
    public static Optional<String> chinese(Exception problem) {
        if (problem instanceof JiraException.Unavailable paused
                && paused.triesAgain().isPresent()) {
            return Optional.of("Jira 没有应答，将于 " + paused.triesAgain().get() + " 再试；请检查 Jira 和网络");
        }
        if (problem instanceof JiraException.Unavailable) {
            return Optional.of("Jira 暂时无法访问；请稍后重试，或在管理页检查连接");
        }
        if (problem instanceof JiraException.Refused) {
            return Optional.of("Jira 拒绝了请求；请检查所用账号的权限和令牌");
        }
        if (problem instanceof JiraException) {
            return Optional.of("Jira 的回答无法理解；请检查地址和部署类型");
        }
        return problem instanceof StoreException ? Optional.of("数据存储暂时不可用；请稍后重试，若仍失败请告知管理员") : Optional.empty();
    }
}
