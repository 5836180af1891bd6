from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.errors import ParseError
from onrecord.ingest.web.charset import decode

SAID = "“Größer als 5 €”, sagte sie"


@pytest.mark.parametrize(
    ("body", "charset", "text"),
    [
        (SAID.encode(), None, SAID),
        (SAID.encode("utf-8-sig"), None, SAID),
        (SAID.encode("utf-16"), None, SAID),
        (SAID.encode("utf-16-le"), "utf-16-le", SAID),
        (SAID.encode("cp1252"), None, SAID),
        (SAID.encode("cp1252"), "iso-8859-1", SAID),  # the label lies on half the web
        (SAID.encode(), "iso-8859-1", SAID),  # valid UTF-8 is hardly ever anything else
        (SAID.encode("cp1252"), "no-such-charset", SAID),
        ("привет, мир".encode("koi8-r"), "koi8-r", "привет, мир"),
        ('<meta charset="windows-1251">привет'.encode("cp1251"), None, '<meta charset="windows-1251">привет'),
        ("東京".encode("iso2022_jp"), "iso-2022-jp", "東京"),  # whose bytes pass for ASCII
        (SAID.encode() + b"\xff" + SAID.encode(), "utf-8", SAID + "\ufffd" + SAID),  # one bad byte
        # a declaration that comes late, and one that is only talked of
        (
            b"<script>" + b"x();" * 2000 + '</script><meta charset="windows-1251">привет'.encode("cp1251"),
            None,
            "<script>" + "x();" * 2000 + '</script><meta charset="windows-1251">привет',
        ),
        # encoded twice
        ("Der Müller sagte: „Größer“ — später".encode().decode("cp1252", "replace").replace("\ufffd", "").encode(), None,
         "Der Müller sagte: „Größer“ — später"),
        ("“caf\u00c3\u00a9” is how café looks when it is read wrongly, said Zoë".encode(), None,
         "“caf\u00c3\u00a9” is how café looks when it is read wrongly, said Zoë"),
        ("MANHÃ” E SERTÃO".encode(), None, "MANHÃ” E SERTÃO"),
        (b"", None, ""),
    ],
)  # fmt: skip
def test_decoding(body: bytes, charset: str | None, text: str) -> None:
    assert decode(body, subject="page", charset=charset) == text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04zip", "zip"),
        (b"\x1f\x8b\x08gzip", "gzip"),
        (b"SQLite format 3\x00", "SQLite"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_what_is_not_text_is_refused(body: bytes, kind: str) -> None:
    with pytest.raises(ParseError, match=kind):
        decode(body, subject="page")


@given(
    st.binary(max_size=500), st.sampled_from([None, "utf-8", "latin-1", "base64", "idna", "utf-7", "\x00"])
)
def test_any_bytes_are_text_or_a_clear_refusal(body: bytes, charset: str | None) -> None:
    try:
        assert isinstance(decode(body, subject="page", charset=charset), str)
    except ParseError as error:
        assert str(error).startswith("page: not text")  # noqa: PT017 - most inputs are no error
