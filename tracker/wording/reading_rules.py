"""The rules by which a text is read, in words a user understands: what `explain` writes beside each rule's id."""

from collections.abc import Mapping

from .both import Both

_TIMES = {
    "time.as_of.now": Both(
        "“截至目前”只说数字到哪天为止，不是期限", "“up to now” dates a figure; it is no deadline"
    ),
    "time.deadline.aimed_years": Both(
        "力争N年：到第N个计划年度年底", "aimed at N years: end of the N-th plan year"
    ),
    "time.deadline.complete_date": Both(
        "完整日期；带“前”不含当天", "a complete date; 前 excludes the day itself"
    ),
    "time.deadline.compact_date": Both(
        "八位数字的日期，“前”不含当天", "a day in eight digits; 前 excludes the day itself"
    ),
    "time.deadline.dotted_day": Both(
        "“6.30前”：6月30日，“前”不含当天，月末最后一天除外",
        "month and day with a point; 前 excludes the day unless it ends the month",
    ),
    "time.deadline.day_of_month": Both(
        "只写几日：成文当月的这一天，已过则为下月",
        "a day without its month: of the month of writing, else the next",
    ),
    "time.deadline.festival_day": Both("节日当天", "the holiday itself"),
    "time.deadline.within_half_months": Both(
        "半个月内、N个半月内：从成文日期算起，半月为15天",
        "within half-months: from the document's date, half a month being 15 days",
    ),
    "time.event.lunar": Both("农历日期：不折算，保留原文", "a day of the lunar calendar: kept in words"),
    "time.event.season": Both("季节：没有确定日期", "a season: no day is fixed"),
    "time.period.first_months": Both(
        "前N个月：第N个月最后一天", "the first months: the last day of the last"
    ),
    "time.deadline.day": Both(
        "某月某日；带“前”不含当天，月末最后一天除外", "a day; 前 excludes it unless it ends the month"
    ),
    "time.deadline.festival": Both("节日前：节日的前一天", "before a holiday: the day before it"),
    "time.deadline.five_year_plan": Both(
        "五年规划末：规划最后一年12月31日", "a five-year plan: 31 December of its last year"
    ),
    "time.deadline.dotted_month": Both(
        "“2024.10月底前”：点前是年，点后是月", "a year and a month with a point between them"
    ),
    "time.deadline.mid_century": Both("本世纪中叶：2050年底", "mid-century: the end of 2050"),
    "time.deadline.mid_year": Both("年中：6月30日", "mid-year: 30 June"),
    "time.deadline.month": Both(
        "月份：该月最后一天；上旬10日、中旬20日；“前”而无“底”不含该月",
        "a month: its last day (10th, 20th for its thirds); 前 without 底 excludes it",
    ),
    "time.deadline.staged_years": Both(
        "分阶段年限：以最后一个阶段为准", "staged years: the last stage counts"
    ),
    "time.deadline.this_month": Both(
        "月底、月内：成文当月最后一天", "end of this month: of the month of writing"
    ),
    "time.deadline.this_quarter": Both(
        "本季度、下季度：该季度最后一天", "this or next quarter: its last day"
    ),
    "time.deadline.this_week": Both("本周、下周：该周周日", "this or next week: its Sunday"),
    "time.deadline.this_year_end": Both(
        "年底、年内：计划年度12月31日", "year end: 31 December of the plan year"
    ),
    "time.deadline.within_days": Both(
        "N天内：从成文日期算起", "within N days: counted from the document's date"
    ),
    "time.deadline.within_months": Both(
        "N个月内：从成文日期算起", "within N months: counted from the document's date"
    ),
    "time.deadline.within_one_year": Both(
        "一年内、半年内：从成文日期算起", "within a year or half a year: from the document's date"
    ),
    "time.deadline.within_weeks": Both(
        "N周内：从成文日期算起", "within N weeks: counted from the document's date"
    ),
    "time.deadline.within_working_days": Both(
        "N个工作日内：从成文日期算起，只计周一至周五",
        "within N working days: Mondays to Fridays from the document's date",
    ),
    "time.deadline.years_opening": Both(
        "N年新建、投入多少：到第N个计划年度年底，计划期不短于N年的到期末",
        "so much in N years: end of the N-th plan year, or of a plan that runs over so many",
    ),
    "time.deadline.years_from": Both("“某年起几年内”", "within so many years from a named one"),
    "time.deadline.within_years": Both(
        "N年内：第N个计划年度12月31日，计划当年为第一年",
        "within N years: end of the N-th plan year, the plan's own the first",
    ),
    "time.deadline.year": Both(
        "到某年：该年12月31日；“某年前”不含该年", "by a year: its 31 December; 前 excludes it"
    ),
    "time.deadline.year_end": Both("某年底：该年12月31日", "the end of a year: its 31 December"),
    "time.event.before": Both(
        "以某事为限（汛期前、开学前）：没有确定日期", "before an event: no day is fixed"
    ),
    "time.event.before_new_year": Both("年前：没有确定日期", "before the new year: no day is fixed"),
    "time.event.year_start": Both("年初：没有确定日期", "the beginning of a year: no day is fixed"),
    "time.event.term": Both("任期内：没有确定日期", "within the term of office: no day is fixed"),
    "time.name.anniversary": Both("周年，不是期限", "an anniversary, no deadline"),
    "time.name.duration_bound": Both("年限条件（三年以上），不是期限", "a condition of length, no deadline"),
    "time.name.duration_full": Both(
        "时间长度（满三年、连续三年），不是期限", "a length of time, no deadline"
    ),
    "time.name.five_year_plan": Both("规划名称，不是期限", "the name of a plan, no deadline"),
    "time.name.programme": Both("行动计划名称中的年数，不是期限", "years in a programme's name, no deadline"),
    "time.name.session": Both("会议名称，不是期限", "the name of a session, no deadline"),
    "time.past.five_year_plan": Both("以来：说的是过去", "since a plan: the past"),
    "time.past.last_year": Both("去年、上月：说的是过去", "last year or month: the past"),
    "time.past.years": Both("过去几年：说的是过去", "the last years: the past"),
    "time.period.both_years": Both("今明两年：到明年年底", "this year and next: the end of next year"),
    "time.period.coming_years": Both(
        "今后N年：到所依规划的末年，否则从成文年份起算",
        "the coming N years: to the end of the plan named, else from the year of writing",
    ),
    "time.period.day_range": Both("起止日期：以截止日为准", "from day to day: the last day"),
    "time.period.day_range_in_month": Both("起止日期：以截止日为准", "from day to day: the last day"),
    "time.period.half": Both("上半年6月30日，下半年12月31日", "half-years end on 30 June and 31 December"),
    "time.period.month_range": Both(
        "起止月份：末月最后一天", "from month to month: the last day of the last"
    ),
    "time.period.quarter": Both("季度：该季度最后一天", "a quarter: its last day"),
    "time.period.whole_year": Both("全年：计划年度12月31日", "the whole year: 31 December of the plan year"),
    "time.period.year": Both("年份：该年12月31日", "a year: its 31 December"),
    "time.period.year_range": Both("起止年份：末年12月31日", "from year to year: 31 December of the last"),
    "time.period.year_range_short": Both(
        "起止年份：末年12月31日", "from year to year: 31 December of the last"
    ),
    "time.period.year_word": Both("年度：计划年度12月31日", "the plan year: its 31 December"),
    "time.recurrence.every": Both("每月、每年：反复进行，不是期限", "again and again: no deadline"),
    "time.recurrence.steady": Both("常态化、逐年：不是期限", "a standing practice: no deadline"),
    "time.redacted.day": Both("日期已隐去", "the day is redacted"),
    "time.redacted.month": Both("月份已隐去", "the month is redacted"),
    "time.redacted.year": Both("年份已隐去", "the year is redacted"),
    "time.sla.days": Both("所需天数，不是期限", "how many days it takes: no deadline"),
    "time.sla.hours": Both("办理时限标准，不是期限", "a service standard: no deadline"),
}
_ROLES = {
    "time_kind.as_of": Both("只说数字截至哪天，不作期限", "it dates a figure: no deadline"),
    "time_kind.event": Both("没有确定日期，不推算", "no day is fixed: none is made up"),
    "time_kind.name": Both("名称或时间长度，不作期限", "a name or a length of time: no deadline"),
    "time_kind.past": Both("说的是过去，不作期限", "the past: no deadline"),
    "time_kind.recurrence": Both("反复进行，不作期限", "again and again: no deadline"),
    "time_kind.redacted": Both("原文已隐去，不推算", "redacted: no day is made up"),
    "time_kind.sla": Both("办理用时，不作期限", "how long it may take: no deadline"),
    "time_kind.start_only": Both("只有开始时间，没有截止时间", "a start without an end"),
    "time_role.as_of_before": Both("前有“截至”", "“as of” stands before it"),
    "time_role.attributive_after": Both("时间长度作定语", "the length of time qualifies a noun"),
    "time_role.baseline_before": Both(
        "前有“比、从、自”等，是比较的基数或起点", "the base of a comparison, or a start"
    ),
    "time_role.book_title": Both("在书名号内，是文件名", "inside a document's title"),
    "time_role.event_name_after": Both("年份属于会议或活动名称", "the year belongs to an event's name"),
    "time_role.every_before": Both("前有“每”", "“every” stands before it"),
    "time_role.past_after": Both("后有“以来、同期”等", "“since”, “same period” stands after it"),
    "time_role.programme_after": Both("年份属于规划、计划名称", "the years belong to a programme"),
    "time_role.programme_before": Both("年份属于规划、计划名称", "the years belong to a programme"),
    "time_role.short": Both("三天以内是办理用时", "three days or less is how fast it must go"),
    "time_role.start_after": Both("后有“起、开始”", "“from … on” stands after it"),
    "time_role.trigger": Both("从某一情况发生时算起", "counted from an occasion"),
}
_NUMBERS = {
    "quantity.all.complete": Both(
        "“全面完成”可数的事项：100%", "“completed in full” of a countable set: 100%"
    ),
    "quantity.all.coverage": Both("“全覆盖”：100%", "“full coverage”: 100%"),
    "quantity.all.every_door": Both("“户户通”一类：100%", "“to every household”: 100%"),
    "quantity.all.should": Both("“应X尽X”：100%", "“all that should be”: 100%"),
    "quantity.all.word": Both("“全部、所有、一律”：100%", "“all”: 100%"),
    "quantity.bare": Both("没有单位的数字，带“以上、以下”", "a bounded number without a unit"),
    "quantity.bare_level": Both("“达到”后没有单位的数字", "a level without a unit"),
    "quantity.chinese": Both("汉字数字", "a number in Chinese numerals"),
    "quantity.chinese_long": Both("汉字数字", "a number in Chinese numerals"),
    "quantity.money_colloquial": Both("“几个亿”的金额", "so many “个亿” of yuan"),
    "quantity.money_parts": Both("元、角、分合成的金额", "yuan, jiao and fen as one sum"),
    "quantity.range_fraction": Both("分数的区间", "a range of fractions"),
    "quantity.range_tenths": Both("成数的区间", "a range of tenths"),
    "quantity.renminbi": Both("以“人民币”作单位的金额", "a sum with 人民币 as its unit"),
    "quantity.double": Both("翻番：增长100%（翻两番300%）", "doubled: 100% more (twice: 300%)"),
    "quantity.fraction": Both("分数折成百分比", "a fraction as a percentage"),
    "quantity.fraction_slash": Both("分数折成百分比", "a fraction as a percentage"),
    "quantity.people_unsaid": Both("省略量词的人数、户数", "people counted without a measure word"),
    "quantity.half": Both("一半：50%", "half: 50%"),
    "quantity.none.growth": Both("零增长、清零：0", "zero growth, cleared: 0"),
    "quantity.money_unsaid": Both("省略“元”的金额", "money written without 元"),
    "quantity.money_unsaid_before": Both("省略“元”的金额", "money written without 元"),
    "quantity.return_period": Both("多少年一遇的防御标准", "a standard of protection: once in so many years"),
    "quantity.none.ruled_out": Both("“杜绝”事故：0", "accidents ruled out: 0"),
    "quantity.none.never": Both("“不发生”：0", "“none shall happen”: 0"),
    "quantity.number": Both("数字和单位", "a number with its unit"),
    "quantity.per_population": Both("每万人、每十万人的比率", "a rate per head of population"),
    "quantity.magnitude": Both("“突破千亿级”的量级", "a magnitude that is reached"),
    "quantity.points": Both("“几个点”的百分点", "percentage points, in talk"),
    "quantity.range": Both("区间", "a range"),
    "quantity.range_chinese": Both("汉字数字的区间", "a range in Chinese numerals"),
    "quantity.ratio": Both("比值", "a ratio"),
    "quantity.redacted": Both("数字已隐去", "the number is redacted"),
    "quantity.shared_unit": Both("与后一个数字共用单位", "it shares the next number's unit"),
    "quantity.tenths": Both("成数折成百分比", "tenths as a percentage"),
    "quantity.times": Both("倍数", "a multiple"),
    "change.bare_down": Both("紧接“降、减”：下降的幅度", "right behind “down”: by how much it falls"),
    "change.bare_up": Both("紧接“增、升”：增长的幅度", "right behind “up”: by how much it rises"),
    "change.doubled": Both("翻番是增长", "doubling is a rise"),
    "change.fall": Both("前有“下降、减少”：下降的幅度", "“falls by” stands before: by how much it falls"),
    "change.halved": Both("减半是下降", "halving is a fall"),
    "change.level": Both("“到、达到”之后是水平，不是幅度", "behind “to” it is the level reached, no change"),
    "change.level_between": Both(
        "增减的是前面的事，此数是水平", "what changes stands before; this is a level"
    ),
    "change.named_after": Both("“提升工程”一类是名称", "the verb is part of a name"),
    "change.new_things": Both("“新增”的件数，按件计", "new things are counted"),
    "change.no_verb": Both("没有增减之词：水平或数量", "no word of change: a level or an amount"),
    "change.of_a_rate": Both(
        "提升、扩大的是事物本身，此数是件数", "the things are bettered; this counts them"
    ),
    "change.of_an_amount": Both("增减的是总量，此数是件数", "an amount changes; this counts things"),
    "change.rate_after": Both(
        "后有“增速、增长目标”：增长的幅度", "“growth” stands after it: by how much it rises"
    ),
    "change.relief": Both("减税降费的数额，不是幅度", "relief given is an amount, no change"),
    "change.rise": Both("前有“增长、提高”：增长的幅度", "“rises by” stands before: by how much it rises"),
    "change.verb_far": Both("增减之词离得太远，说的是别的", "the verb of change is too far off"),
    "change.whole": Both("全部、无、比例：不是幅度", "all, none or a ratio: no change"),
    "op.about": Both("“左右、约”：允许上下浮动", "“about”: either side"),
    "op.all": Both("须全部达到", "all must be reached"),
    "op.ceiling": Both("“以内、不超过”：上限", "“within”, “not above”: a ceiling"),
    "op.ceiling_before": Both("前有“不超过、控制在”：上限", "“not above” stands before: a ceiling"),
    "op.lengthened": Both("延长的时间，按此数执行", "a lengthened time: as it is set"),
    "op.time_kept": Both("须保持的时间或储备：下限", "a time or stock to be kept: a floor"),
    "op.down_to": Both("“降至、控制在”：上限", "“down to”, “held at”: a ceiling"),
    "op.floor": Both("“以上、不低于、突破”：下限", "“or more”, “not below”: a floor"),
    "op.none": Both("须为零", "must be none"),
    "op.range": Both("须落在区间内", "must lie in the range"),
    "op.reach": Both("须达到这个数", "this much must be reached"),
    "op.set": Both("“安排、预算”的数额，按此数执行", "an amount that is set"),
    "op.time_standard": Both("用时标准：上限", "a time standard: a ceiling"),
}
_PASSED_OVER = {
    "number.apart": Both(
        "数字被空格或换行隔开，不能确定是一个数，不读取",
        "digits apart by a blank or line end may be one number: not read",
    ),
    "number.end_of_range": Both(
        "区间的另一端无法读出，不读取", "the other end of the range cannot be read: not read"
    ),
    "number.grouped": Both(
        "逗号后的三位数可能是千分位，不读取", "three digits behind a comma may be thousands: not read"
    ),
    "number.halved": Both("后有“半”，不能确定是多少，不读取", "“and a half” of what is not sure: not read"),
    "number.in_a_name": Both("编号或名称中的数字", "a number in a name or a code"),
    "number.item_number": Both("行首的条目编号，不作数量", "the number of an item at the head of its line"),
    "number.joined": Both("与前面的数字相连，只是半截，不读取", "only the rest of a number: not read"),
    "number.not_readable": Both("写法不合数字规则，不读取", "not written as numbers are: not read"),
    "number.parts_of_units": Both(
        "两个单位拼成的数，不能合成一个，不读取", "two measures that do not make one: not read"
    ),
    "number.restated_bound": Both("“含”只说明含本数", "“including” restates the bound"),
    "number.signed": Both("带正负号，不读取", "a signed number: not read"),
    "not_target.age": Both("年龄，不作目标", "an age, no target"),
    "not_target.attribute": Both("只是修饰，不作目标", "it only qualifies, no target"),
    "not_target.background_set": Both("已有的总体，不作目标", "the whole set that exists, no target"),
    "not_target.baseline": Both("比较的基数，不作目标", "the base of a comparison, no target"),
    "not_target.chinese_word": Both("词语中的数字，不作目标", "a number in a phrase, no target"),
    "not_target.describing_size": Both("说明规模或范围，不作目标", "a size that describes, no target"),
    "not_target.describing_sum": Both("说明项目金额，不作目标", "a sum that describes, no target"),
    "not_target.grouping": Both("分类数，不作目标", "a number of classes, no target"),
    "not_target.length_of_time": Both("时间长度，不作目标", "a length of time, no target"),
    "not_target.name": Both("名称或等级中的数字，不作目标", "a number in a name or class, no target"),
    "not_target.only_described": Both("“推进、加快”没有承诺这个数", "“push on with” commits to no number"),
    "not_target.project_size": Both(
        "项目自身的投资或面积，不作目标", "the project's own cost or size, no target"
    ),
    "not_target.quoted": Both(
        "引号或书名号内的数字，不作目标", "a number inside quotes or a title, no target"
    ),
    "not_target.rank": Both("名次，不作目标", "a rank, no target"),
    "not_target.restating": Both(
        "只是换个说法重述前面的数，不作目标", "it only restates the number before it, no target"
    ),
    "not_target.so_far": Both("目前进度，不作目标", "progress so far, no target"),
    "not_target.threshold": Both("划线的标准，不作目标", "a threshold that sorts, no target"),
    "not_target.time": Both("时间，不作目标", "a time, no target"),
}
_GRADES = {
    "commits.all_or_none": Both("全部、全覆盖或为零", "all or none"),
    "commits.behind_preposition": Both("介词在前，动词承诺了这个数", "a preposition first, then the verb that commits"),
    "commits.behind_verb": Both("数字在承诺性动词之后", "the number stands behind a verb that commits"),
    "commits.built_around": Both("句末是建设规模", "work with its size at the end"),
    "commits.closing": Both("数字收尾，不只是描述", "the number closes the clause"),
    "commits.counted": Both("动词后紧跟数量", "the count stands right behind the verb"),
    "commits.helped_share": Both("推动类动词后的比例", "a share behind a helping verb"),
    "commits.indicator": Both("指标及其数值", "an indicator with its value"),
    "commits.level": Both("达到、增长等水平", "a level or a change"),
    "commits.opened_up": Both("开放场馆的数量", "so many places opened"),
    "commits.other_verb": Both("主语在前，动词承诺了这个数", "a subject first, then the verb that commits"),
    "commits.passed": Both("达到者的人数", "so many who get there"),
    "commits.weak_end_state": Both("写明最终状态，数字即承诺", "an end state commits to the number"),
    "commits.work_counted": Both("工作量的数目", "a count of work done"),
    "commits.work_on_counted": Both("推进若干个能完成的项目", "so many pieces of work that end"),
    "continuation.day": Both("只写明何时完成，属于前一项", "it only says by when: part of the promise before"),
    "continuation.numbers": Both("接着前一项的数字说", "it goes on with the numbers before it"),
    "continuation.repeated": Both("前一项全年合计的次数", "how often the promise before makes in all"),
    "continuation.share": Both("前一项总数的分项", "parts of the whole before it"),
    "continuation.spent": Both("前一项投入的资金", "what is spent on the promise before"),
    "continuation.stage": Both("前一项的阶段安排", "stages of the promise before"),
    "continuation.worth": Both("前一项的投资规模，不作目标", "what the thing before is worth: no target"),
    "describes.doubt": Both("谋划、探索类，数字不算承诺", "a plan to plan: its numbers promise nothing"),
    "describes.effort": Both("推进、加快没有承诺这个数", "push on with commits to no number"),
    "describes.for_whom": Both("说明对象范围", "it says who is meant"),
    "describes.forecast": Both("自然形成的数", "it comes about by itself"),
    "describes.going_on": Both("继续实施若干项，不是新的承诺", "going on with so many is no promise"),
    "describes.named_size": Both("行动名称里的规模", "a size in a programme's name"),
    "describes.preparation": Both("前期工作，数字不算承诺", "preparations: their numbers promise nothing"),
    "describes.slogan": Both("口号，无法核实", "a slogan no one could check"),
    "describes.whose_level": Both("说明提升谁的水平", "whose level, not how much"),
    "declaratory.effort": Both("只说努力方向，没有可核实的结果", "an effort without a result that can be checked"),
    "future.day_ahead": Both(
        "总结所述时期之后的日期，只能是将来", "a day after the period reviewed can only be future"
    ),
    "future.tasks_follow": Both("冒号后列出的任务、目标", "tasks set out behind a colon"),
    "future.in_review": Both("总结部分里将来要完成的事", "still to come, stated in a review"),
    "hard.coverage": Both("承诺全部、全覆盖或为零", "all, full coverage or none is promised"),
    "hard.end_state": Both("写明要达到的最终状态", "an end state is named"),
    "hard.grade_held": Both("保持在某一等级", "a grade is kept"),
    "hard.rhythm": Both("按周期开展", "so often"),
    "hard.indicator": Both("指标及其数值", "an indicator with its value"),
    "hard.indicator_state": Both("指标应达到的状态", "an indicator with the state it will be in"),
    "hard.level": Both("承诺达到某个数值", "a level is promised"),
    "hard.number_promised": Both("动词承诺了这个数", "the verb commits to the number"),
    "hard.result_by_day": Both("有期限，且到期可判断是否完成", "a result that is true or false on its day"),
    "plan.funding_leads": Both("前一句是本项的资金", "the money named before it"),
    "plan.bare_verb": Both("计划部分的动词指将来", "in a plan a bare verb is future"),
    "hard.row_done": Both("项目行写明完成时限：到期应完成", "a project's row with the day it is to be done"),
    "hard.row_due": Both("表格行写明期限和应出的结果", "the row names its day and the result due"),
    "hard.row_state": Both("表格行写明到期应达到的状态", "the row names the state on its day"),
    "hard.row_target": Both("表格行的目标栏写明数值", "the row's target cell gives the number"),
    "restated.row": Both("进展表中重述的任务", "a task restated in a table of progress"),
    "restated.target": Both("总结中重述的目标", "a target restated in a review"),
}  # fmt: skip
_FAMILIES = {
    "cell": Both("单元格中的数值", "the number of a cell"),
    "time_cell": Both("期限栏的写法", "how a deadline cell says the day"),
    "scan": Both("由扫描识别，有数字存疑", "recognised from a scan with a doubtful number"),
    "milestone": Both("有名称、可核实的一次性成果", "one named result that can be checked"),
}
READING_RULES: Mapping[str, Both] = {**_TIMES, **_ROLES, **_NUMBERS, **_PASSED_OVER, **_GRADES}


def reading_rule(id: str) -> Both | None:
    """What a rule says, or None for an id that is no rule of reading."""
    return READING_RULES.get(id) or _FAMILIES.get(id.partition(".")[0])
