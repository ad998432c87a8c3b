"""What people read: labels, sentences and numbers in Chinese and English, and text made safe for a terminal."""

from .both import Both
from .language import Language, choose_language
from .words import Words

__all__ = ["Both", "Language", "Words", "choose_language"]
