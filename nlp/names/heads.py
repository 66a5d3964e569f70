"""Words that end, begin or divide names of organizations and places."""

from __future__ import annotations

from typing import Final

ORG_HEADS: Final = frozenset(
    """
    police department departments office court courts unit division bureau section squad agency administration
    authority commission committee council ministry cartel gang university college institute foundation association
    federation union party bank inc llc ltd plc corp corporation company gmbh llp group taskforce force team
    constabulary service services guard army navy directorate board society club centre center fund trust district
    organization organisation network press times post tribune journal herald coalition alliance league movement
    prosecutors mafia brotherhood clan syndicate triad triads partners industries enterprises holdings patrol
    laboratories pharmaceuticals airlines brewery magazine brigade battalion regiment tribunal detachment health
    parliament congress senate assembly secretariat command operations campaign newscenter school hospital
    attorney
    """.split()
)
# Heads that begin a name in front of "of" or "for".
ORG_OF_HEADS: Final = frozenset(
    """
    department ministry bureau office university court board center centers centre institute bank college house
    association federation union committee council commission secretariat directorate society league organization
    institutes school faculty
    """.split()
)
# Heads too common to stand alone: the word before must be one of these.
NEEDS_PARTNER: Final = {
    "force": frozenset("task strike police defence defense border air delta security".split()),
    "team": frozenset(
        "response impact trafficking investigation investigations enforcement gang crime operations".split()
    ),
    "center": frozenset("justice action crisis resource operations fusion treatment crime intelligence".split()),
    "centre": frozenset("justice crisis operations treatment crime intelligence monitoring".split()),
    "post": frozenset("washington dagenham york huffington denver jakarta bangkok yorkshire".split()),
    "times": frozenset("york angeles financial irish sunday japan straits bay moscow belfast".split()),
    "press": frozenset("associated canadian detroit free".split()),
    "guard": frozenset("coast national revolutionary border civil".split()),
    "section": frozenset("investigations crime crimes fraud narcotics criminal intelligence drug".split()),
    "service": frozenset(
        """secret police prosecution postal inspection revenue marshals marshal's prison probation health security
        intelligence customs parole support ambulance marshal""".split()
    ),
    "services": frozenset("youth human health social correctional family border".split()),
    "network": frozenset("crimes news intelligence".split()),
    "party": frozenset("communist labour labor conservative democratic republican green workers".split()),
    "group": frozenset("response tactical intervention".split()),
    "prosecutors": frozenset({"federal"}),
    "district": frozenset({"health", "school"}),
    "patrol": frozenset("highway border state".split()),
    "health": frozenset({"university"}),
    "command": frozenset("southern northern central special joint fleet".split()),
    "operations": frozenset({"special"}),
    "company": frozenset("shipping trading oil transport insurance broadcasting".split()),
    "board": frozenset("parole pharmacy control safety standards medical".split()),
    "school": frozenset("high medical law elementary grammar primary".split()),
    "campaign": frozenset(),
    "attorney": frozenset(),
    "trust": frozenset({"nhs"}),
    "hospital": frozenset("general children memorial university".split()),
    "congress": frozenset("national people".split()),
    "assembly": frozenset("national general".split()),
}
UNITS: Final = frozenset({"division", "unit", "bureau", "section", "squad"})
# "Office of Miami-Dade State Attorney", "Office of the Governor".
OF_OFFICE: Final = frozenset("attorney governor sheriff mayor prosecutor president general inspector".split())
# Possessives inside a name; any other possessive ends one name before the next begins.
INSIDE: Final = frozenset(
    """
    sheriff attorney magistrate magistrates marshal governor mayor prosecutor prosecutors children veterans women
    men people coroner examiner king queen defender general commissioner sheriffs marshals district president da
    hell workers state's
    """.split()
)
LINKS: Final = frozenset("of for the and & de del la las los on against in at to du des da do di".split())
PAIRS: Final = frozenset(
    {
        ("food", "drug"), ("customs", "border"), ("immigration", "customs"), ("barking", "dagenham"),
        ("children", "youth"), ("health", "human"), ("disease", "prevention"), ("control", "prevention"),
        ("firearms", "explosives"), ("drugs", "crime"), ("drug", "crime"), ("revenue", "customs"),
        ("crime", "corruption"), ("parks", "wildlife"), ("fish", "wildlife"), ("fire", "rescue"),
        ("corrections", "rehabilitation"), ("research", "development"), ("justice", "security"),
        ("narcotics", "dangerous"), ("prisons", "probation"), ("foreign", "commonwealth"), ("smith", "wesson"),
        ("police", "crime"), ("trinidad", "tobago"), ("bosnia", "herzegovina"),
        ("central", "south"), ("drugs", "addiction"), ("alcohol", "drug"),
    }
)  # fmt: skip
ROLES: Final = frozenset(
    """
    director chief officer sergeant detective deputy inspector commander president minister secretary spokesman
    spokeswoman spokesperson mayor agent agents judge dr mr mrs ms sir commissioner head captain lieutenant executive
    assistant senior supervisor special-agent member members leader leaders senator attorney-general counsel
    """.split()
)
# Behind "Department of …" these words belong to a person, not to the name.
STOPS_BEFORE: Final = ROLES | OF_OFFICE

PLACE_HEADS: Final = frozenset(
    """
    county street avenue road lane boulevard drive highway airport port harbor harbour prison jail penitentiary
    island islands river lake sea ocean bay valley mountains mountain peninsula province district beach park square
    bridge canal gulf strait desert church building plaza hotel blvd ave rd st heights hills springs mosque cathedral
    motorway terminal
    """.split()
)
PLACE_OF_HEADS: Final = frozenset("port gulf bay strait straits hall isle city state republic sea".split())
PLACE_NOT_ALONE: Final = frozenset("district drive park square hotel st port bridge terminal".split())
