package dev.deskpulse.scheduler.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHINESE|我的快递还没到",
                "CHINESE|我的快遞還沒到，請幫忙查詢",
                "CHINESE|新买的 iPhone 15 Pro Max 充不进电",
                "ENGLISH|My parcel has not arrived",
                "ENGLISH|refund please",
                "MIXED|Hello, I want to return the shoes because 尺码不对，客服说可以退货",
                "OTHER|Мой заказ ещё не пришёл",
                "OTHER|荷物がまだ届いていません。返金してください。",
                "OTHER|주문한 상품이 아직 도착하지 않았어요",
                "OTHER|Mein Paket ist noch nicht angekommen und ich bin sehr enttäuscht",
                "OTHER|Mon colis est arrivé cassé et je ne suis pas content",
                "OTHER|12345 !!! ---"
            })
    void languagesAreToldByScriptAndFunctionWords(Language expected, String text) {
        assertThat(LanguageDetector.detect(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mein Paket kommt nie an, so ein Mist",
                "bestellung kaputt angekommen schlecht",
                "Necesito ayuda urgente, producto roto",
                "Livraison en retard",
                "Produto chegou quebrado, péssimo atendimento",
                "Pacco mai arrivato, vergogna",
                "Kargo hala gelmedi",
                "Barang rusak tidak bisa dipakai",
                "Nie dostałem paczki",
                "Hàng bị hỏng, tôi rất thất vọng"
            })
    void aFewWordsOfAnotherLanguageAreNotTakenForEnglish(String text) {
        assertThat(LanguageDetector.detect(text)).isEqualTo(Language.OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "terrible horrible awful",
                "Worst purchase ever",
                "Thanks Marcus",
                "refund ASAP",
                "Order LY25111400002",
                "Kettle leaking again",
                "fast shipping great quality nice packaging friendly support happy customer"
            })
    void aFewEnglishWordsAreEnglishWithoutFunctionWords(String text) {
        assertThat(LanguageDetector.detect(text)).isEqualTo(Language.ENGLISH);
    }
}
