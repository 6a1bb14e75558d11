package dev.deskpulse.plugin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MaskedLogTest {
    @Test
    void theProgramsOwnLogHidesNumbersInMessagesAndExceptions() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger logger = context.getLogger(Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<?> appender = (ConsoleAppender<?>) logger.getAppender("STDERR");
        PatternLayoutEncoder encoder = (PatternLayoutEncoder) appender.getEncoder();
        Exception failure = new IllegalStateException("no such user a@b.cn", new RuntimeException("tel 13812345678"));

        String line = new String(
                encoder.encode(
                        new LoggingEvent("x", logger, Level.WARN, "call {}", failure, new Object[] {"13812345678"})),
                StandardCharsets.UTF_8);

        assertThat(line)
                .contains("call [phone-", "no such user [email-", "IllegalStateException", "Caused by")
                .doesNotContain("13812345678", "a@b.cn");
    }
}
