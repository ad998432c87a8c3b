"""What a plan promises: grade, quote and deadline of made-up sentences (reading guide §1, §2)."""

from datetime import date

import pytest

from tracker.domain.text import Period, Span
from tracker.domain.vocabulary import Basis, Grade
from tracker.extraction.layout.clauses import read_clauses
from tracker.extraction.numbers.targets import read_targets
from tracker.extraction.statements.clause_openers import read_head
from tracker.extraction.statements.drafts import Draft, Opening
from tracker.extraction.statements.number_grading import RULES, Rule, judge_number
from tracker.extraction.statements.plans import read_plan
from tracker.extraction.statements.promises_in_reviews import read_review
from tracker.extraction.time.deadlines import DateContext
from tracker.extraction.time.expressions import find_times

YEAR = DateContext(document_date=None, plan=Period.of_years(2023), plan_year=2023, report_year=2023)
DUE = {Grade.HARD, Grade.MILESTONE}


def drafts(text: str) -> list[Draft]:
    return read_plan(text, read_clauses(text, Span(0, len(text))), find_times(text), YEAR)


def read(text: str) -> list[tuple[str, str]]:
    """(grade, quote) of what a plan's paragraph commits to, declaratory clauses left out."""
    return [(str(draft.grade), text[draft.quote : draft.end]) for draft in drafts(text) if draft.grade in DUE]


def quotes(text: str) -> list[str]:
    return [quote for _, quote in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "新增城镇就业5000人",
        "建成口袋公园12个",
        "失业率控制在4%以内",
        "力争技术合同成交额达30亿元",
        "实现村级卫生室全覆盖",
        "对困难家庭应保尽保",
        "为800名老人免费安装扶手",
        "推动6个签约项目落地",
        "80%以上的村庄生活垃圾得到处理",
        "10月底前打通东环路",
        "全县养老床位达到900张",
        "带动返乡创业300人以上",
        "推进危旧楼栋改造90个",
        "支持42家非遗馆免费开放",
    ],
)
def test_a_number_or_a_day_the_clause_commits_to_makes_it_hard(text: str) -> None:
    assert read(text) == [("hard", text)]


@pytest.mark.parametrize(
    "text",
    [
        "建设县疾控中心检验楼",
        "推动城南客运站竣工",
        "青山路人行天桥建成使用",
        "出台民办学校管理办法",
        "推动修订湿地保护条例",
        "创建国家卫生县城",
        "推进省级文明城市创建",
        "做好国家园林城市复审",
        "推行政府法律顾问制度",
        "全面实施预算绩效管理",
        "取消货车年度审验费",
        "举办首届山地马拉松",
        "启动老城区污水管网改造工程",
        "建立校园安全联席会议制度",
        "开展第五次经济普查",
        "划定生态保护红线",
        "粮库改扩建工程完成主体结构",
    ],
)
def test_one_named_result_is_a_milestone(text: str) -> None:
    assert read(text) == [("milestone", text)]


@pytest.mark.parametrize(
    "text",
    [
        "加快推进城乡一体化",
        "推进总投资18亿元的6个重点项目建设",
        "加快5个老旧小区改造",
        "鼓励打造12个特色小镇",
        "探索建立容错机制",
        "谋划建设智慧水务中心",
        "建立健全应急管理制度",
        "完成年度目标任务",
        "启动一批重大科技项目",
        "实施质量提升行动",
        "做好创建国家园林县城准备工作",
        "建立长效机制",
        "创建一批示范机构",
        "构建全覆盖的监管体系",
        "以8个产业集群为抓手",
        "推动更多企业上市",
        "建设人民满意的服务型政府",
        "出台支持企业发展的政策措施",
        "有序开展承包期再延长30年试点",
    ],
)
def test_efforts_generalities_and_preparations_are_not_counted(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "比去年增加300亿元",
        "建议新建3所幼儿园",
        "今年高校毕业生20万人",
        "已建成公园12个",
        "让3万群众受益",
        "现有企业111家",
        "是全面建成小康社会的关键一年",
        "完成全年任务面临诸多挑战",
        "每个课题的申报单位不得超过3家",
        "认真贯彻六次全会精神",
        "各镇推荐的项目分别不超过2个",
        "巩固村村通成果",
        "壮大8个优势产业集群",
        "健全覆盖城乡的法律服务体系",
        "在此基础上再奋斗五年",
        "今年加快实施4平方公里先行区规划建设",
        "提升60家养老机构服务水平",
        "到2025年实现“六个新”",
    ],
)
def test_facts_wishes_and_problems_are_no_promises(text: str) -> None:
    assert read(text) == []


def test_two_objects_are_two_commitments_and_one_predicate_with_many_is_one() -> None:
    assert quotes("新建公厕8座，改造老旧管网20公里。") == ["新建公厕8座", "改造老旧管网20公里"]
    [draft] = drafts("新建社区卫生服务中心1个、卫生服务站6个、村卫生室8个。")
    assert [target.value for target in draft.targets] == [1, 6, 8]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "散居和集中供养标准，分别从每月900元、1400元提高到950元、1500元",
            [("散居供养标准", 950), ("集中供养标准", 1500)],
        ),
        ("县域医疗机构床位数，增加到5000张", [("县域医疗机构床位数", 5000)]),
        ("居民医保补助标准，提高到每人每年640元", [("居民医保补助标准", 640)]),
        (
            "销售燃气90万立方米、自来水800万吨，分别增长3%、5%",
            [("销售燃气", 9e5), ("销售自来水", 8e6), ("销售燃气", 3), ("销售自来水", 5)],
        ),
    ],
)
def test_a_level_belongs_to_what_the_clause_before_it_names(
    text: str, targets: list[tuple[str, float]]
) -> None:
    [draft] = drafts(text)
    assert text[draft.quote : draft.end] == text
    assert [(target.metric, target.value) for target in draft.targets] == targets


def test_a_number_is_given_no_name_that_may_be_anothers() -> None:
    text = "旅游收入40亿元，接待游客900万人次，分别增长5%、6%。"
    assert [target.metric for draft in drafts(text) for target in draft.targets] == [
        "旅游收入",
        "接待游客",
        "分别增长5%、6%",
        "分别增长5%、6%",
    ]


def test_a_clause_that_names_its_own_object_stands_alone() -> None:
    text = "加强民生保障，分别新建小学2所、中学1所；稳定就业，失业率下降到4%。"
    assert quotes(text) == ["分别新建小学2所、中学1所", "失业率下降到4%"]


def test_a_run_of_indicators_is_one_each_under_their_shared_opening() -> None:
    text = "今年主要预期目标是：生产总值增长6%左右；城镇新增就业2万人，居民收入与经济增长基本同步。"
    found = drafts(text)
    assert [text[draft.quote : draft.end] for draft in found] == [
        "生产总值增长6%左右",
        "城镇新增就业2万人",
        "居民收入与经济增长基本同步",
    ]
    assert {(draft.deadline.date, draft.deadline.basis) for draft in found if draft.deadline} == {
        (date(2023, 12, 31), Basis.EXPLICIT)
    }


def test_a_shared_opening_reaches_as_far_as_its_sentence() -> None:
    text = "6月底前，完成道路清障3公里，拆除危房40间。新增车位500个。"
    found = drafts(text)
    assert [draft.deadline.date for draft in found if draft.deadline] == [
        date(2023, 6, 30),
        date(2023, 6, 30),
        date(2023, 12, 31),
    ]


def test_a_state_that_will_be_there_by_a_day_is_an_end_result() -> None:
    text = "到2025年，协同高效的港口物流体系基本形成，农村面貌更加美丽。"
    assert read(text) == [("hard", "协同高效的港口物流体系基本形成")]


def test_what_is_there_already_may_be_worked_on() -> None:
    assert read("7月底前全面完成现有危桥加固。") == [("hard", "7月底前全面完成现有危桥加固")]


def test_an_opening_before_a_list_holds_for_its_items() -> None:
    opening, item = "到2025年，要实现以下目标：", "（一）森林覆盖率达到60%。"
    text = f"{opening}\n{item}"
    left = Opening()
    first = Span(0, len(opening))
    read_plan(text, read_clauses(text, first), find_times(text, 0, len(opening)), YEAR, left)
    rest = Span(len(opening) + 1, len(text))
    [draft] = read_plan(text, read_clauses(text, rest), find_times(text, rest.start, rest.end), YEAR, left)
    assert draft.deadline and draft.deadline.date == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("实施分级诊疗项目，年内实现基层医疗机构全覆盖。", "实施分级诊疗项目，年内实现基层医疗机构全覆盖"),
        ("推进县医院新院区建设，2023年实现开工。", "推进县医院新院区建设，2023年实现开工"),
        ("同时新建充电桩50个。", "新建充电桩50个"),
        ("一是新建充电桩50个。", "新建充电桩50个"),
        ("加强筛查，孕产妇建卡率达到95%的目标。", "孕产妇建卡率达到95%"),
        ("完成工业投资18亿元，增长10%以上。", "完成工业投资18亿元，增长10%以上"),
        ("新开工保障房600套，供应200套。", "新开工保障房600套"),
        ("新开工公寓60万套，其中各类人才公寓8万套。", "新开工公寓60万套，其中各类人才公寓8万套"),
        ("推进东河清淤，完成70%工程量。", "推进东河清淤，完成70%工程量"),
        ("工业投资增长9%，总额260亿元左右。", "工业投资增长9%"),
        ("启动“云课堂”建设，实现“双师课”学校全覆盖。", "启动“云课堂”建设"),
    ],
)
def test_quotes_are_bounded_by_what_a_reader_needs(text: str, expected: str) -> None:
    assert quotes(text)[0] == expected


def test_a_clause_that_leaves_out_its_object_takes_the_clause_that_names_it() -> None:
    assert quotes("新开工保障房600套，供应200套。") == ["新开工保障房600套", "新开工保障房600套，供应200套"]


def test_a_list_of_complete_promises_is_cut_at_its_marks() -> None:
    assert quotes("子基金规模达18亿元、返投项目达50个。") == ["子基金规模达18亿元", "返投项目达50个"]
    assert quotes("修复古桥6座、治理水渠14公里。") == ["修复古桥6座", "治理水渠14公里"]
    assert quotes("完成农田整理3万亩、建设用地清退60公顷。") == ["完成农田整理3万亩、建设用地清退60公顷"]
    assert quotes("新建口袋公园20个、认定龙头企业15家以上。") == ["新建口袋公园20个", "认定龙头企业15家以上"]
    assert quotes("城镇新增就业5万人、失业人员实现再就业1万人。") == [
        "城镇新增就业5万人",
        "失业人员实现再就业1万人",
    ]
    assert quotes("城镇新增就业5万人左右、城镇调查失业率5.5%左右。") == [
        "城镇新增就业5万人左右",
        "城镇调查失业率5.5%左右",
    ]
    assert quotes("新建幼儿园5所、小学2所、中学3所。") == ["新建幼儿园5所、小学2所、中学3所"]
    assert quotes("河流水质优良比例90%以上、达标率80%以上。") == ["河流水质优良比例90%以上、达标率80%以上"]
    assert quotes("推动科技馆开工、体育馆竣工、文化馆启用。")[0].startswith("推动科技馆开工")


def test_what_an_item_only_plans_to_plan_stays_declaratory() -> None:
    assert quotes("一是谋划县急救中心大楼建设项目。新建业务用房1万平方米。二是新建公厕8座。") == [
        "新建公厕8座"
    ]


def test_soft_words_make_a_promise_soft() -> None:
    [firm] = drafts("新增企业30家。")
    [soft] = drafts("力争新增企业30家。")
    assert (firm.soft, soft.soft) == (False, True)


def test_a_date_inside_an_object_is_no_deadline() -> None:
    assert read("编制面向2035年的城镇体系规划") == [("milestone", "编制面向2035年的城镇体系规划")]


def review(text: str) -> list[tuple[str, bool]]:
    found = read_review(text, read_clauses(text, Span(0, len(text))), find_times(text), YEAR)
    return [(text[draft.quote : draft.end], draft.restated) for draft in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("医院综合楼将于年底前投入使用。", [("医院综合楼将于年底前投入使用", False)]),
        ("续建妇幼保健院，预计10月底交付使用。", [("续建妇幼保健院，预计10月底交付使用", False)]),
        ("2023年免费婚检任务数1200人，截至9月中旬为866人。", [("2023年免费婚检任务数1200人", True)]),
        ("建成公园12个，覆盖率达到95%。", []),
        ("将疫情防控抓实抓细。", []),
        ("任务完成率72%，检出率14%。", []),
    ],
)
def test_a_review_promises_only_what_is_still_to_come(text: str, expected: list[tuple[str, bool]]) -> None:
    assert review(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "将新建5所小学",
        "我们将接续办好15件民生实事",
        "向社会开放64所学校操场",
        "守住80平方公里耕地红线",
        "支持300名技术骨干",
        "推进27个老旧街区改造",
        "围绕公交站点建设步行连廊3.2公里",
        "高考200人过本科线",
        "将拥堵程度控制在三级以内",
        "每季度通报一次水质情况",
        "新建污水处理厂三座",
        "建设甲林路、乙林路、丙林路三条快速路",
        "全面完成老旧小区改造工作任务",
        "确保水库零垮坝",
        "投资5000万元，改造低等级公路40公里",
        "完成产品产值5000万元，高科技项目7个",
        "推进村卫生室标准化全覆盖工作",
        "发行1万亿元专项国债",
    ],
)
def test_a_number_commits_whatever_its_verb(text: str) -> None:
    assert read(text) == [("hard", text)]


@pytest.mark.parametrize(
    "text",
    [
        "支持鼎新科技股份公司上市",
        "加快建成东湖体育馆",
        "重新开通临江至东湖水上航线",
        "力争轨道8号线纳入国家建设规划",
        "扩大长期护理保险试点",
        "推动低温装备研究院落地",
        "做好村民委员会换届选举",
        "完成东湖科技馆桩基施工",
        "完成东港16号泊位等一批项目建设",
        "平湖生态园二期提升改造项目全面投产",
        "推行机关“大处室制”改革",
        "高水准举办国际茶业博览会",
    ],
)
def test_named_ends_under_helping_verbs_are_milestones(text: str) -> None:
    assert read(text) == [("milestone", text)]


@pytest.mark.parametrize(
    "text",
    [
        "继续实施12项重点工程",
        "深入实施8大行动",
        "建设文旅融合示范区",
        "建设临江生态新城",
        "搭建对接平台",
        "建设区域医疗中心",
        "支持优质企业上市",
        "建立巩固整治成果长效机制",
        "实施文明创建提质工程",
        "制定系统实施方案",
        "围绕实现以上目标",
        "确保实现全年目标任务",
        "按照新建3座泵站的要求",
        "以建成五个标杆区为总目标",
        "增长目标设定为6%左右",
        "实施百万亩果园提升行动",
        "两项工作纳入民生实事",
    ],
)
def test_areas_kinds_of_things_goings_on_and_frames_are_no_promises(text: str) -> None:
    assert read(text) == []


def test_a_number_of_the_past_is_no_target() -> None:
    [draft] = drafts("在上年3个示范点的基础上再增加5个。")
    assert [target.value for target in draft.targets] == [5]


def test_aims_in_quotation_marks_are_a_run_of_indicators() -> None:
    text = "实现“高新技术企业达到2000家、研发投入占比达到40%”的目标。"
    assert quotes(text) == ["高新技术企业达到2000家", "研发投入占比达到40%"]


def test_a_point_of_half_width_ends_a_sentence() -> None:
    assert quotes("解决1200人饮水问题.新建泵站3座.") == ["解决1200人饮水问题", "新建泵站3座"]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_each_rule_of_numbers_decides_its_own_example(rule: Rule) -> None:
    head = read_head(rule.example, 0, len(rule.example), {})
    targets = read_targets(rule.example, 0, len(rule.example))
    assert judge_number(rule.example, 0, len(rule.example), head, targets).reason == rule.id


@pytest.mark.parametrize(
    "text",
    [
        "推动石桥科创城上升为国家级高新区",
        "统筹建设县级药械检测平台",
        "构建“护城墙”大数据警务平台",
    ],
)
def test_titles_sought_and_named_platforms_are_milestones(text: str) -> None:
    assert read(text) == [("milestone", text)]


@pytest.mark.parametrize(
    "text",
    [
        "项目总投资800万元，其中中央预算内资金300万元，地方配套500万元，受益人口3万人",
        "工程于5月30日开工建设，目前已完成投资85万元",
    ],
)
def test_the_facts_of_a_project_are_no_promises(text: str) -> None:
    assert [quote for quote in quotes(text) if "总投资" not in quote] == []
