"""list_docx.py DATA.json OUT.docx: docxtpl fills a list of seven columns. JSON: {"rows": [[...7 texts...], ...], "total": "..."}"""
import io
import json
import sys

from docx import Document
from docxtpl import DocxTemplate

HEADS = ["STT", "Họ và tên", "Ngày sinh", "Lớp", "Trường", "Thành tích", "Mức thưởng"]


def template():
    """A Word file with a table whose second and fourth rows open and close the loop over rows, as docxtpl wants it."""
    document = Document()
    document.add_heading("DANH SÁCH KHEN THƯỞNG", 1)
    table = document.add_table(rows=4, cols=len(HEADS))
    for cell, head in zip(table.rows[0].cells, HEADS):
        cell.text = head
    table.rows[1].cells[0].text = "{%tr for row in rows %}"
    for index, cell in enumerate(table.rows[2].cells):
        cell.text = "{{ row[%d] }}" % index
    table.rows[3].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("Tổng cộng: {{ total }} đồng")
    buffer = io.BytesIO()
    document.save(buffer)
    buffer.seek(0)
    return buffer


data, out = sys.argv[1:3]
with open(data, encoding="utf-8") as file:
    content = json.load(file)
document = DocxTemplate(template())
document.render(content, autoescape=True)
document.save(out)
