package dev.deskpulse.scheduler.audit;

import dev.deskpulse.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the log from its beginning and notes what does not fit. */
final class AuditCheck {
    private final AuditChain chain;
    private final Optional<AuditAnchor.Kept> anchor;
    private final List<Words> problems = new ArrayList<>();
    private AuditHead before = AuditHead.NONE;
    private long entries;
    private @Nullable Long firstBroken;
    private boolean anchorMet;

    /** @param anchor the head that is kept beside the table, read before the table was */
    AuditCheck(AuditChain chain, Optional<AuditAnchor.Kept> anchor) {
        this.chain = chain;
        this.anchor = anchor;
    }

    void next(AuditEntry entry) {
        String due = chain.mac(before.mac(), entry.number(), entry.at(), entry.event());
        long missing = entry.number() - before.number() - 1;
        if (missing > 0) {
            broken(
                    before.number() + 1,
                    missing == 1
                            ? Words.of("entry %d is missing", "缺少第 %d 条记录", before.number() + 1)
                            : Words.of(
                                    "entries %d to %d are missing",
                                    "缺少第 %d 至 %d 条记录", before.number() + 1, entry.number() - 1));
        } else if (missing < 0 || !AuditChain.same(due, entry.mac())) {
            broken(entry.number(), changed(entry.number()));
        }
        goOn(entry.number(), entry.mac());
    }

    /** An entry that holds what no entry can. */
    void unreadable(long number, String mac) {
        broken(number, changed(number));
        goOn(number, mac);
    }

    private static Words changed(long number) {
        return Words.of("entry %d was changed, added, or put in another's place", "第 %d 条记录被改动、插入或调换过位置", number);
    }

    private void goOn(long number, String mac) {
        entries++;
        before = new AuditHead(number, mac);
        anchorMet |= anchor.filter(kept -> kept.head().equals(before)).isPresent();
    }

    AuditVerdict end() {
        if (anchor.isEmpty()) {
            if (entries > 0) {
                tell(new Words(
                        "the file audit.head is missing, so that nobody can tell whether entries were cut off at the end",
                        "缺少 audit.head 文件，无法判断末尾的记录是否被删除"));
            }
        } else if (!anchor.get().genuine()) {
            tell(new Words(
                    "the file audit.head was changed, or is of another privacy.key",
                    "audit.head 文件被改动过，或属于另一个 privacy.key"));
        } else if (!anchorMet && anchor.get().head().number() > before.number()) {
            broken(
                    before.number() + 1,
                    Words.of(
                            "entries %d to %d were cut off at the end",
                            "末尾的第 %d 至 %d 条记录被删除",
                            before.number() + 1,
                            anchor.get().head().number()));
        } else if (!anchorMet && anchor.get().head().number() > 0) {
            broken(anchor.get().head().number(), changed(anchor.get().head().number()));
        }
        return new AuditVerdict(entries, firstBroken, problems);
    }

    private void broken(long number, Words problem) {
        firstBroken = firstBroken == null ? number : Long.valueOf(Math.min(firstBroken, number));
        tell(problem);
    }

    private void tell(Words problem) {
        if (problems.size() < AuditVerdict.MOST_PROBLEMS && !problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
