package dev.deskpulse.scheduler.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskpulse.fixtures.hostile.Fragments;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Masking whatever comes. */
class MaskerFuzzTest {
    private static final List<String> NUMBERS = List.of(
            "13812345678",
            "+86 138-1234-5678",
            "一三八一二三四五六七八",
            "11010519491231002X",
            "6222021234567890128",
            "a@b.cn",
            "京A12345",
            "收件人：",
            "Ship to: ",
            "北京市朝阳区建国路88号",
            "wxid_abc123",
            "192.168.1.1",
            "DE89370400440532013000");

    private final Masker masker = new Masker(
            EnumSet.allOf(PersonalData.class), PrivacyKey.ofThisProcess().pseudonyms());

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        Stream.concat(Fragments.TEXT.stream(), NUMBERS.stream()).toList())
                .list()
                .ofMaxSize(10)
                .map(pieces -> String.join("", pieces));
    }

    @Property
    void maskedTextIsNotMaskedFurther(@ForAll("texts") String text) {
        String once = masker.mask(text);
        assertThat(masker.mask(once)).isEqualTo(once);
    }

    @Property
    void anIdentityIsMaskedOnce(@ForAll("texts") String identity) {
        String once = masker.maskIdentity(identity);
        assertThat(masker.maskIdentity(once)).isEqualTo(once);
    }

    @Property
    void aPersonIsReplacedWhereverTheyStandAlone(
            @ForAll("texts") String before, @ForAll("texts") String after, @ForAll("names") String name) {
        PersonWords person = new PersonWords(List.of(name));
        String text = before + " " + name + " " + after;
        assertThat(person.standIn(text)).isTrue();
        assertThat(person.standIn(person.replaced(text, "[x]"))).isFalse();
        assertThat(text.length()).isEqualTo(PersonWords.folded(text).length());
    }

    @Provide
    Arbitrary<String> names() {
        return Combinators.combine(
                        Arbitraries.strings()
                                .withChars("abcİıßé客服王小")
                                .ofMinLength(2)
                                .ofMaxLength(6),
                        Arbitraries.strings().withChars("xyz:-7").ofMinLength(1).ofMaxLength(5))
                .as((first, last) -> first + " " + last);
    }
}
