package dev.deskpulse.scheduler.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds where the author's own words end in a plain message: at a signature, a sign-off or the history that a mail
 * program added. Looks a few lines ahead at most.
 */
final class MessageEnd {
    private static final int SIGNATURE_LINES = 8;
    private static final int LINES_AFTER_THANKS = 5;
    private static final int LONGEST_SIGNATURE_LINE = 60;
    private static final int HEADER_LINES = 6;
    private static final int LINES_FROM_SENDER_TO_DATE = 3;

    /** RFC 3676, 4.3: mail programs put the blank behind the dashes, people who draw a line do not. */
    private static final String SIGNATURE_MARK = "-- ";

    private static final Pattern RULER = Pattern.compile("^\\s*(?:-{2,}|—+|_{2,})\\s*$");
    private static final Pattern SIGNATURE_RULER = Pattern.compile("^\\s*(?:--|—|_{10,})\\s*$");

    private static final Pattern HISTORY =
            Pattern.compile("(?i)^\\s*(?:on\\b.{3,120}\\bwrote:?|在.{3,120}(?:写道|寫道)[：:]?|.{0,60}于.{3,80}(?:写道|寫道)[：:]?"
                    + "|-{2,}\\s*(?:original message|forwarded message|原始邮件|原始郵件|转发邮件|轉寄郵件|回复的原邮件).*"
                    + "|(?:from|发件人|寄件者|寄件人)\\s*[：:].{1,200}[@<\\[].*|\\*from:\\*.*)\\s*$");

    private static final Pattern SENDER = Pattern.compile("(?i)^\\s*\\*{0,2}(?:from|发件人|寄件者|寄件人)\\s*\\*{0,2}[：:].*$");
    private static final Pattern DATE =
            Pattern.compile("(?i)^\\s*\\*{0,2}(?:sent|date|发送时间|发送日期|日期|時間|寄件日期|傳送時間)\\s*\\*{0,2}[：:].*$");
    private static final Pattern HEADER =
            Pattern.compile("(?i)^\\s*\\*{0,2}(?:from|sent|date|to|cc|subject|发件人|寄件者|寄件人|发送时间|发送日期|日期|時間|寄件日期"
                    + "|傳送時間|收件人|收件者|抄送|副本|主题|主旨|主題)\\s*\\*{0,2}[：:].*$");

    private static final Pattern SIGN_OFF =
            Pattern.compile("(?i)^\\s*(?:(?:best|kind|warm|many)?\\s*regards|best wishes"
                    + "|(?:yours )?(?:sincerely|faithfully)|cheers|此致(?:敬礼|敬禮)?|祝好|顺祝商祺|順頌商祺|顺颂商祺)\\s*[,，.。!！]?\\s*$");
    private static final Pattern DEVICE = Pattern.compile(
            "(?i)^\\s*(?:sent from (?:my|outlook|mail)\\b.{0,60}|get outlook for .{0,30}|发自我的.{0,30}|從我的.{0,20}傳送|来自.{0,20}邮箱)\\s*$");
    private static final Pattern THANKS = Pattern.compile("(?i)^\\s*(?:(?:many )?thanks|thank you|谢谢|多谢|謝謝|多謝)"
            + "(?: (?:and|&) (?:best |kind |warm )?regards)?\\s*[,，.。!！]*\\s*$");

    private static final Pattern CONTACT = Pattern.compile(
            "(?i)^\\s*(?:地址|电话|電話|手机|手機|邮箱|郵箱|网址|传真|add|address|tel|phone|mobile|fax|e-?mail|web)(?![a-z]).*$");
    private static final Pattern SENTENCE = Pattern.compile("[。！？；，!?]|[我您你没沒不了吗嗎请請要]"
            + "|\\b(?:I|[Ww]e|[Yy]ou|[Ii]t|[Tt]hey|[Tt]his|[Tt]hat|is|are|was|were|not|my|[Pp]lease|[Bb]ut|still|want)\\b"
            + "|\\s\\S+\\s.*(?<!Ltd|Inc|Co|Corp)\\.\\s*$");

    private MessageEnd() {}

    /** Whether no line from this one on is the author's, if words of theirs precede; of the lines none is blank. */
    static boolean isAt(int at, List<String> lines) {
        String line = lines.get(at);
        if (line.equals(SIGNATURE_MARK) || isHistory(at, lines)) {
            return true;
        }
        if (isSignOff(line)) {
            return nextOfMessage(at, lines).size() < SIGNATURE_LINES;
        }
        if (SIGNATURE_RULER.matcher(line).matches()) {
            return isSigned(nextOfMessage(at, lines), SIGNATURE_LINES);
        }
        return THANKS.matcher(line).matches() && isSigned(nextOfMessage(at, lines), LINES_AFTER_THANKS);
    }

    /** Whether the line only parts the message or heads its history: never words of anybody. */
    static boolean isMark(int at, List<String> lines) {
        String line = lines.get(at);
        return RULER.matcher(line).matches() || isSignOff(line) || isHistory(at, lines) || isHeader(at, lines);
    }

    private static boolean isHistory(int at, List<String> lines) {
        String line = lines.get(at);
        if (HISTORY.matcher(line).matches()) {
            return true;
        }
        int last = Math.min(lines.size(), at + 1 + LINES_FROM_SENDER_TO_DATE);
        return SENDER.matcher(line).matches()
                && lines.subList(at + 1, last).stream()
                        .anyMatch(next -> DATE.matcher(next).matches());
    }

    private static boolean isHeader(int at, List<String> lines) {
        for (int i = at; i >= 0 && i > at - HEADER_LINES; i--) {
            if (!HEADER.matcher(lines.get(i)).matches()) {
                return false;
            }
            if (isHistory(i, lines)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSignOff(String line) {
        return SIGN_OFF.matcher(line).matches() || DEVICE.matcher(line).matches();
    }

    /** The lines before the history, and no more than it takes to see that they are too many for a signature. */
    private static List<String> nextOfMessage(int at, List<String> lines) {
        int end = at + 1;
        int most = Math.min(lines.size(), end + SIGNATURE_LINES + 1);
        while (end < most && !lines.get(end).startsWith(">") && !isHistory(end, lines)) {
            end++;
        }
        return lines.subList(at + 1, end);
    }

    private static boolean isSigned(List<String> next, int most) {
        return next.size() <= most && next.stream().noneMatch(MessageEnd::isSentence);
    }

    private static boolean isSentence(String line) {
        return line.length() > LONGEST_SIGNATURE_LINE
                || (!CONTACT.matcher(line).matches() && SENTENCE.matcher(line).find());
    }
}
