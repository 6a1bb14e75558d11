package dev.deskpulse.plugin.web;

import dev.deskpulse.plugin.access.NotAllowedException;
import dev.deskpulse.plugin.access.SightUnknownException;
import dev.deskpulse.plugin.settings.ChangedMeanwhileException;
import dev.deskpulse.plugin.settings.InvalidSettings;
import dev.deskpulse.scheduler.job.FailureWords;
import dev.deskpulse.words.Words;

/**
 * What went wrong, for people. The Chinese says what kind of trouble it is and what to do, and names the details as they are: they
 * come from Jira, the store or a check and hold names of settings, fields and values, which are the same in every language.
 */
final class ErrorWords {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private ErrorWords() {}

    /** @param status that it is answered with */
    static Words of(Exception problem, int status) {
        return FailureWords.told(chinese(problem, status), String.valueOf(problem.getMessage()));
    }

    private static String chinese(Exception problem, int status) {
        if (problem instanceof NotAllowedException) {
            return "您的角色不允许此操作；请联系管理员，或请其在 access.people 中调整您的角色";
        }
        if (problem instanceof SightUnknownException) {
            return "暂时无法向 Jira 确认您可以查看哪些工单，因此不显示任何内容；请稍后重试";
        }
        if (problem instanceof InvalidSettings) {
            return "设置未保存：请修正所列的每一项";
        }
        if (problem instanceof ChangedMeanwhileException) {
            return "设置已被他人修改：请重新加载后再改";
        }
        return FailureWords.chinese(problem).orElseGet(() -> byStatus(status));
    }

    private static String byStatus(int status) {
        return switch (status) {
            case UNAUTHORIZED -> "请先登录，或检查令牌是否正确";
            case FORBIDDEN -> "不允许此操作";
            case NOT_FOUND -> "所请求的内容不存在，可能已被删除";
            case CONFLICT -> "与正在进行的操作冲突；请等其结束后重试";
            case TOO_LARGE -> "发送的内容过大；请缩小范围";
            case TOO_MANY -> "请求过于频繁；请稍等片刻再试";
            case SERVER_ERROR -> "服务器处理失败，原因见其日志";
            case UNAVAILABLE -> "服务暂时不可用；请稍后重试";
            default -> "请求有误，请按提示修改";
        };
    }
}
