"""A PDF is read by the text that it shows, with the extra that reads PDFs."""

from pathlib import Path

import pytest

from diplo.errors import AskedWrongly
from tests.reading.conftest import Read

LINES = (
    "EXAMPLETON, June 9, 1917",
    "The second summit of the Example Cooperation Organization was held in Bexborough",
    "on 8 and 9 June 1917. President Ann Aleph attended.",
)


def pdf(lines: tuple[str, ...]) -> bytes:
    """The smallest PDF that shows some lines: one page, one font, one stream of text."""
    shown = "\n".join(f"1 0 0 1 72 {720 - 20 * row} Tm ({line}) Tj" for row, line in enumerate(lines))
    stream = f"BT /F1 12 Tf\n{shown}\nET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF\n"
    return (body + head + table + trailer).encode("ascii")


def test_a_pdf_gives_its_claims(read: Read) -> None:
    reading = read(pdf(LINES), None)

    assert reading.date == "1917-06-09"
    assert {claim.predicate for claim in reading} >= {"summit", "participation", "office"}
    summit = next(claim for claim in reading if claim.predicate == "summit")
    assert "second summit" in reading.quote(summit)


def test_a_broken_pdf_is_refused_in_one_line(read: Read, tmp_path: Path) -> None:
    with pytest.raises(AskedWrongly, match="cannot be read"):
        read(b"%PDF-1.4\nthis is not one", None)
