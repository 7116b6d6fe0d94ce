"""Statuses in words: what the rules ask for, and what may be answered; the code set's own help beside each measure."""

from typing import Final

from blueprints.texts import _
from portal.domain.texts import msgid

Words = dict[str, str]

ACTIVITIES: Final[Words] = {
    "none": msgid("None"),
    "work": msgid("Work"),
    "measure": msgid("In a measure"),
    "public_vgs": msgid("Public upper secondary school"),
    "private_vgs": msgid("Private upper secondary school"),
    "other_county_vgs": msgid("Upper secondary school in another county"),
    "vgs_abroad": msgid("Upper secondary school abroad"),
    "vo_youth_right": msgid("Adult education with youth right"),
    "higher_level_course": msgid("Course at a higher level"),
    "apprenticeship": msgid("Apprenticeship"),
    "practice_certificate": msgid("Practice certificate"),
    "planned_basic_competence": msgid("Planned basic competence"),
    "non_formal_course": msgid("Non-formal course"),
    "self_study": msgid("Studies alone"),
    "lower_secondary": msgid("Lower secondary education"),
}
SITUATIONS: Final[Words] = {
    "none": msgid("Nothing in particular"),
    "military": msgid("In the military"),
    "child_care": msgid("Cares for a child"),
    "pregnant_postpones": msgid("Pregnant and postpones"),
    "ill": msgid("Ill"),
    "institution": msgid("In an institution"),
    "abroad_long": msgid("Long abroad"),
}
EVENTS: Final[Words] = {
    "none": msgid("Nothing"),
    "quit_school": msgid("Left school"),
    "quit_apprenticeship": msgid("Left the apprenticeship"),
}
REFUSED: Final[Words] = {
    "": msgid("To nothing"),
    "follow_up": msgid("Follow-up"),
    "concrete_offer": msgid("A certain offer"),
}
REASONS: Final[Words] = {
    "": msgid("Not stated"),
    "work": msgid("Work"),
    "education": msgid("Education"),
    "apprenticeship": msgid("Apprenticeship"),
    "non_formal_course": msgid("Non-formal course"),
    "military": msgid("In the military"),
    "child_care": msgid("Cares for a child"),
    "pregnant_postpones": msgid("Pregnant and postpones"),
    "ill": msgid("Ill"),
    "institution": msgid("In an institution"),
    "other": msgid("Another reason"),
}
REPORTERS: Final[Words] = {
    "": msgid("Nobody: the youth has been reached"),
    "district_ot": msgid("OT contact in the district"),
    "private_school": msgid("Private school"),
}
CONTACTS: Final[Words] = {
    "none": msgid("No contact"),
    "outreach_no_reply": msgid("Tried, no reply"),
    "dialogue": msgid("Conversation with the youth"),
    "guardian_feedback": msgid("Reply from a guardian"),
    "explicit_refusal": msgid("The youth has said no"),
    "third_party_report": msgid("Report from others"),
}
ANSWERS: Final[Words] = {"": msgid("Unknown"), "yes": msgid("Yes"), "no": msgid("No")}
MEASURES: Final[tuple[tuple[str, str], ...]] = (
    ("OTOA", msgid("The county alone, without Nav: some subjects without using the right, basic skills, practical "
                   "work training, social skills and motivation, also with municipalities, organisations and sports "
                   "clubs.")),
    ("OTAP", msgid("Nav alone: work practice in an ordinary or sheltered business, follow-up, training, wage subsidy, "
                   "clarification and the like, also places that Nav buys from others, and for those with reduced "
                   "functional ability.")),
    ("OTKO", msgid("The county and Nav together: work training aimed at a programme area of upper secondary, Nav "
                   "measures combined with upper secondary, competence profiles together with work practice.")),
)  # fmt: skip
"""What the code set means by the three measures (K 3.1-3.3)."""
FACTS: Final[Words] = {
    "activity.start": msgid("The day the activity started is needed."),
    "contact.date": msgid("The day of first contact is needed. Log the contact, or write the day here."),
    "refusal.date": msgid("The day of the refusal is needed."),
    "proposed_via_ot": msgid("Say whether the activity was arranged through OT."),
    "error_reason": msgid("Write why it was a mistake, such as that upper secondary is completed."),
}
"""What is said beside the field of a fact that the rules want."""
FIELDS: Final[Words] = {
    "activity.start": "start", "contact.date": "contact_on", "refusal.date": "refusal_on",
    "proposed_via_ot": "via_ot", "error_reason": "error_reason",
}  # fmt: skip
ACTIONS: Final[Words] = {
    "offer_again_each_school_year": msgid("Offer follow-up again each school year"),
    "offer_follow_up_this_school_year": msgid("Offer follow-up this school year"),
    "inform_right_after_service": msgid("Inform about the right when the service ends"),
    "notify_own_intake_office": msgid("Tell the own intake office"),
    "offer_guidance": msgid("Offer guidance"),
}
SOURCES: Final[Words] = {
    "hand": msgid("Set by hand"),
    "register": msgid("From the register"),
    "transfer": msgid("From a transfer"),
    "report": msgid("From a report"),
}
KEPT_FACTS: Final[Words] = {
    "postponement_applied": msgid("Has applied for postponement"),
    "expected_end": msgid("Expected last day of the service"),
    "error_reason": msgid("Why it was a mistake"),
    "measure_name": msgid("Name of the measure"),
    "county_involved": msgid("The county takes part"),
    "nav_involved": msgid("Nav takes part"),
    "wants_more_activity": msgid("Wants more or other activity"),
    "ot_follows_up": msgid("OT follows up"),
    "completed_vgo": msgid("Has completed upper secondary education"),
}


def pairs(words: Words) -> list[tuple[str, str]]:
    """Values and names, as the choices of a field."""
    return [(value, _(text)) for value, text in words.items()]
