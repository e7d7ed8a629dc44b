"""The seven devices of the story. Invented people; see installer/sample/people.json."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Person:
    """Who gets a device."""

    key: str
    unit: str
    role: str
    name: str


PEOPLE = (
    Person("office-stp", "STP-VP", "office", "Lương Thu Hà"),
    Person("officer-1", "STP-HCTP", "officer", "Nông Thị Bích"),
    Person("officer-2", "STP-HCTP", "officer", "Lý Thị Mơ"),
    Person("head", "STP-HCTP", "head", "Hoàng Văn Kiên"),
    Person("service-unit", "STP-TGPL", "head", "Bàn Văn Thắng"),
    Person("other-division", "SNgV-QLBG", "head", "Giàng Mí Sùng"),
    Person("office-sngv", "SNgV-VP", "office", "Lục Thị Hòa"),
)
