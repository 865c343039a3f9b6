# An SMTP server on loopback for tests (Debian's python3-aiosmtpd), started and stopped by tests/support/smtp_server.hpp.
# Says its port, keeps every letter it has seen whole as N.json in the directory, behaves as the file «behaviour» there
# says, and ends when its standard input does.
#
# accept · busy: 451 to the recipient · unknown_user: 550 to the recipient · bad_sender: 550 to the sender · shutting_down:
# 421 to the recipient · later: 451 after the letter · never: 554 after the letter · silent: keeps the letter, never
# answers · cut: keeps the letter, hangs up
import argparse
import asyncio
import email
import email.policy
import json
import logging
import pathlib
import ssl
import sys
import warnings

from aiosmtpd.smtp import SMTP, AuthResult

options = argparse.ArgumentParser()
options.add_argument("--directory", required=True)
options.add_argument("--port", type=int, default=0)
options.add_argument("--security", choices=["none", "starttls", "tls"], default="none")
options.add_argument("--certificate")
options.add_argument("--key")
options.add_argument("--login")
options.add_argument("--password")
asked = options.parse_args()
logging.disable(logging.CRITICAL)  # refusals are what the tests are about
warnings.simplefilter("ignore")
directory = pathlib.Path(asked.directory)
kept = 0


def behaviour():
    try:
        return (directory / "behaviour").read_text().strip()
    except FileNotFoundError:
        return "accept"


def keep(server, session, envelope):
    global kept
    kept += 1
    message = email.message_from_bytes(envelope.content, policy=email.policy.default)
    told = {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "encrypted": server.transport.get_extra_info("sslcontext") is not None,
        "signed_in": session.authenticated,
        "headers": {name.lower(): str(value) for name, value in message.items()},
        "line_max": max(len(line) for line in envelope.content.split(b"\r\n")),
        "ascii": all(byte < 128 for byte in envelope.content),
        "defects": [str(d) for part in message.walk() for d in part.defects],
        "text": message.get_body(("plain",)).get_content(),
        "html": message.get_body(("html",)).get_content(),
    }
    unfinished = directory / f"{kept}.part"
    unfinished.write_text(json.dumps(told, ensure_ascii=False))
    unfinished.rename(directory / f"{kept}.json")


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if behaviour() == "bad_sender":
            return "550 5.7.1 Sender rejected"
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        answers = {"busy": "451 4.3.0 Try again later", "unknown_user": "550 5.1.1 No such user",
                   "shutting_down": "421 4.3.2 Shutting down"}
        if behaviour() in answers:
            return answers[behaviour()]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        now = behaviour()
        if now == "later":
            return "451 4.2.0 Mailbox is busy"
        if now == "never":
            return "554 5.6.0 Not this letter"
        keep(server, session, envelope)
        if now == "silent":
            await asyncio.sleep(3600)
        if now == "cut":
            server.transport.abort()
        return "250 2.0.0 Queued"


def admit(server, session, envelope, mechanism, data):
    fits = (data.login.decode(), data.password.decode()) == (asked.login, asked.password)
    return AuthResult(success=fits, handled=False)


async def serve():
    context = None
    if asked.security != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(asked.certificate, asked.key)
    starttls = asked.security == "starttls"

    def conversation():
        return SMTP(Handler(), hostname="mail.test", tls_context=context if starttls else None, require_starttls=starttls,
                    auth_required=asked.login is not None, auth_require_tls=starttls,
                    authenticator=admit if asked.login else None)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(conversation, "127.0.0.1", asked.port,
                                      ssl=context if asked.security == "tls" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


async def main():
    await serve()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


asyncio.run(main())
