"""hrforum: collect testimonies, compile them with consent, bring them to a hearing. The core; it never imports Qt."""

__version__ = "0.1.0"
