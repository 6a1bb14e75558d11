package dev.deskpulse.scheduler.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinksTest {
    @Test
    void anAddressEndsWhereItsSentenceDoes() {
        assertThat(Links.in("See https://help.example.com/a_b?x=1#top. Or (http://example.com/c), please!"))
                .containsExactly("https://help.example.com/a_b?x=1#top", "http://example.com/c");
        assertThat(Links.in("请看https://help.example.com/密码。或《http://example.com》"))
                .containsExactly("https://help.example.com/密码", "http://example.com");
    }

    @Test
    void whatIsNoPlainAddressOnTheWebIsNone() {
        assertThat(
                        Links.in(
                                "javascript:alert(1) ftp://example.com https:// http://ann:secret@example.com/ https://exa mple"))
                .containsExactly("https://exa");
        assertThat(Links.in("https://example.com/" + "a".repeat(600))).isEmpty();
    }
}
