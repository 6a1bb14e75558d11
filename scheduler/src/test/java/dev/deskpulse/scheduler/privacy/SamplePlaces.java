package dev.deskpulse.scheduler.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Invented addresses and names. */
final class SamplePlaces {
    private static final String[] CITIES = {
        "北京市", "上海市", "广东省深圳市", "浙江省杭州市", "四川省成都市", "江苏省苏州市", "湖北武汉市", "山东省青岛市", "河南省洛阳市",
        "福建省泉州市", "内蒙古自治区包头市", "广西壮族自治区桂林市", "重庆市", "陕西省西安市", "云南省大理州", "贵州遵义市", "江西赣州", "安徽省合肥"
    };
    private static final String[] DISTRICTS = {
        "朝阳区", "浦东新区", "南山区", "西湖区", "武侯区", "吴中区", "江汉区", "市南区", "涧西区", "鲤城区", "昆都仑区", "七星区", "渝中区", "雁塔区", "红花岗区",
        "章贡区", "蜀山区", "天河区", "高新区"
    };
    private static final String[] ROADS = {
        "建国路", "世纪大道", "科技园路", "文三西路", "人民南路四段", "东吴北路", "解放大道", "香港中路", "南昌路", "刺桐路", "钢铁大街", "中山中路", "学府巷", "上海路",
        "迎宾大道", "长江西路", "天府大道中段", "青年路"
    };
    private static final String[] ESTATES = {"阳光花园", "万科城", "幸福小区", "碧桂园", "锦绣家园", "龙湖天街公寓", "保利香槟苑", "金地国际大厦", "绿地中心"};
    private static final String[] VILLAGES = {"湖北省孝感市云梦县城关镇新民村", "河北省保定市定兴县固城镇东街村", "广东省梅州市五华县水寨镇大岭村"};
    private static final String[] TRADITIONAL = {"台北市信義區忠孝東路五段", "新北市板橋區文化路二段", "高雄市左營區博愛三路", "九龍旺角彌敦道", "香港銅鑼灣軒尼詩道"};
    private static final String SURNAMES =
            "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧建国文博子涵欣怡浩然梓轩雨桐嘉豪思远晓雪";
    private static final String[] COMPOUND = {"欧阳", "司马", "上官", "诸葛", "歐陽"};
    private static final String[] TRADITIONAL_NAMES = {"陳怡君", "張家豪", "劉志強", "黃淑芬", "鄭凱文", "楊麗華", "許雅婷", "葉國榮"};
    private static final String[] FIRST = {
        "John", "Mary", "Ahmed", "Priya", "Carlos", "Emily", "Wei", "Olga", "Liam", "Sofia", "Daniel", "Grace"
    };
    private static final String[] LAST = {
        "Smith",
        "O'Neil",
        "Garcia",
        "Patel",
        "Johnson",
        "Nguyen",
        "Brown",
        "Kowalski",
        "Martinez",
        "Lee-Jones",
        "Zhang",
        "McDonald"
    };
    private static final String[] STREETS = {
        "Main Street",
        "Oak Avenue",
        "Elm St",
        "Sunset Blvd",
        "Maple Drive",
        "King's Road",
        "Park Lane",
        "Cedar Ct",
        "Lakeview Terrace",
        "5th Ave"
    };
    private static final String[] TOWNS = {
        "Springfield, IL 62704",
        "Austin, TX 78701",
        "Portland, OR 97205-1234",
        "London NW1 6XE",
        "Leeds LS1 4DY",
        "Boston, MA 02108"
    };
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Random random;
    private final SampleNumbers numbers;

    SamplePlaces(Random random, SampleNumbers numbers) {
        this.random = random;
        this.numbers = numbers;
    }

    String chineseAddress() {
        String number = Integer.toString(1 + random.nextInt(2000));
        String building = Integer.toString(1 + random.nextInt(40));
        String room = numbers.number(3 + random.nextInt(2));
        return switch (random.nextInt(9)) {
            case 0 -> numbers.pick(VILLAGES) + number + "号";
            case 1 -> numbers.pick(TRADITIONAL) + number + "號" + building + "樓" + numbers.pick("", "之2", "B室");
            case 2 ->
                numbers.pick(CITIES) + " " + numbers.pick(DISTRICTS) + " " + numbers.pick(ROADS) + number + "号 " + room
                        + "室";
            case 3 -> numbers.pick(ESTATES) + building + "栋" + numbers.pick("", "2单元") + room + numbers.pick("", "室");
            case 4 ->
                numbers.pick(DISTRICTS) + numbers.pick(ROADS) + number + "号" + numbers.pick(ESTATES) + building + "号楼"
                        + room;
            case 5 ->
                numbers.pick(CITIES)
                        + numbers.pick(DISTRICTS)
                        + numbers.pick(ESTATES)
                        + numbers.pick("A座", "B座", "南区")
                        + room;
            case 6 ->
                numbers.pick(CITIES) + numbers.pick(DISTRICTS) + numbers.pick(ROADS) + number + "弄" + building + "号"
                        + room + "室";
            default ->
                numbers.pick(CITIES) + numbers.pick(DISTRICTS) + numbers.pick(ROADS) + number + "号"
                        + numbers.pick(ESTATES) + building + "栋" + room + "室";
        };
    }

    /** Street or estate with the figures: what tells where somebody lives. */
    List<String> tellingParts(String address) {
        List<String> parts = new ArrayList<>();
        Matcher digits = DIGITS.matcher(address);
        while (digits.find()) {
            int from = Math.max(0, digits.start() - 2);
            int to = Math.min(address.length(), digits.end() + 1);
            parts.add(address.substring(from, to));
        }
        return parts;
    }

    String englishAddress() {
        String number = Integer.toString(1 + random.nextInt(9999));
        String unit = numbers.pick("", " Apt 4B", " Unit 12", " Suite 300", " #5");
        return number + numbers.pick("", "", "B") + " " + numbers.pick(STREETS) + unit + ", " + numbers.pick(TOWNS);
    }

    String chineseName() {
        return switch (random.nextInt(10)) {
            case 0 -> numbers.pick(COMPOUND) + numbers.letter(GIVEN) + numbers.pick("", "" + numbers.letter(GIVEN));
            case 1 -> numbers.pick(TRADITIONAL_NAMES);
            case 2 -> numbers.letter(SURNAMES) + numbers.pick("先生", "女士", "小姐");
            case 3 -> numbers.pick("阿依古丽·买买提", "艾力·库尔班");
            default ->
                "" + numbers.letter(SURNAMES) + numbers.letter(GIVEN) + numbers.pick("", "" + numbers.letter(GIVEN));
        };
    }

    String englishName() {
        return numbers.pick(FIRST) + numbers.pick("", "", " J.") + " " + numbers.pick(LAST);
    }
}
