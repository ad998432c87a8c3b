"""Picture files to grey pages: PNG, JPEG, BMP, GIF and TIFF with several pages."""

import io
import warnings

import numpy as np
from PIL import Image, UnidentifiedImageError

from ..limits import RefusedError
from .recogniser import Picture

_MOST_PIXELS = 60_000_000
"""A0 at 100 dots an inch, or A4 at 800; what unpacks to more is a bomb or no page."""
_DOTS = 200.0
_A4 = 8.27  # inches across
_FEWEST, _FINEST = 100.0, 400.0


def page_count(data: bytes) -> int:
    """How many pages a picture has. Raises `RefusedError("picture.broken")`."""
    with _opened(data) as image:
        return int(getattr(image, "n_frames", 1))


def page(data: bytes, number: int) -> tuple[Picture, float]:
    """A page's grey levels and its dots an inch, guessed from an A4 page where the file does not say or says nonsense."""
    with _opened(data) as image:
        try:
            image.seek(number)
            upright = _grey(image)
        except (OSError, ValueError, SyntaxError, EOFError) as error:
            raise RefusedError("picture.broken", reason=str(error)[:200]) from error
        stated = image.info.get("dpi")
    short = min(upright.size)
    dots = (
        float(stated[0])
        if isinstance(stated, tuple) and stated and float(stated[0]) > _FEWEST
        else short / _A4
    )
    if not 5 < short / dots < 20:  # no page of an office is that small or large
        dots = short / _A4
    if dots > _FINEST:
        factor = _DOTS / dots
        upright = upright.resize((int(upright.width * factor), int(upright.height * factor)))
        dots = _DOTS
    return np.asarray(upright), max(dots, 1.0)


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data))
    except Image.DecompressionBombError as error:
        raise RefusedError("picture.too_large", pixels=f"> {2 * (Image.MAX_IMAGE_PIXELS or 0)}") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise RefusedError("picture.broken", reason=str(error)[:200]) from error
    if image.width * image.height > _MOST_PIXELS:
        raise RefusedError("picture.too_large", pixels=str(image.width * image.height))
    return image


def _grey(image: Image.Image) -> Image.Image:
    """On white paper, and turned as the camera says."""
    from PIL import ImageOps

    turned = ImageOps.exif_transpose(image)
    if turned.mode in ("RGBA", "LA", "PA") or "transparency" in turned.info:
        turned = turned.convert("RGBA")
        paper = Image.new("RGBA", turned.size, "white")
        turned = Image.alpha_composite(paper, turned)
    return turned.convert("L")
