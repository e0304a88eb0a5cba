"""A real SMTP server (aiosmtpd) that can be told to fail, and that keeps what it accepted.

It listens on 127.0.0.1, says {"event": "listening", "port": N} on standard output, and appends each accepted
mail as one line of JSON to FOLDER/accepted.jsonl: as Python's own parser of mail reads it, which shares no
code with the sender. The ways in which tries failed stand in FOLDER/failed.log. How it behaves stands in FOLDER/plan.json, read anew for each connection:

    {"seed": 1, "share": 0.3, "ways": ["cut-before-dot", "451"], "slow_s": 2.0}

Of all tries the given share fails, each in one of the ways:

    refuse          the connection is reset before the greeting
    451             greylisting, as the answer to RCPT
    550             no such mailbox, as the answer to RCPT; the same for a recipient every time
    554             refused as spam, as the answer to the final dot
    421             the server closes, as the answer to MAIL
    cut-before-dot  the line is cut in the middle of the mail
    cut-after-dot   the mail is accepted and the line is cut before that is said
    slow            silence for slow_s seconds instead of the answer to RCPT
"""

import argparse
import asyncio
import email
import email.policy
import hashlib
import json
import os
import random
import signal
import ssl

from aiosmtpd.smtp import SMTP, AuthResult


class Plan:
    """What happens to the next try."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "plan.json")
        self.text = None
        self.plan = {}
        self.random = random.Random(0)
        self.failed = open(os.path.join(folder, "failed.log"), "a", encoding="ascii")

    def fail(self, way):
        """Notes a failed try."""
        self.failed.write(f"{way}\n")
        self.failed.flush()

    def draw(self):
        """The way in which the next try on this connection fails, or None."""
        try:
            with open(self.path, encoding="utf-8") as file:
                text = file.read()
        except FileNotFoundError:
            return None
        if text != self.text:
            self.text = text
            self.plan = json.loads(text)
            self.random = random.Random(self.plan.get("seed", 0))
        if self.random.random() >= self.plan.get("share", 0):
            return None
        way = self.random.choice(self.plan["ways"])
        if way == "550":
            # Decided by the recipient, below.
            return None
        self.fail(way)
        return way

    def is_unknown(self, recipient):
        """Whether there is no such mailbox: the same answer whenever it is asked."""
        if "550" not in self.plan.get("ways", []):
            return False
        share = self.plan["share"] / len(self.plan["ways"])
        drawn = hashlib.sha256(f"{self.plan.get('seed', 0)} {recipient}".encode()).digest()
        unknown = int.from_bytes(drawn[:4], "big") / 2**32 < share
        if unknown:
            self.fail("550")
        return unknown

    @property
    def slow_s(self):
        return self.plan.get("slow_s", 1.0)


def cut(server):
    """The line is gone, without a word."""
    server.transport.abort()


class Handler:
    """Decides about each mail and keeps what it accepts."""

    def __init__(self, folder, plan):
        self.accepted = open(os.path.join(folder, "accepted.jsonl"), "a", encoding="utf-8")
        self.plan = plan

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        # A line that is used again is a new try.
        if getattr(session, "used", False):
            server.way = self.plan.draw()
        session.used = True
        if server.way == "refuse":
            cut(server)
        if server.way == "421":
            return "421 4.3.2 shutting down"
        envelope.mail_from = address
        return "250 2.1.0 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if server.way == "slow":
            await asyncio.sleep(self.plan.slow_s)
        if server.way == "451":
            return "451 4.7.1 greylisted, try again later"
        if self.plan.is_unknown(address):
            return f"550 5.1.1 <{address}>: no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if server.way == "554":
            return "554 5.7.1 looks like spam"
        self.keep(envelope, session)
        if server.way == "cut-after-dot":
            cut(server)
        return "250 2.0.0 accepted"

    def keep(self, envelope, session):
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = list(message.walk())
        plain, html = (message.get_body(preferencelist=(kind,)) for kind in ("plain", "html"))
        files = [(part.get_filename(), part) for part in parts if part.get_content_type() == "text/calendar"]
        mail = {
            "message_id": message["Message-ID"].strip("<>"),
            "date": message["Date"].datetime.isoformat(),
            "sender": envelope.mail_from,
            "recipient": envelope.rcpt_tos[0],
            "from": str(message["From"]),
            "to": str(message["To"]),
            "subject": str(message["Subject"]),
            "languages": str(message["Content-Language"]),
            "text": plain.get_content() if plain else None,
            "html": html.get_content() if html else None,
            # Attached, with a name and as one of UTF-8: else a calendar would not take it.
            "calendars": [
                part.get_content()
                for name, part in files
                if name and part.get_content_disposition() == "attachment" and part.get_content_charset() == "utf-8"
            ],
            "sha256": hashlib.sha256(envelope.content).hexdigest(),
            "longest_line": max(len(line) for line in envelope.content.split(b"\r\n")),
            "is_ascii": envelope.content.isascii(),
            "defects": [
                repr(defect)
                for part in parts
                for defect in [*part.defects, *(d for v in part.values() for d in v.defects)]
            ],
            "user": session.auth_data.decode() if session.auth_data else None,
            "tls": session.ssl is not None or bool(getattr(session, "implicit_tls", False)),
        }
        self.accepted.write(json.dumps(mail) + "\n")
        self.accepted.flush()


class Server(SMTP):
    """One connection."""

    way = None
    plan = None
    implicit_tls = False

    def connection_made(self, transport):
        # The second time it is the same line, now with TLS.
        first = self.transport is None
        if first:
            self.way = self.plan.draw()
        if first and self.way == "refuse":
            transport.abort()
        super().connection_made(transport)
        self.session.implicit_tls = self.implicit_tls

    async def smtp_DATA(self, arg):
        if self.way == "cut-before-dot":
            await self.push("354 go on")
            await self._reader.readline()
            cut(self)
            return
        await super().smtp_DATA(arg)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--protection", choices=["none", "tls", "starttls"], default="none")
    parser.add_argument("--certificate")
    parser.add_argument("--key")
    parser.add_argument("--user")
    parser.add_argument("--password")
    args = parser.parse_args()

    tls = None
    if args.protection != "none":
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(args.certificate, args.key)
    plan = Plan(args.folder)
    handler = Handler(args.folder, plan)

    def sign_in(server, session, envelope, mechanism, data):
        right = data.login == args.user.encode() and data.password == args.password.encode()
        # The answer of Debian's servers to a wrong password, and not a dropped line.
        return AuthResult(success=right, handled=False, auth_data=data.login)

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)

    def connection():
        server = Server(
            handler,
            loop=loop,
            hostname="mail.example.org",
            tls_context=tls if args.protection == "starttls" else None,
            require_starttls=args.protection == "starttls",
            auth_required=args.user is not None,
            auth_require_tls=args.protection == "starttls",
            authenticator=sign_in if args.user else None,
        )
        server.plan = plan
        server.implicit_tls = args.protection == "tls"
        return server

    listening = loop.run_until_complete(
        loop.create_server(
            connection,
            "127.0.0.1",
            args.port,
            ssl=tls if args.protection == "tls" else None,
        )
    )
    port = listening.sockets[0].getsockname()[1]
    print(json.dumps({"event": "listening", "port": port}), flush=True)
    loop.add_signal_handler(signal.SIGTERM, loop.stop)
    loop.run_forever()


main()
