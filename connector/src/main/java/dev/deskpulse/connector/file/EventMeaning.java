package dev.deskpulse.connector.file;

import dev.deskpulse.ticket.StatusCategory;
import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an activity of an event log does to its case. */
public enum EventMeaning {
    /** Opens its case. In a log without any such event the first event of a case does. */
    CREATED("create|register|创建|新建|登记"),
    /** A public reply by an agent. */
    REPLY("reply|replied|respond|answer|回复|答复"),
    /** The customer wrote. */
    CUSTOMER("customer|客户留言|客户追问|用户留言|来信"),
    /** A reply by a machine. */
    AUTOMATION("automatic|auto-reply|自动"),
    /** An internal note, or anything else that counts for nothing. */
    NOTE("note|comment|备注"),
    /** Who or which team has the case. */
    ASSIGNED("assign|transfer|take in charge|分配|转派|指派|转交|受理"),
    /** The rating column's value is the customer's answer. */
    SURVEY("survey|rating|csat|评价|满意度"),
    REOPENED("reopen|重开|重新打开"),
    DONE("resolve|close|done|complete|finish|solved|解决|关闭|完结|结束|完成|办结"),
    WAITING_ON_CUSTOMER("wait for customer|waiting for customer|waiting on customer|pending|待客户|等待客户"),
    WAITING_ON_THIRD_PARTY("third party|third-party|vendor|supplier|第三方|待供应商"),
    TO_DO("open|new|to do|backlog|待处理|待办"),
    IN_PROGRESS("progress|work|处理中|跟进"),
    ORDER_CREATED(""),
    ORDER_CONFIRMED(""),
    ORDER_SHIPPED(""),
    ORDER_COMPLETED("");

    /** Narrower words go before wider ones: "reopened" before "open", "auto-reply" before "reply". */
    private static final List<EventMeaning> BY_WORDS = List.of(
            AUTOMATION,
            WAITING_ON_CUSTOMER,
            WAITING_ON_THIRD_PARTY,
            SURVEY,
            REOPENED,
            ASSIGNED,
            NOTE,
            REPLY,
            CUSTOMER,
            CREATED,
            DONE,
            TO_DO,
            IN_PROGRESS);

    private final String words;

    EventMeaning(String words) {
        this.words = words;
    }

    /** By the words in its name; empty where none is known. */
    static Optional<EventMeaning> guessed(String activity) {
        String name = activity.toLowerCase(Locale.ROOT);
        return BY_WORDS.stream().filter(meaning -> meaning.isSaidIn(name)).findFirst();
    }

    private boolean isSaidIn(String name) {
        return !words.isEmpty() && Arrays.stream(words.split("\\|", -1)).anyMatch(word -> holds(name, word));
    }

    /** Latin words count from their beginning, so that "renew" is not "new"; Chinese ones anywhere. */
    private static boolean holds(String name, String word) {
        int at = name.indexOf(word);
        while (at > 0 && word.charAt(0) < 0x80 && Character.isLetter(name.charAt(at - 1))) {
            at = name.indexOf(word, at + 1);
        }
        return at >= 0;
    }

    /** The category of the status into which it puts its case; null where it changes no status. */
    public @Nullable StatusCategory category() {
        return switch (this) {
            case DONE -> StatusCategory.DONE;
            case TO_DO -> StatusCategory.TO_DO;
            case IN_PROGRESS, REOPENED, WAITING_ON_CUSTOMER, WAITING_ON_THIRD_PARTY -> StatusCategory.IN_PROGRESS;
            case CREATED,
                    REPLY,
                    CUSTOMER,
                    AUTOMATION,
                    NOTE,
                    ASSIGNED,
                    SURVEY,
                    ORDER_CREATED,
                    ORDER_CONFIRMED,
                    ORDER_SHIPPED,
                    ORDER_COMPLETED -> null;
        };
    }

    /**
     * Whether whoever does it has the case from then on.
     *
     * @param onlyAssigned whether the log says who is assigned: then that alone tells
     */
    boolean handsOver(boolean onlyAssigned) {
        return onlyAssigned ? this == ASSIGNED : byAgent();
    }

    private boolean byAgent() {
        return !Stream.of(CUSTOMER, AUTOMATION, SURVEY, ORDER_CREATED, ORDER_CONFIRMED, ORDER_SHIPPED, ORDER_COMPLETED)
                .toList()
                .contains(this);
    }

    /** The name in settings and messages. */
    public String settingName() {
        return Wire.name(this);
    }
}
