"""The peer on Python: its own sqlite3, reportlab (with uharfbuzz and python-bidi for what is not Latin), segno."""

import base64
import hashlib
import io
import json
import os
import re
import secrets
import sqlite3
import sys
import time
import uuid

import segno
from bidi import get_display
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

LATIN = "/usr/share/fonts/truetype/noto/NotoSans-"
LEFT, WIDTH, HEIGHT = 4 * mm, 72 * mm, 420 * mm
SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@([a-z0-9-]+\.)+[a-z]{2,}", re.I | re.A)


class Receipts:
    """Fonts are registered once, styles are made once."""

    def __init__(self, given):
        self.given = given
        self.cannot = {}
        self.styles = {}
        for weight in ("Regular", "Bold"):
            pdfmetrics.registerFont(TTFont(f"latin-{weight.lower()}", f"{LATIN}{weight}.ttf", shapable=False))
        for language, words in given.items():
            try:
                for weight in ("regular", "bold"):
                    font = words["fonts"][weight]
                    name = f"{language}-{weight}"
                    latin = language in ("pt", "en", "fr", "es", "kea", "ru", "uk")
                    pdfmetrics.registerFont(
                        TTFont(name, font["file"], subfontIndex=font["index"], shapable=not latin)
                    )
            except TTFError as error:
                self.cannot[language] = str(error)

    def style(self, font, size, right, shaping):
        key = (font, size, right, shaping)
        if key not in self.styles:
            self.styles[key] = ParagraphStyle(
                str(key),
                fontName=font,
                fontSize=size,
                leading=size * 1.36,
                alignment=TA_RIGHT if right else TA_LEFT,
                shaping=shaping,
            )
        return self.styles[key]

    def draw(self, language, code):
        words = self.given[language]
        made = io.BytesIO()
        canvas = Canvas(made, pagesize=(80 * mm, HEIGHT), pageCompression=1)
        canvas.setTitle(words["title"][0]["text"])
        y = HEIGHT - 5 * mm
        shaping = 0 if language in ("pt", "en", "fr", "es", "kea", "ru", "uk") else 1

        def say(said, bold, size, inset=0):
            nonlocal y
            weight = "bold" if bold else "regular"
            own = said["language"] == language and language != "pt"
            text = said["text"]
            right = own and words["rtl"]
            if own:
                if right:
                    text = get_display(text, base_dir="R")
                text = by_font(text, language, weight) if shaping else escaped(text)
                style = self.style(f"{language}-{weight}", size, right, shaping)
            else:
                text = escaped(text)
                style = self.style(f"latin-{weight}", size, False, 0)
            paragraph = Paragraph(text, style)
            _, height = paragraph.wrap(WIDTH - inset, HEIGHT)
            y -= height
            paragraph.drawOn(canvas, LEFT + (0 if right else inset), y)

        def both(all, bold, size):
            for said in all:
                say(said, bold, size)

        def pt(text):
            return {"language": "pt", "text": text}

        say(pt("AIMA"), True, 19)
        both(words["office"], False, 7.5)
        both(words["title"], True, 15)
        both(words["kind"], False, 11)
        both(words["codeLabel"], False, 8)
        say(pt(code), True, 23)
        y = self.qr(canvas, words["qr"].replace(words["code"], code), y)
        say(pt(words["domain"]), True, 10)
        both(words["domainNote"], False, 8)
        for fact in words["facts"]:
            both(fact["label"], False, 8)
            both(fact["value"], True, 10)
        for block in words["blocks"]:
            say(block["saved"], True, 9.5)
            for section in block["sections"]:
                say(section["heading"], True, 9.5)
                for point in section["points"]:
                    canvas.rect(LEFT, y - 7, 2.7, 2.7, stroke=0, fill=1)
                    say(point, False, 9, 9)
        canvas.save()
        return made.getvalue()

    @staticmethod
    def qr(canvas, url, y):
        matrix = segno.make_qr(url, error="h").matrix
        module = 6 * 72 / 203
        path = canvas.beginPath()
        for row, modules in enumerate(matrix):
            column = 0
            while column < len(modules):
                end = column
                while end < len(modules) and modules[end]:
                    end += 1
                if end > column:
                    path.rect(LEFT + (4 + column) * module, y - (5 + row) * module, (end - column) * module, module)
                column = max(end, column + 1)
        canvas.drawPath(path, stroke=0, fill=1)
        return y - (len(matrix) + 8) * module


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def by_font(text, language, weight):
    """Latin letters and digits in the Latin font, the rest in the language's own."""
    pieces = re.split(r"([A-Za-zÀ-ɏ0-9@][A-Za-zÀ-ɏ0-9@.,:/–-]*)", text)
    marked = [
        f'<font name="latin-{weight}">{escaped(piece)}</font>' if index % 2 else escaped(piece)
        for index, piece in enumerate(pieces)
    ]
    return "".join(marked)


class Work:
    """Validation, sealing (X25519, HKDF-SHA256, ChaCha20-Poly1305; no ML-KEM), commit and synced append."""

    def __init__(self, folder):
        self.database = sqlite3.connect(f"{folder}/requests.db")
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = FULL")
        self.database.execute(
            "CREATE TABLE request (id TEXT PRIMARY KEY, code TEXT UNIQUE, kind TEXT, language TEXT, saved INTEGER,"
            " hash TEXT, masked TEXT, sealed BLOB)"
        )
        self.database.commit()
        self.log = open(f"{folder}/requests.log", "ab", buffering=0)
        self.chain = bytes(32)
        self.central = X25519PrivateKey.generate().public_key()

    def save(self, answers):
        wrong = errors(answers)
        if wrong:
            raise ValueError(f"refused: {wrong}")
        identity, code = str(uuid.uuid4()), tracking_code()
        purpose, language = answers["purpose"], answers["language"]
        header = json.dumps({"id": identity, "code": code, "kind": purpose, "language": language})
        sealed = self.seal(answers, header.encode())
        local, domain = answers["newEmail"].split("@")
        masked = f"{local[0]}•••" + (f"@{domain}" if domain == "gmail.com" else "")
        row = (identity, code, purpose, language, time.time_ns(), hashlib.sha256(sealed).hexdigest(), masked, sealed)
        with self.database:
            self.database.execute("INSERT INTO request VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        record = json.dumps(
            {"header": header, "sealed": base64.b64encode(sealed).decode(), "masked": masked}
        ).encode()
        self.chain = hashlib.sha256(self.chain + record).digest()
        self.log.write(self.chain + record)
        os.fdatasync(self.log.fileno())
        return code

    def seal(self, answers, header):
        own = X25519PrivateKey.generate()
        shared = own.exchange(self.central)
        encapped = own.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
        keys = HKDF(hashes.SHA256(), 44, encapped, b"aima-kiosk request content v1").derive(shared)
        plain = json.dumps(answers).encode().ljust(1024)
        return encapped + ChaCha20Poly1305(keys[:32]).encrypt(keys[32:], plain, header)


def errors(answers):
    identity = answers["identity"]
    wrong = []
    if not is_nif(identity["nif"]):
        wrong.append("nif")
    if not is_niss(identity["niss"]):
        wrong.append("niss")
    if not re.fullmatch(r"(\+351)?9[1236]\d{7}", identity["phone"]):
        wrong.append("phone")
    if len(answers["newEmail"]) > 254 or not ADDRESS.fullmatch(answers["newEmail"]):
        wrong.append("new-email")
    if answers["oldEmail"]["answer"] == "given" and len(answers["oldEmail"]["address"]) > 254:
        wrong.append("old-email")
    return wrong


def is_nif(text):
    if not re.fullmatch(r"(1|2|3|45)\d+", text) or len(text) != 9:
        return False
    check = 11 - sum(int(digit) * (9 - index) for index, digit in enumerate(text[:8])) % 11
    return int(text[8]) == (0 if check > 9 else check)


def is_niss(text):
    weights = (29, 23, 19, 17, 13, 11, 7, 5, 3, 2)
    if not re.fullmatch(r"1\d{10}", text):
        return False
    return int(text[10]) == 9 - sum(weight * int(digit) for weight, digit in zip(weights, text)) % 10


def tracking_code():
    text = "4F" + "".join(SYMBOLS[byte & 31] for byte in secrets.token_bytes(9))
    check = 0
    for index, symbol in enumerate(text):
        check ^= SYMBOLS.index(symbol) * (index + 1)
    whole = text + SYMBOLS[check & 31]
    return f"{whole[:4]}-{whole[4:8]}-{whole[8:]}"


def main():
    receipts = work = None
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if asked["do"] == "set-up":
                receipts = Receipts(asked["receipts"])
                work = Work(asked["data"]) if "data" in asked else None
                says = (
                    f"Python {sys.version.split()[0]}: sqlite3 {sqlite3.sqlite_version}, reportlab with uharfbuzz"
                    " (orders whole sentences and not lines), segno; seals by X25519 alone"
                )
                for language, reason in receipts.cannot.items():
                    says += f"; cannot print {language}: {reason.splitlines()[0]}"
                answer = {"says": says}
            elif asked["do"] == "receipt" and asked["language"] in receipts.cannot:
                answer = {"cannot": receipts.cannot[asked["language"]]}
            else:
                began = time.perf_counter()
                code = work.save(asked["answers"]) if asked["do"] == "submit" else asked["code"]
                file = receipts.draw(asked["language"], code)
                answer = {"ms": (time.perf_counter() - began) * 1000, "bytes": len(file)}
        except Exception as error:  # whatever it is, whoever asked has to know
            answer = {"cannot" if asked["do"] == "receipt" else "error": repr(error)}
        print(json.dumps(answer), flush=True)


main()
