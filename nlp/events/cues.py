"""Words that tell a seizure from other talk of drugs, and a single one from a total."""

from __future__ import annotations

import re
from typing import Final

SEIZED: Final = re.compile(
    r"\b(?:seiz(?:ed?|ing|ures?)|confiscat(?:ed|ing|ion)|intercept(?:ed|ing|ion)|interdict(?:ed|ing|ions?)|recover(?:ed|ing)"
    r"|haul|impound(?:ed|ing)|detections?|netted|yielded|busts?|captured)\b",
    re.IGNORECASE,
)
FOUND: Final = re.compile(
    r"\b(?:found|discover(?:ed|ing|y)|uncover(?:ed|ing)|locat(?:ed|ing)|in pos+ession of|caught with"
    r"|arrested\b.{0,40}\bwith"
    r"|stopped\b.{0,40}\bwith|stashed|hidden|concealed|spotted|unearthed|turned up)\b",
    re.IGNORECASE,
)
AGGREGATE: Final = re.compile(
    r"\b(?:so far|this year|last year|annual(?:ly)?|(?:per|each|every|a) year|year[- ]to[- ]date|to date"
    r"|since (?:19|20|the (?:start|beginning)"
    r"|jan|feb|mar|apr|may|june|july|aug|sept|oct|nov|dec)|between (?:19|20)\d\d|from (?:19|20)\d\d to"
    r"|during (?:a|the) [\w-]+[- ](?:month|week|year|day)"
    r"|(?:months?|weeks?|years?)[- ](?:long )?(?:crackdown|operation|campaign|sweep|period)|(?:in|over"
    r"|during) the (?:past|last|first) [\w-]+ (?:months?|years?|weeks?|days?|quarter)"
    r"|nation(?:wide|al)|world(?:wide)|across the (?:country|nation|state|region|continent|world)|statistics"
    r"|figures|records? (?:were|was) set"
    r"|in total(?: since)?|combined total|fiscal year|calendar year|in (?:19|20)\d\d\b(?= alone|[,.]? (?:the"
    r"|police|authorities|customs|officers|agents)))\b"
    r"|\b(?:19|20)\d\d[\u2013-]\d\d\b",
    re.IGNORECASE,
)
NOT_DONE: Final = re.compile(
    r"\b(?:conspir(?:acy|ed|ing)|intent to|attempt(?:ed)? to (?:seize|find)|would (?:be )?seize"
    r"|could (?:be )?seiz|to be seized"
    r"|can be found|is found in|are found in|commonly found|overdos\w+|in (?:his|her|their) system|toxicology"
    r"|autopsy|study|survey|researchers)\b",
    re.IGNORECASE,
)
# Behind a drug: it is not the thing that was found but says of what kind something else is.
OF_KIND: Final = re.compile(
    r"^(?:[ -](?:deal(?:er|ers|ing)|traffick\w*|smuggl\w*|charges?|possession|use|users?|abuse|addict\w*"
    r"|overdos\w*|epidemic|crisis|trade"
    r"|market|ring|cartel|gang|operation|conspiracy|offen[cs]es?|paraphernalia|pipes?|distribut\w*|suppl\w+|import\w*|problem|pipeline"
    r"|habit|testing|test|deaths?|sales?|arrests?|dealing|production|task|enforcement|awareness|prevention|lords?|kingpins?|flow|probe|case|investigation)\b)",
    re.IGNORECASE,
)
WORTH: Final = re.compile(r"\b(?:worth|valued?|street value|estimated|wholesale|market value)\b", re.IGNORECASE)
