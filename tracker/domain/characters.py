"""Characters that only look like those of the language: radicals in the place of the characters they are drawn as."""

import re
import unicodedata
from functools import cache
from typing import Final

_RADICALS: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
# The supplement's radicals that Unicode gives no equivalent, by the character a reader sees in them.
_SUPPLEMENT: Final = dict(
    zip(
        "⺁⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺝⺟⺠⺡⺣⺥⺧⺨⺪⺫⺬⺭⺮⺯⺰⺲⺳⺵⺶⺹⺻⺼⺽⺾⻀⻁⻂⻃⻄⻅⻆⻉⻊⻋⻌⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻰⻳",
        "厂乙亻冂几刀刂卜㔾小小兀尢巳幺彑彐忄心扌攵旡月母民氵灬爫牛犭疋罒示礻竹糸纟罒罒羊羊老肀月臼艹艹虎衤西西见角贝足车辶钅长长长门阜阝雨青韦页风飞食饣饣马骨鬼鱼鸟卤麦黄黾齐龙龟",
        strict=True,
    )
)


@cache
def _plain(character: str) -> str:
    written = unicodedata.normalize("NFKC", character)
    return _SUPPLEMENT.get(character, written if len(written) == 1 else character)


def unified(text: str) -> str:
    """The text with radicals and compatibility ideographs (`8⽉底前`) as the characters they are drawn as; same length."""
    if _RADICALS.search(text) is None:
        return text
    return _RADICALS.sub(lambda found: _plain(found[0]), text)
