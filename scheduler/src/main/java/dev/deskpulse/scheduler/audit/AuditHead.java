package dev.deskpulse.scheduler.audit;

/** The latest entry: its number, 0 before there is one, and its mac. */
record AuditHead(long number, String mac) {
    static final AuditHead NONE = new AuditHead(0, AuditChain.BEGINNING);
}
