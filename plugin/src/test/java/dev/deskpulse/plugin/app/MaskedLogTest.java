package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MaskedLogTest {
    private final Logger logger =
            ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);

    @Test
    void theProgramsOwnLogHidesNumbersInMessagesAndExceptionsAndTellsTheRun() {
        ConsoleAppender<?> appender = (ConsoleAppender<?>) logger.getAppender("STDERR");
        PatternLayoutEncoder encoder = (PatternLayoutEncoder) appender.getEncoder();
        String line = new String(encoder.encode(event()), StandardCharsets.UTF_8);
        assertThat(line)
                .contains("[sync 2026-11-10T04:00:00Z]")
                .contains("call [phone-", "no such user [email-", "IllegalStateException", "Caused by")
                .doesNotContain("13812345678", "a@b.cn");
    }

    @Test
    void forProgramsALineIsAnObjectThatHidesTheSame() throws Exception {
        String line = new MaskedLog.JsonLines().doLayout(event());
        assertThat(line).doesNotContain("13812345678", "a@b.cn").endsWith("}" + System.lineSeparator());
        JsonNode told = new ObjectMapper().readTree(line);
        assertThat(told.get("run").asText()).isEqualTo("sync 2026-11-10T04:00:00Z");
        assertThat(told.get("level").asText()).isEqualTo("WARN");
        assertThat(told.get("message").asText()).startsWith("call [phone-");
        assertThat(told.get("failure").asText()).contains("no such user [email-", "Caused by");
    }

    private LoggingEvent event() {
        Exception failure = new IllegalStateException("no such user a@b.cn", new RuntimeException("tel 13812345678"));
        LoggingEvent event =
                new LoggingEvent("x", logger, Level.WARN, "call {}", failure, new Object[] {"13812345678"});
        event.setMDCPropertyMap(Map.of("run", "sync 2026-11-10T04:00:00Z"));
        return event;
    }
}
