"""A clamd for tests: speaks INSTREAM on loopback and knows one virus, EICAR."""

import socketserver
import struct
import threading

# Written in two parts, so that no scanner takes this file for the thing itself.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LARGEST = 30 * 2**20


class Conversation(socketserver.StreamRequestHandler):
    def handle(self):
        command = self._command()
        if command != b"INSTREAM":
            self.wfile.write(b"UNKNOWN COMMAND\n")
            return
        content = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            content += self.rfile.read(length)
            if len(content) > LARGEST:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\n")
                return
        self.server.seen.append(content)
        answer = self.server.says or ("stream: Eicar-Test FOUND" if EICAR in content else "stream: OK")
        self.wfile.write(answer.encode() + (b"\0" if self.nul else b"\n"))

    def _command(self):
        first = self.rfile.read(1)
        self.nul = first == b"z"
        end, word = (b"\0" if self.nul else b"\n"), b""
        while (letter := self.rfile.read(1)) not in (end, b""):
            word += letter
        return word if first in (b"z", b"n") else first + word


class Clamd(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.seen, self.says = [], ""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"tcp://127.0.0.1:{self.server_address[1]}"
