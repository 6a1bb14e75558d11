package dev.deskpulse.plugin.app;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.util.EnumSet;

/** The log's last line of defence: whatever a message or an exception quotes is masked. Named in {@code logback.xml}. */
public final class MaskedLog {
    private static final Masker MASKER = Masker.of(EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess());

    private MaskedLog() {}

    /** A log line's message. */
    public static final class Message extends MessageConverter {
        @Override
        public String convert(ILoggingEvent event) {
            return MASKER.mask(super.convert(event));
        }
    }

    /** A log line's exception with its stack. */
    public static final class Failure extends ThrowableProxyConverter {
        @Override
        protected String throwableProxyToString(IThrowableProxy failure) {
            return MASKER.mask(super.throwableProxyToString(failure));
        }
    }
}
