"""Tables of a site in each of the forms that it publishes, as lists of rows of texts."""

import csv
import datetime
import html.parser
import io
import json
import re
import zipfile
import zlib
from xml.etree import ElementTree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_csv(path):
    csv.field_size_limit(1 << 30)
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def read_json(path):
    """Numbers keep the digits they are written with."""
    rows = json.loads(path.read_bytes(), parse_float=str, parse_int=str)
    head = list(rows[0]) if rows else []
    for row in rows:
        assert list(row) == head, "all rows have the same names in the same order"
    return head, [["" if cell is None else cell for cell in row.values()] for row in rows]


def unescape(text):
    """_x000D_ is how a workbook writes what XML cannot hold."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def read_cell(cell, dates):
    if cell.get("t") == "inlineStr":
        return unescape("".join(part.text or "" for part in cell.iter(SHEET + "t")))
    value = cell.findtext(SHEET + "v")
    assert cell.get("t") in (None, "n"), "no formula, no error: numbers and texts only"
    assert cell.find(SHEET + "f") is None, "no formula"
    if value is not None and cell.get("s") in dates:
        return str(datetime.date(1899, 12, 30) + datetime.timedelta(days=int(float(value))))
    return value


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def deflated_size(data, level):
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
    return len(deflate.compress(data) + deflate.flush())


QUICK_LEVEL = 2


def check_compression(book):
    """Quickly rather than small, which the library that writes workbooks cannot be told."""
    sheets = [item for item in book.infolist() if "/worksheets/" in item.filename]
    quick = [deflated_size(book.read(item), QUICK_LEVEL) for item in sheets]
    usual = [deflated_size(book.read(item), zlib.Z_DEFAULT_COMPRESSION) for item in sheets]
    assert [item.compress_size for item in sheets] == quick
    assert quick != usual, "else this says nothing"


def read_workbook(path):
    """[(sheet, rows)] in order; a cell is a text, or a float where it is typed as a number."""
    book = zipfile.ZipFile(path)
    check_compression(book)
    relations = {item.get("Id"): item.get("Target") for item in
                 ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    formats = {item.get("numFmtId") for item in styles.iter(SHEET + "numFmt")
               if "yyyy" in item.get("formatCode")}
    dates = {str(number) for number, item in enumerate(styles.find(SHEET + "cellXfs"))
             if item.get("numFmtId") in formats}
    sheets = []
    for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(SHEET + "sheet"):
        tree = ElementTree.fromstring(book.read("xl/" + relations[sheet.get(RELATION)]))
        assert tree.find(f"{SHEET}sheetViews/{SHEET}sheetView/{SHEET}pane") is not None
        assert tree.find(SHEET + "autoFilter") is not None
        rows = []
        for row in tree.iter(SHEET + "row"):
            while len(rows) < int(row.get("r")):
                rows.append([])
            for cell in row:
                column = column_of(cell.get("r"))
                rows[-1] += [""] * (column + 1 - len(rows[-1]))
                value = read_cell(cell, dates)
                typed = cell.get("t") != "inlineStr" and cell.get("s") not in dates
                rows[-1][column] = float(value) if typed and value is not None else value or ""
        sheets.append((sheet.get("name"), rows))
    return sheets


class TableReader(html.parser.HTMLParser):
    """The tables of a page: [(classes, rows)]."""

    def __init__(self):
        super().__init__()
        self.tables = []
        self.cell = None

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append((dict(attributes).get("class", "").split(), []))
        elif tag == "tr":
            self.tables[-1][1].append([])
        elif tag in ("td", "th"):
            self.cell = []
        elif self.cell is not None and "visually-hidden" in dict(attributes).get("class", ""):
            self.cell.append(None)

    def handle_data(self, data):
        if self.cell is not None:
            self.cell.append(data)

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self.cell is not None:
            hidden = None in self.cell
            self.tables[-1][1][-1].append("" if hidden else "".join(self.cell))
            self.cell = None


def read_html(path):
    reader = TableReader()
    reader.feed(path.read_bytes().decode("utf-8"))
    return reader.tables


def same_cell(text, cell):
    """Whether the cell of a workbook says what the one of the CSV says."""
    if isinstance(cell, float):
        return text != "" and float(text) == cell
    return text == cell


# What the page of a table calls the types of the data package.
TYPES = {"testo": "string", "numero intero": "integer", "numero": "number", "anno": "year",
         "percentuale da 0 a 100": "number", "data (AAAA-MM-GG)": "date",
         "numero, oppure testo dove il documento stampa un testo": "string"}

# Rows that the page of a table shows, from its top.
PREVIEW = 10


def check_page(path, resource, rows):
    """The page of a table: its columns, how many rows, and the first of them as in the CSV."""
    name, head, body = resource["name"], rows[0], rows[1:]
    tables = read_html(path)
    (_, *columns), = (rows for classes, rows in tables if "preview" not in classes)
    for (column, meaning, kind, unit, always), field in zip(
            columns, resource["schema"]["fields"], strict=True):
        assert (column, meaning) == (field["name"], field.get("description", "")), name
        assert TYPES[kind] == field["type"], (name, column, kind)
        assert unit == field.get("unit", ""), (name, column, unit)
        assert (always == "sì") == field.get("constraints", {}).get("required", False), column
    text = path.read_text(encoding="utf-8")
    count = f"{len(body):,}".replace(",", ".")
    assert f"Righe: <strong>{count}</strong>. Colonne: {len(head)}." in text, name
    previews = [rows for classes, rows in tables if "preview" in classes]
    assert previews == ([[head, *body[:PREVIEW]]] if body else []), f"{name}: page and CSV differ"
    if len(body) > PREVIEW:
        assert f"Le prime {PREVIEW} righe di {count}, " in text, name
    elif body:
        assert "Tutte le righe, " in text, name
    else:
        assert "La tabella non ha righe." in text, name


def compare(folder, resource, sheet):
    """Asserts that a table is the same in all its forms; returns the rows of the CSV."""
    name = resource["path"].removesuffix(".csv")
    rows = read_csv(folder / f"{name}.csv")
    head, body = rows[0], rows[1:]
    json_head, json_body = read_json(folder / f"{name}.json")
    assert json_body == body, f"{name}: JSON and CSV differ"
    assert not json_body or json_head == head, f"{name}: JSON and CSV have other columns"
    assert sheet[0] == head, f"{name}: workbook and CSV have other columns"
    sheet = sheet[1:] + [[]] * (len(body) - len(sheet) + 1)
    for number, (row, cells) in enumerate(zip(body, sheet, strict=True)):
        cells = cells + [""] * (len(row) - len(cells))
        for text, cell in zip(row, cells, strict=True):
            assert same_cell(text, cell), f"{name}, row {number}: {text!r} is {cell!r}"
    check_page(folder / name / "index.html", resource, rows)
    return rows
