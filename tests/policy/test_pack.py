"""The policy pack says what the policy says, to the letter.

The lines here were copied from the policy by hand, apart from the pack's own file; only line breaks
and doubled spaces of the printed page are taken as one space.
"""

import re

import pytest

from bluesky_desktop.bundled import resource
from bluesky_desktop.policy.overrides import PackOverrides, apply
from bluesky_desktop.policy.pack import PolicyPack
from bluesky_desktop.policy.reader import read_pack
from bluesky_desktop.policy.text import read_policy_text

STEP_NAMES = (
    "Attunement",
    "Reminder",
    "The 30 second script",
    "Time In",
    "Restorative conversation in Zone 6",
    "Repair",
    "Meeting and Monitoring",
    "Wellbeing Action Plan (WAP)",
)
ACTIONS = (
    "Read the room and redirect using PACE, VRFs and small acts of kindness.",
    "Use reminders of expectations to re-engage students. A reminder of the expectations Ready, "
    "Respectful, Safe delivered privately wherever possible. Repeat reminders if necessary. "
    "Deescalate and decelerate where reasonable and possible and take the initiative to keep "
    "things contained at this stage",
    "A clear conversation delivered privately to the child making them aware of their behaviour "
    "and clearly outlining the consequences if they continue. Children will be reminded of their "
    "unique positive qualities and previous examples of positive choices to separate the behaviour "
    "from the child.",
    "If a child reaches this stage, they are beginning to dysregulate. Child will have a ‘time in’ "
    "for regulation – in a space within the room. Allow them to use a calm box, sensory resources, "
    "until an adult can speak to the child privately as a co-regulator. Use WINGTED – I am "
    "wondering, imagining, noticing, guessing, tell, explain, describe. Reset expectations.",
    "At this point the child will be referred to Zone 6 at an agreed time for a restorative "
    "conversation. This step must be recorded on CPOMs",
    "A restorative conversation should take place before the next lesson where possible but as "
    "soon as possible. It is important that the repair is with the member of staff and/or child "
    "involved in the incident, in order to complete the rupture – repair cycle.",
    "A meeting with the support assistant, child, parent and a member of the SLT, recorded on "
    "CPOMs with agreed targets that will be monitored over the course of two weeks. There is a set "
    "format for this (see Appendix 2)",
    "A Wellbeing Action Plan (WAP) aims to help a child to improve their social, emotional and "
    "behavioural skills. The WAP will identify precise and specific targets for the child to work "
    "towards and should include the teacher, child, parents and a member of the SLT in the "
    "drafting process. There is a set format for this (see Appendix 3)",
)
SCRIPT_LINES = (
    (
        "I noticed you are having trouble with",
        "(state the behaviour you see in order to separate the behaviour from the child.)",
    ),
    ("I am wondering if you are feeling…", ""),
    (
        "You know we have a ready/respectful/safe rule in the classroom. It was the rule about … "
        "that you broke.",
        "(lining up/bringing toys into school/allowing others to learn)",
    ),
    ("Do you remember when you…", "(did that really kind thing for…?)"),
    ("That is who I need to see today…", ""),
    (
        "When I come back in minutes, I want to see your wonderful…. Thank you for listening.",
        "(Now walk away – remember to return at the given time!)",
    ),
)
QUESTIONS = (
    "Can you show me what happened",
    "Tell me if I’m wrong but I’m wondering if you felt a bit…………..angry/frightened/scared etc.",
    "I imagine that is really difficult to have those big feelings…. but it’s not ok to …..and I "
    "can help you with that….",
    "How do you think….is feeling?",
    "How can we repair it?",
    "Imagine if there were… (a way of putting it right/things you could do differently). What "
    "would they be?",
    "The adult lends the child their thinking brain to problem solve and find an appropriate "
    "solution.",
)
POSTPONEMENT = (
    "I can see that you aren’t quite ready to talk. Do you need a minute or two, or would you like "
    "to meet later today?"
)
REPORT_CRITERIA = (
    (
        "Could be prompted by:",
        "Persistent low level disruption to learning, or three or more moves to ‘time-in’ within a "
        "half term",
    ),
    ("Maximum Time Frame:", "Two weeks"),
    (
        "Formative Measure:",
        "Individual, specific targets set by Class Teacher at the end of each day for the "
        "following day (Today, I was pleased to notice that…tomorrow…)",
    ),
    ("Maintained by :", "SLT"),
)
PLAN_CRITERIA = (
    (
        "Could be prompted by:",
        "Failure to respond to Daily Positive Reporting, or following incidents of more serious "
        "behaviour",
    ),
    ("Maximum Time Frame:", "Targets to be reviewed every 4 weeks at a WAP meeting."),
    (
        "Formative Measure:",
        "Individual WAP meeting and specific targets agreed with Support Assistants, SLT, parents "
        "and child (where appropriate).",
    ),
    ("Maintained by :", "SLT"),
)


@pytest.fixture(scope="module")
def pack() -> PolicyPack:
    return apply(read_pack(resource("policy-pack.toml")), PackOverrides())


def test_the_steps_have_the_policys_names(pack: PolicyPack) -> None:
    assert tuple(step.name for step in pack.steps) == STEP_NAMES


def test_the_steps_say_what_the_policy_asks_for(pack: PolicyPack) -> None:
    assert tuple(step.action for step in pack.steps) == ACTIONS


def test_steps_7_and_8_are_formal_monitoring_with_their_tables(pack: PolicyPack) -> None:
    assert [step.number for step in pack.steps if step.monitoring] == [7, 8]
    report, plan = ([(one.label, one.text) for one in step.criteria] for step in pack.steps[6:])
    assert tuple(report) == REPORT_CRITERIA
    assert tuple(plan) == PLAN_CRITERIA


def test_the_script_has_the_policys_six_lines(pack: PolicyPack) -> None:
    assert tuple((line.line, line.hint) for line in pack.script.lines) == SCRIPT_LINES


def test_the_script_ends_as_the_policy_has_it(pack: PolicyPack) -> None:
    assert pack.script.thanks == "Thank you for listening."
    assert pack.script.walk_away == "Now walk away – remember to return at the given time!"
    assert pack.script.beforehand == "get to the child’s level"


@pytest.mark.parametrize("index", range(6))
def test_a_line_is_said_in_the_policys_words_around_its_gaps(pack: PolicyPack, index: int) -> None:
    line = pack.script.lines[index]
    spoken = re.sub(r"\{\w+\}", " ", line.say)
    written = line.line.replace("ready/respectful/safe", " ").replace(pack.script.thanks, "")
    words = re.compile(r"[A-Za-z’]+")
    assert words.findall(spoken.replace("minutes", "")) == words.findall(
        written.replace("minutes", "")
    )


def test_there_are_the_policys_seven_questions(pack: PolicyPack) -> None:
    assert tuple(one.text for one in pack.restorative.questions) == QUESTIONS


def test_a_postponement_is_offered_in_the_policys_words(pack: PolicyPack) -> None:
    assert pack.restorative.postponement == POSTPONEMENT


def test_the_three_rules(pack: PolicyPack) -> None:
    assert pack.rules == ("Ready", "Respectful", "Safe")


def test_the_limits_are_the_policys(pack: PolicyPack) -> None:
    limits = pack.limits
    assert (limits.take_up_minutes, limits.time_in_minutes) == (2, 3)
    assert (limits.return_minutes_least, limits.return_minutes_most) == (1, 60)
    assert limits.time_in_moves_for_step_7 == 3
    assert limits.re_engaging_ends_to == 4
    assert (limits.report_school_days, limits.plan_review_days) == (10, 28)
    assert (limits.support_school_days_before_plan, limits.plan_least_school_days_between) == (
        30,
        10,
    )
    assert limits.plan_young_weeks >= 1


def test_the_alternatives_to_exclusion_are_the_policys(pack: PolicyPack) -> None:
    assert [one.label for one in pack.choices["alternatives"]] == [
        "Meeting with child, parents and school staff to agree outcomes and reflect on "
        "difficulties and successes",
        "Assigning a mentor to the child to offer support and a positive role model",
    ]


def test_thinking_is_one_of_the_thrive_stages_in_their_order(pack: PolicyPack) -> None:
    assert pack.thrive_threshold == "thinking"
    assert pack.thrive_stages.index("being") < pack.thrive_stages.index("doing")
    assert pack.thrive_stages.index("doing") < pack.thrive_stages.index("thinking")


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("approaches", {"PACE", "VRFs", "small act of kindness"}),
        ("time_in_places", {"in the room", "sensory room"}),
        ("time_in_tools", {"calm box", "breathing", "grounding", "a walk with a second adult"}),
        ("rule_about", {"lining up", "bringing toys into school", "allowing others to learn"}),
        ("expressions", {"talk", "drawing", "puppets", "sand tray", "acting out"}),
        ("responses", {"Re-engaged", "Needs time", "Next step"}),
        (
            "recognitions",
            {
                "Praise point",
                "Gem",
                "Gem Tree",
                "Sticker",
                "Value postcard",
                "Note home",
                "Headteacher’s award",
                "Verbal praise",
            },
        ),
    ],
)
def test_the_choices_hold_what_the_policy_names(
    pack: PolicyPack, name: str, labels: set[str]
) -> None:
    assert labels <= {one.label for one in pack.offered(name)}


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("pace", ["Playfulness", "Acceptance", "Curiosity", "Empathy"]),
        ("vrf", ["Attune", "Validate", "Contain", "Soothe"]),
        (
            "wingted",
            [
                "Wondering",
                "Imagining",
                "Noticing",
                "Guessing",
                "Tell",
                "Explain",
                "Describe",
            ],
        ),
    ],
)
def test_the_prompts_are_whole(pack: PolicyPack, key: str, parts: list[str]) -> None:
    assert [part.title for part in pack.prompt(key).parts] == parts


def test_an_unknown_prompt_is_an_error_that_names_it(pack: PolicyPack) -> None:
    with pytest.raises(KeyError, match="unknown"):
        pack.prompt("unknown")


def test_own_words_stand_for_themselves(pack: PolicyPack) -> None:
    assert pack.label("places", "classroom") == "Classroom"
    assert pack.label("places", "behind the shed") == "behind the shed"
    assert pack.labels("time_in_tools", ("calm_box", "humming")) == "calm box, humming"


def test_the_policy_to_read_holds_the_same_words(pack: PolicyPack) -> None:
    text = read_policy_text(resource("policy-text.toml"))
    whole = " ".join(part for section in text.sections for part in section.paragraphs)
    plain = " ".join(whole.split())
    for words in (*QUESTIONS, POSTPONEMENT, ACTIONS[0], ACTIONS[1], ACTIONS[3]):
        assert words in plain
