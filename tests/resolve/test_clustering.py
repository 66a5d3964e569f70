"""Clusters: the same from any order, never two persons of one document, and as analysts decided."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.resolve import Cluster, Decision, Mention, resolve
from index.resolve.blocking import LARGEST
from index.resolve.decisions import accepted
from tests.resolve.made import person

_NAMES = ["Mara Quillfeather", "M. Quillfeather", "Quillfeather, Mara", "Marta Quillfeather", "Mara Quillfeather Jr.",
          "John Smith", "J. Smith", "Bill Ploughright", "William Ploughright", "El Tuerto"]  # fmt: skip
_MENTIONS = st.lists(
    st.builds(
        person,
        st.sampled_from(["a", "b", "c", "d", "e"]),
        st.sampled_from(_NAMES),
        others=st.sets(st.sampled_from(["ilse vard", "tobias renn"])),
        born=st.sampled_from([None, (1969, 1970), (1999, 2000)]),
    ),
    max_size=14,
    unique_by=lambda mention: mention.id,
)


@given(_MENTIONS, st.randoms(use_true_random=False))
def test_the_order_of_mentions_does_not_matter(mentions: list[Mention], chance: random.Random) -> None:
    shuffled = mentions[:]
    chance.shuffle(shuffled)
    assert resolve(shuffled) == resolve(mentions)


@given(_MENTIONS)
def test_every_mention_is_in_one_cluster_and_no_two_of_one_document(mentions: list[Mention]) -> None:
    clusters = resolve(mentions).clusters
    assert sorted(each.id for cluster in clusters for each in cluster.mentions) == sorted(each.id for each in mentions)
    for cluster in clusters:
        documents = [each.document for each in cluster.mentions]
        assert len(set(documents)) == len(documents)
        assert cluster.id == min(each.id for each in cluster.mentions)
        assert len(cluster.merges) == len(cluster.mentions) - 1
        assert all(merge.agreement.reasons for merge in cluster.merges)


@given(_MENTIONS, st.lists(st.tuples(st.integers(0, 13), st.integers(0, 13), st.booleans()), max_size=8))
def test_decisions_win_unless_later_ones_overrule_them(
    mentions: list[Mention], drawn: list[tuple[int, int, bool]]
) -> None:
    decisions = [
        Decision(mentions[one].id, mentions[other].id, "same" if same else "different")
        for one, other, same in drawn
        if one != other and max(one, other) < len(mentions)
    ]
    resolved = resolve(mentions, decisions)
    of = {each.id: cluster.id for cluster in resolved.clusters for each in cluster.mentions}
    for decision in (each for each in decisions if each not in resolved.overruled):
        assert (of[decision.one] == of[decision.other]) == (decision.verdict == "same")
    assert not decisions or decisions[-1] not in resolved.overruled


def test_analysts_join_what_nothing_else_joins_even_within_a_document() -> None:
    first, second = person("a", "Ilse Vardal"), person("a", "Tilda Brunkhorst")
    (cluster,) = resolve([first, second], [Decision(first.id, second.id, "same")]).clusters
    assert cluster.merges[0].agreement.reasons == ("an analyst's decision",)


def test_analysts_part_what_two_others_would_join() -> None:
    mentions = [person(each, "Orsolya Quillfeather") for each in "abc"]
    clusters = resolve(mentions, [Decision(mentions[0].id, mentions[2].id, "different")]).clusters
    assert len(clusters) == 2
    assert all({"a", "c"} != _documents(cluster) & {"a", "c"} for cluster in clusters)


def test_a_decision_is_taken_back_by_a_later_one() -> None:
    kept, overruled = accepted([Decision("a", "b", "same"), Decision("b", "a", "different")], "ab")
    assert kept == [Decision("b", "a", "different")]
    assert overruled == [Decision("a", "b", "same")]


def test_decisions_on_mentions_that_are_gone_are_left_out() -> None:
    assert accepted([Decision("a", "z", "same")], "ab") == ([], [])


def test_a_name_of_many_documents_is_still_one_person() -> None:
    mentions = [person(f"{number:04d}", "Orsolya Quillfeather") for number in range(LARGEST * 5)]
    assert len(resolve(mentions).clusters) == 1


def test_two_mentions_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two mentions have the id a:"):
        resolve([person("a", "Mara Quill"), person("a", "MARA QUILL")])


def _documents(cluster: Cluster) -> set[str]:
    return {each.document for each in cluster.mentions}
