"""What sorts of body there are. Codes are those of published figures; partners are whom the office works with."""

from enum import StrEnum


class BodyKind(StrEnum):
    DEPARTMENT = "department"
    TOWN = "town"
    VILLAGE = "village"
    COMMUNITY = "community"
    STATE_OWNED_ENTERPRISE = "state_owned_enterprise"
    SCHOOL = "school"
    SCHOOL_DISTRICT = "school_district"
    INSTITUTION = "institution"
    ZONE = "zone"
    ASSOCIATION = "association"
    ORGANISATION = "organisation"
    DISCIPLINE = "discipline"
    ORGANISATION_DEPT = "organisation_dept"
    AUDIT = "audit"
    PETITION = "petition"
    FINANCE = "finance"
    POLITICS_LAW = "politics_law"
    GOVERNMENT = "government"
    JUDICIARY = "judiciary"
    HIGHER = "higher"


INSPECTED = (
    BodyKind.DEPARTMENT,
    BodyKind.TOWN,
    BodyKind.VILLAGE,
    BodyKind.COMMUNITY,
    BodyKind.STATE_OWNED_ENTERPRISE,
    BodyKind.SCHOOL,
    BodyKind.SCHOOL_DISTRICT,
    BodyKind.INSTITUTION,
    BodyKind.ZONE,
    BodyKind.ASSOCIATION,
    BodyKind.ORGANISATION,
)
PARTNERS = tuple(kind for kind in BodyKind if kind not in INSPECTED)
