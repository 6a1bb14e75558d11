package dev.deskpulse.plugin.cli;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags and their values in one of the two languages. */
final class TagWords {
    private static final Map<String, String> CHINESE = Map.ofEntries(
            entry("SENTIMENT", "情绪"),
            entry("KIND", "类别"),
            entry("PRIORITY", "优先级"),
            entry("NEGATIVE", "负面"),
            entry("NEUTRAL", "中性"),
            entry("POSITIVE", "正面"),
            entry("UNSURE", "不确定"),
            entry("COMPLAINT", "投诉"),
            entry("SUGGESTION", "建议"),
            entry("PRAISE", "表扬"),
            entry("QUESTION", "咨询"),
            entry("REQUEST", "请求"),
            entry("HIGHEST", "最高"),
            entry("HIGH", "高"),
            entry("MEDIUM", "中"),
            entry("LOW", "低"),
            entry("LOWEST", "最低"),
            entry("CHINESE", "中文"),
            entry("ENGLISH", "英文"),
            entry("MIXED", "混合"),
            entry("OTHER", "其他语言"),
            entry("WORSENING", "恶化"),
            entry("STEADY", "平稳"),
            entry("IMPROVING", "好转"),
            entry("RECOVERED", "恢复"),
            entry("ORDER", "订单"),
            entry("TRACKING", "运单号"),
            entry("AMOUNT", "金额"),
            entry("VERSION", "版本"),
            entry("PRODUCT", "产品"),
            entry("COURIER", "快递"),
            entry("CITY", "城市"),
            entry("TEAM", "团队"),
            entry("QUEUE", "队列"),
            entry("COMPONENT", "组件"),
            entry("PROJECT", "项目"),
            entry("AGENT", "客服"),
            entry("sentiment", "情绪"),
            entry("positive mood", "情绪正面"),
            entry("negative mood", "情绪负面"),
            entry("words", "词语"),
            entry("sentence", "整句"),
            entry("lexicon.zh", "中文情感词典"),
            entry("lexicon.en", "英文情感词典"),
            entry("emoji", "表情符号"),
            entry("negation", "否定"),
            entry("intensifier", "程度词"),
            entry("sarcasm", "反语"),
            entry("phrase", "短语"),
            entry("question mark", "问号"),
            entry("ticket type", "工单类型"),
            entry("impact", "影响"),
            entry("urgency", "紧急程度"));

    private final boolean chinese;

    TagWords(boolean chinese) {
        this.chinese = chinese;
    }

    String of(Enum<?> constant) {
        return of(constant.name());
    }

    /** By a constant's name, as the ledger keeps values; a value that is none of ours stays as it is. */
    String of(@Nullable String name) {
        if (name == null) {
            return "–";
        }
        return chinese ? CHINESE.getOrDefault(name, name) : name.toLowerCase(Locale.ROOT);
    }

    String either(String english, String chineseWords) {
        return chinese ? chineseWords : english;
    }
}
