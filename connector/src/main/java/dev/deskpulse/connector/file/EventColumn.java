package dev.deskpulse.connector.file;

import dev.deskpulse.words.Wire;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a column of an event log can mean. All but the first three are of the case: its latest value that is not empty
 * counts.
 */
public enum EventColumn {
    CASE("case|caseid|caseconceptname|ticket|ticketid|issue|工单|工单号|工单编号|案例|案例编号|单号"),
    ACTIVITY("activity|activityid|activityname|event|eventtype|conceptname|status|action|活动|事件|状态|动作|环节"),
    TIME("time|timestamp|completetimestamp|timetimestamp|datetime|date|at|时间|时间戳|发生时间|操作时间|日期"),
    AGENT("agent|resource|orgresource|assignee|user|坐席|客服|处理人|操作人|经办人"),
    TEAM("team|group|orggroup|queue|团队|小组|技能组|部门"),
    CUSTOMER("customer|customerid|requester|客户|客户编号|用户"),
    ORGANISATION("organisation|organization|company|公司|企业"),
    CHANNEL("channel|渠道|来源渠道"),
    KIND("kind|类别|性质"),
    TYPE("type|requesttype|工单类型|类型"),
    TOPIC("topic|subject|主题|问题分类"),
    PRODUCT("product|产品|商品"),
    REGION("region|地区|区域"),
    SEGMENT("segment|客户等级|客户分群"),
    PRIORITY("priority|优先级"),
    PROJECT("project|项目"),
    ORDER_NUMBER("ordernumber|orderid|订单号|订单编号"),
    /** 1 to 5. */
    RATING("rating|csat|满意度|评分"),
    /** 0 to 10. */
    NPS("nps|推荐度");

    /** The usual ones, as {@link #plain} makes them. */
    private final String titles;

    EventColumn(String titles) {
        this.titles = titles;
    }

    /** The column that a setting's name means. */
    public static Optional<EventColumn> named(String name) {
        return Arrays.stream(values())
                .filter(column -> plain(column.name()).equals(plain(name)))
                .findFirst();
    }

    /** The name in settings and messages. */
    public String settingName() {
        return Wire.name(this);
    }

    static String allNames() {
        return Arrays.stream(values()).map(EventColumn::settingName).collect(Collectors.joining(", "));
    }

    /** The column of a header that has one of the usual titles; earlier titles go first. */
    Optional<String> in(List<String> header) {
        return Arrays.stream(titles.split("\\|", -1))
                .flatMap(title -> header.stream().filter(column -> plain(column).equals(title)))
                .findFirst();
    }

    private static String plain(String name) {
        return name.replaceAll("[-_ :.]", "").toLowerCase(Locale.ROOT);
    }
}
