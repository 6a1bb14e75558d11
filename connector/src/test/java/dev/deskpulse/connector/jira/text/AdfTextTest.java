package dev.deskpulse.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class AdfTextTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String plain(String content) {
        try {
            return AdfText.of(JSON.readTree("{'type':'doc','version':1,'content':[%s]}"
                    .formatted(content)
                    .replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String paragraph(String content) {
        return "{'type':'paragraph','content':[" + content + "]}";
    }

    private static String text(String text) {
        return "{'type':'text','text':'" + text + "','marks':[{'type':'strong'}]}";
    }

    @Test
    void paragraphsAndHeadingsAreLines() {
        assertThat(plain("{'type':'heading','attrs':{'level':1},'content':[" + text("退款") + "]},"
                        + paragraph(text("你好，") + "," + text("我要退款")) + "," + paragraph("") + ","
                        + paragraph(text("谢谢"))))
                .isEqualTo("退款\n你好，我要退款\n谢谢");
    }

    @Test
    void mentionsEmojiCardsDatesAndStatusesKeepTheirWords() {
        assertThat(plain(paragraph("{'type':'mention','attrs':{'id':'acc-1','text':'@Ana'}}," + text(" ok ")
                        + ",{'type':'emoji','attrs':{'shortName':':smile:','text':'😄'}},{'type':'hardBreak'},"
                        + "{'type':'inlineCard','attrs':{'url':'https://x.example/1'}},"
                        + text(" ") + ",{'type':'date','attrs':{'timestamp':'1782864000000'}}," + text(" ")
                        + ",{'type':'status','attrs':{'text':'LATE','color':'red'}}")))
                .isEqualTo("@Ana ok 😄\nhttps://x.example/1 2026-07-01 LATE");
    }

    @Test
    void listsQuotesCodeAndPanelsAreLinesOfTheirOwn() {
        assertThat(plain("{'type':'bulletList','content':[{'type':'listItem','content':[" + paragraph(text("one"))
                        + "]},{'type':'listItem','content':[" + paragraph(text("two")) + "]}]},"
                        + "{'type':'blockquote','content':[" + paragraph(text("said")) + "]},"
                        + "{'type':'codeBlock','attrs':{'language':'java'},'content':[{'type':'text','text':'a;'}]},"
                        + "{'type':'expand','attrs':{'title':'More'},'content':[" + paragraph(text("inside")) + "]}"))
                .isEqualTo("one\ntwo\nsaid\na;\nMore\ninside");
    }

    @Test
    void aTablesRowIsOneLine() {
        String cell = "{'type':'tableCell','content':[%s]}";
        String row = "{'type':'tableRow','content':["
                + cell.formatted(paragraph(text("order")) + "," + paragraph(text("no"))) + ","
                + cell.formatted(paragraph(text("42"))) + "]}";
        assertThat(plain("{'type':'table','content':[" + row + "," + row + "]}"))
                .isEqualTo("order no | 42\norder no | 42");
    }

    @Test
    void nodesNeverSeenBeforeGiveTheirChildren() {
        assertThat(plain("{'type':'hologram','attrs':{'x':1},'content':[" + paragraph(text("still here"))
                        + ",{'type':'spark'},{'kind':'odd'},7,null,{'type':5,'content':'no array'}]}"))
                .isEqualTo("still here");
    }

    @Test
    void whatIsNoDocumentGivesNoText() {
        assertThat(AdfText.of(JsonNodeFactory.instance.numberNode(5))).isEmpty();
        assertThat(AdfText.of(JsonNodeFactory.instance.arrayNode())).isEmpty();
        assertThat(BodyText.of(null)).isEmpty();
        assertThat(BodyText.of(JsonNodeFactory.instance.nullNode())).isEmpty();
    }

    @Test
    void depthAndSizeAreBounded() {
        ObjectNode deep =
                JsonNodeFactory.instance.objectNode().put("type", "text").put("text", "bottom");
        for (int i = 0; i < 5_000; i++) {
            ObjectNode parent = JsonNodeFactory.instance.objectNode().put("type", "panel");
            parent.putArray("content").add(deep);
            deep = parent;
        }
        assertThat(AdfText.of(deep)).isEmpty();

        ObjectNode wide = JsonNodeFactory.instance.objectNode().put("type", "paragraph");
        for (int i = 0; i < 1_000; i++) {
            wide.withArray("content").addObject().put("type", "text").put("text", "字😀".repeat(200));
        }
        String text = AdfText.of(wide);
        assertThat(text).hasSizeLessThanOrEqualTo(Lines.LONGEST);
        assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1))).isFalse();
    }
}
