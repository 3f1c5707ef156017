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

# How a kind may be written in a spreadsheet; the first for each is what the template offers.
WRITTEN = {
    "部门": BodyKind.DEPARTMENT,
    "乡镇": BodyKind.TOWN,
    "村": BodyKind.VILLAGE,
    "社区": BodyKind.COMMUNITY,
    "国有企业": BodyKind.STATE_OWNED_ENTERPRISE,
    "学校": BodyKind.SCHOOL,
    "学区": BodyKind.SCHOOL_DISTRICT,
    "事业单位": BodyKind.INSTITUTION,
    "园区": BodyKind.ZONE,
    "社会团体": BodyKind.ASSOCIATION,
    "党组织": BodyKind.ORGANISATION,
    "纪委监委": BodyKind.DISCIPLINE,
    "组织部": BodyKind.ORGANISATION_DEPT,
    "审计局": BodyKind.AUDIT,
    "信访局": BodyKind.PETITION,
    "财政局": BodyKind.FINANCE,
    "政法委": BodyKind.POLITICS_LAW,
    "政府": BodyKind.GOVERNMENT,
    "司法机关": BodyKind.JUDICIARY,
    "上级机关": BodyKind.HIGHER,
    "街道": BodyKind.TOWN,
    "镇": BodyKind.TOWN,
    "乡": BodyKind.TOWN,
    "县直部门": BodyKind.DEPARTMENT,
    "县直单位": BodyKind.DEPARTMENT,
    "行政村": BodyKind.VILLAGE,
    "国企": BodyKind.STATE_OWNED_ENTERPRISE,
    "开发区": BodyKind.ZONE,
}
