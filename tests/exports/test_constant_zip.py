import io
import zipfile

from exports.constant_zip import packed, scrubbed_office_file

RELATIONS = (
    b'<Relationships><Relationship Id="rId1" Type="t/officeDocument" Target="word/document.xml"/>'
    b'<Relationship Id="rId2" Type="t/core" Target="docProps/core.xml"/>'
    b'<Relationship Id="rId3" Type="t/custom" Target="../customXml/item1.xml"/></Relationships>'
)
TYPES = (
    b'<Types><Default Extension="xml" ContentType="application/xml"/>'
    b'<Override PartName="/docProps/core.xml" ContentType="c"/>'
    b'<Override PartName="/word/document.xml" ContentType="d"/></Types>'
)


def office_file() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b'<w:p w:rsidR="00AB12CD" w:rsidRDefault="0"><w:t>rsid told</w:t></w:p>')
        archive.writestr(
            "word/settings.xml", b'<w:settings><w:rsids>\n<w:rsid w:val="1"/></w:rsids><w:x/></w:settings>'
        )
        archive.writestr("docProps/core.xml", b"<creator>Canary</creator>")
        archive.writestr("docProps/thumbnail.jpeg", b"picture")
        archive.writestr("customXml/item1.xml", b"<custom/>")
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("[Content_Types].xml", TYPES)
    return made.getvalue()


def read(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_order_dates_and_systems_are_constant() -> None:
    first = packed({"b": b"2", "a": b"1", "[Content_Types].xml": b"0"})

    assert first == packed({"[Content_Types].xml": b"0", "a": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "a", "b"]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
    assert {entry.create_system for entry in entries} == {3}


def test_an_office_file_forgets_who_made_it() -> None:
    parts = read(scrubbed_office_file(office_file()))

    assert list(parts) == ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/settings.xml"]
    assert parts["word/document.xml"] == b"<w:p><w:t>rsid told</w:t></w:p>"
    assert parts["word/settings.xml"] == b"<w:settings><w:x/></w:settings>"
    assert parts["_rels/.rels"].count(b"<Relationship ") == 1
    assert b"docProps" not in parts["[Content_Types].xml"]
    assert b"/word/document.xml" in parts["[Content_Types].xml"]
