"""The few names that recognition needs beyond those of the record, and how spellings are compared."""

import re
from functools import lru_cache

from diplo.queries.lookup import fold

ORGANIZATIONS: dict[str, tuple[str, ...]] = {
    "brics": ("BRICS",),
    "cis": ("CIS", "Commonwealth of Independent States"),
    "eaeu": ("EAEU", "EEU", "Eurasian Economic Union", "Supreme Eurasian Economic Council"),
    "csto": (
        "CSTO",
        "Collective Security Treaty Organization",
        "Collective Security Treaty Organisation",
        "Collective Security Council",
    ),
    "cica": ("CICA", "Conference on Interaction and Confidence Building Measures in Asia"),
    "g7": ("G7", "Group of Seven"),
    "g8": ("G8", "Group of Eight"),
    "g20": ("G20", "Group of Twenty"),
    "un": ("UN", "United Nations", "U.N."),
    "asean": ("ASEAN", "Association of Southeast Asian Nations"),
    "eu": ("EU", "European Union"),
    "nato": ("NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation"),
    "ots": ("OTS", "Organization of Turkic States", "Organisation of Turkic States"),
    "eco": ("Economic Cooperation Organization", "Economic Cooperation Organisation"),
    "apec": ("APEC", "Asia-Pacific Economic Cooperation"),
    "saarc": ("SAARC", "South Asian Association for Regional Cooperation"),
    "opec": ("OPEC",),
    "osce": ("OSCE",),
    "african-union": ("African Union",),
    "arab-league": ("Arab League", "League of Arab States"),
    "oic": ("OIC", "Organization of Islamic Cooperation", "Organisation of Islamic Cooperation"),
    "gcc": ("GCC", "Gulf Cooperation Council"),
    "c5": ("Central Asian consultative meeting",),
}
"""Organizations that the record does not keep; what is said of them is read all the same."""

STATES: dict[str, tuple[str, str, str]] = {
    "ETH": ("Ethiopia", "Ethiopian", "Addis Ababa"),
    "UKR": ("Ukraine", "Ukrainian", "Kyiv"),
    "MDA": ("Moldova", "Moldovan", "Chisinau"),
    "GEO": ("Georgia", "Georgian", "Tbilisi"),
    "ISR": ("Israel", "Israeli", "Jerusalem"),
    "CAN": ("Canada", "Canadian", "Ottawa"),
    "NGA": ("Nigeria", "Nigerian", "Abuja"),
    "UGA": ("Uganda", "Ugandan", "Kampala"),
    "BOL": ("Bolivia", "Bolivian", "La Paz"),
    "DZA": ("Algeria", "Algerian", "Algiers"),
    "IRQ": ("Iraq", "Iraqi", "Baghdad"),
    "SYR": ("Syria", "Syrian", "Damascus"),
    "OMN": ("Oman", "Omani", "Muscat"),
    "YEM": ("Yemen", "Yemeni", "Sanaa"),
    "JOR": ("Jordan", "Jordanian", "Amman"),
    "BTN": ("Bhutan", "Bhutanese", "Thimphu"),
    "SWE": ("Sweden", "Swedish", "Stockholm"),
    "NOR": ("Norway", "Norwegian", "Oslo"),
    "KEN": ("Kenya", "Kenyan", "Nairobi"),
    "GHA": ("Ghana", "Ghanaian", "Accra"),
    "COL": ("Colombia", "Colombian", "Bogota"),
    "URY": ("Uruguay", "Uruguayan", "Montevideo"),
    "AUT": ("Austria", "Austrian", "Vienna"),
    "SVK": ("Slovakia", "Slovak", "Bratislava"),
    "BGR": ("Bulgaria", "Bulgarian", "Sofia"),
    "ROU": ("Romania", "Romanian", "Bucharest"),
}
"""States that the record may not keep, with adjective and capital; where it does, its own names count."""

OFFICE_WORDS = frozenset(
    [
        "president",
        "premier",
        "minister",
        "chairman",
        "prime",
        "foreign",
        "secretary",
        "king",
        "emir",
        "sultan",
        "mr",
        "mrs",
        "ms",
        "dr",
        "chancellor",
        "leader",
        "general",
        "presidents",
        "ministers",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "councillor",
        "ambassador",
        "sheikh",
        "lady",
        "comrade",
        "pm",
    ]
)

_SOUNDS = (
    (re.compile(r"dzh|zh|dj"), "j"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"q|ck"), "k"),
    (re.compile(r"w"), "v"),
    (re.compile(r"(?<=[aou])e(?=v)"), "ie"),
    (re.compile(r"[yi]+(?=[aeou])"), ""),
    (re.compile(r"[yi]+"), "i"),
    (re.compile(r"i\b"), ""),
    (re.compile(r"e(?=v\b)"), "e"),
    (re.compile(r"u(?=kh|h|m)"), "i"),
    (re.compile(r"(.)\1"), r"\1"),
)


@lru_cache(maxsize=8192)
def sound(name: str) -> str:
    """What the usual transliterations of one name have in common: Zhaparov and Japarov, Sergei and Sergey."""
    text = fold(name)
    for pattern, common in _SOUNDS:
        text = pattern.sub(common, text)
    return text


def slug(name: str) -> str:
    """The key that a person unknown to the record gets: the name as printed, in lower-case ASCII."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
