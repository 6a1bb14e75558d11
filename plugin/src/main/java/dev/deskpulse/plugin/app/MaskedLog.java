package dev.deskpulse.plugin.app;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.LayoutBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskpulse.scheduler.privacy.Masker;
import dev.deskpulse.scheduler.privacy.PersonalData;
import dev.deskpulse.scheduler.privacy.PrivacyKey;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;

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

    /** Events as JSON objects, one a line, for programs that collect logs. */
    public static final class JsonLines extends LayoutBase<ILoggingEvent> {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public String doLayout(ILoggingEvent event) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("at", event.getInstant().toString());
            line.put("level", event.getLevel().toString());
            line.put("logger", event.getLoggerName());
            line.put("thread", event.getThreadName());
            line.putAll(event.getMDCPropertyMap());
            line.put("message", MASKER.mask(event.getFormattedMessage()));
            IThrowableProxy failure = event.getThrowableProxy();
            if (failure != null) {
                line.put("failure", MASKER.mask(ThrowableProxyUtil.asString(failure)));
            }
            try {
                return JSON.writeValueAsString(line) + CoreConstants.LINE_SEPARATOR;
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a log line cannot be written", e);
            }
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
