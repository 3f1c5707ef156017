"""Inline SVG signs, 14 × 14, drawn for this house. A sign never stands without its word."""

from functools import cache

from django.utils.safestring import SafeString, mark_safe

# name → inside of the <svg>; class "f" is filled, "w" is a white stroke on it
SHAPES = {
    # states
    "done": '<circle class="f" cx="7" cy="7" r="6.2"/><path class="w" d="M4.2 7.2l2 2 3.7-4.3"/>',
    "go": '<circle cx="7" cy="7" r="5.4"/><path class="f" d="M7 1.6a5.4 5.4 0 0 0 0 10.8z"/>',
    "none": '<circle cx="7" cy="7" r="5.4"/>',
    "draft": '<circle cx="7" cy="7" r="5.4" stroke-dasharray="2.4 1.8"/>',
    "wait": '<circle cx="7" cy="7" r="5.4"/><path d="M7 3.8V7l2.4 1.5"/>',
    "warn": '<path d="M7 1.5 13 12.4H1z"/><path d="M7 5.4v3.4M7 10.1v1.2"/>',
    "late": '<path class="f" d="M7 .6 13.4 7 7 13.4.6 7z"/><path class="w" d="M7 4v3.6M7 9v1.3"/>',
    "no": '<circle cx="7" cy="7" r="5.4"/><path d="M3.3 3.3l7.4 7.4"/>',
    "returned": '<path d="M4.8 2.4 1.8 5.4l3 3"/><path d="M2 5.4h6.6a3.2 3.2 0 0 1 0 6.4H6.4"/>',
    "sealed": '<path class="f" d="M2.6 6.2h8.8v6.4H2.6z"/><path d="M4.4 6.2V4.4a2.6 2.6 0 0 1 5.2 0v1.8"/>',
    "gate": '<circle cx="7" cy="7" r="5.4"/><path d="M4.6 5h4.8M4.6 7h4.8M4.6 9h4.8"/>',
    # verbs
    "tick": '<path d="M2.4 7.4l3 3 6-7"/>',
    "plus": '<path d="M7 2v10M2 7h10"/>',
    "print": '<path d="M3.8 5V1.8h6.4V5M3.8 10H1.9V5h10.2v5h-1.9"/><path d="M3.8 8.2h6.4v4H3.8z"/>',
    "table": '<path d="M1.8 2.2h10.4v9.6H1.8zM1.8 5.4h10.4M1.8 8.6h10.4M5.4 5.4v6.4"/>',
    "search": '<circle cx="6" cy="6" r="4.1"/><path d="M9.1 9.1l3.5 3.5"/>',
    "lock": '<path d="M2.8 6.2h8.4v6.2H2.8z"/><path d="M4.6 6.2V4.4a2.4 2.4 0 0 1 4.8 0v1.8"/>',
    "clock": '<circle cx="7" cy="7" r="5.4"/><path d="M7 3.8V7l2.4 1.5"/>',
    "download": '<path d="M7 1.6v7M4 5.8l3 3 3-3M2 12.2h10"/>',
    "upload": '<path d="M7 9V2M4 4.8l3-3 3 3M2 12.2h10"/>',
    "back": '<path d="M12 7H2.4M6 3.2 2.2 7 6 10.8"/>',
    "next": '<path d="M5 2.6 9.4 7 5 11.4"/>',
    "prev": '<path d="M9 2.6 4.6 7 9 11.4"/>',
    "list": '<path d="M5 3h7.4M5 7h7.4M5 11h7.4"/><path class="f" d="M1.6 2.2h1.6v1.6H1.6zM1.6 6.2h1.6v1.6H1.6zM1.6 10.2h1.6v1.6H1.6z"/>',
    "key": '<circle cx="4.4" cy="7" r="2.6"/><path d="M7 7h5.4M10.2 7v2.4"/>',
    "info": '<circle cx="7" cy="7" r="5.4"/><path d="M7 6.4v3.6M7 4v1"/>',
}

MARK = (
    '<svg class="x-mark" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true" focusable="false">'
    '<path d="M3 3h16v16H3z"/><path d="M6.5 7.5h5M6.5 11h9M6.5 14.5h6"/><path class="f" d="M13.7 6.2h2.6v2.6h-2.6z"/></svg>'
)


@cache
def icon(name: str) -> SafeString:
    """The sign as markup. KeyError for a name that is not drawn."""
    return mark_safe(
        f'<svg class="x-ic" viewBox="0 0 14 14" width="14" height="14" aria-hidden="true" focusable="false">{SHAPES[name]}</svg>'
    )


@cache
def mark() -> SafeString:
    """The mark of the product."""
    return mark_safe(MARK)
