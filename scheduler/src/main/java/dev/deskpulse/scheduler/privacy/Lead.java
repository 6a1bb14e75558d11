package dev.deskpulse.scheduler.privacy;

import java.util.regex.Pattern;

/** What the words right before a number say that it is. */
enum Lead {
    ORDER("(?:(?:订单|訂單|运单|運單|快递|快遞|物流|交易|流水|商品|货物|發票|发票|追踪|追蹤|跟踪|产品|產品|设备|設備|批次|工单|工單|案件|合同|单据|会员|會員)"
            + "(?:号码|號碼|编号|編號|号|號)|订单|訂單|运单|運單|单号|單號|编号|編號|货号|貨號|条码|條碼|序列号|序列號|型号|型號"
            + "|(?<![a-z])(?:order|tracking|invoice|reference|ref|serial|item|sku|waybill|awb|imei|sn|ticket|case|model|part|product"
            + "|booking|transaction|confirmation|parcel|shipment|version|build)"
            + "(?:[ .:#]*(?:number|no|num|nr|id|code|is)(?![a-z]))*|#)[ .:=#是为為\"']*"),
    PHONE("(?:电话|電話|手机|手機|座机|座機|固话|固話|联系方式|聯絡方式|聯繫方式|拨打|撥打|拨|撥|致电|致電|打给|打給|来电|回电|传真|傳真|热线"
            + "|(?<![a-z])(?:tel|telephone|phone|mobile|mob|cell|cellphone|call|fax|contact|whatsapp|text|dial|ring|reach|number|ph|t|m))"
            + "(?:号码|號碼|号|號|(?<![a-z])(?:number|numbers|no|me|us|him|her|at|on|is)(?![a-z])|[ .,:=#(+是为為-])*"),
    RESIDENT("(?:身份证|身份證|身分证|身分證|证件|證件|实名|ID)(?:号码|號碼|号|號|[ :是为為])*"),
    CARD(
            "(?:银行卡|銀行卡|信用卡|储蓄卡|借记卡|卡号|卡號|账号|帳號|账户|帳戶|(?<![a-z])(?:card|visa|mastercard|amex|account|debit|credit)(?![a-z]))"
                    + "(?:号码|號碼|号|號|(?<![a-z])(?:number|no|is)(?![a-z])|[ .:#是为為])*"),
    PASSPORT("(?:护照|護照|通行证|通行證|(?<![a-z])passport)(?:号码|號碼|号|號|(?<![a-z])(?:number|no|is|num|id)(?![a-z])|[ .:#是为為])*"),
    SSN("(?:(?<![a-z])SSN|social security|社会安全号|社安号)(?:(?<![a-z])(?:number|no|is)(?![a-z])|[ .:#是])*"),
    QQ(
            "(?:(?<![a-z])qq|扣扣|企鹅|企鵝|(?<![a-z])q(?=号|號|[ ]?:)|加q)(?:号码|號碼|号|號|群|账号|(?<![a-z])(?:id|number|no|is)(?![a-z])|[ .:#是为為])*");

    /** No lead is longer. */
    private static final int WINDOW = 32;

    private final Pattern pattern;

    Lead(String regex) {
        this.pattern = Pattern.compile("(?i)" + regex + "\\z");
    }

    boolean isBefore(FoldedText text, int index) {
        return pattern.matcher(text.before(index, WINDOW)).find();
    }
}
