"""A registry for the tests: the demo in a process of its own."""

import base64
import json
import os
import pathlib
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

JAR = os.environ.get(
    "KONTAKTREGISTER_DEMO_JAR",
    pathlib.Path(__file__).parents[2] / "demo" / "target" / "kontaktregister-demo.jar",
)
JAVA_OPTIONS = ["-XX:+UseSerialGC", "-Xmx256m"]
PATIENCE_SECONDS = 120


class Demo:
    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        ready = pathlib.Path(self.folder.name, "ready")
        log = pathlib.Path(self.folder.name, "log")
        with open(log, "w") as output:
            self.process = subprocess.Popen(
                ["java", *JAVA_OPTIONS, "-jar", str(JAR)]
                + ["--port", "0", "--ready-file", str(ready), "--stop-when-stdin-closes"],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        end = time.monotonic() + PATIENCE_SECONDS
        while not ready.exists():
            if self.process.poll() is not None or time.monotonic() > end:
                reason = log.read_text()
                self.stop()
                raise RuntimeError(f"The demo did not start: {reason}")
            time.sleep(0.05)
        self.url = ready.read_text().strip()

    def stop(self):
        self.process.stdin.close()
        self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def reset(self):
        self._control("reset")

    def register_citizen(self, **state):
        """A fresh citizen, with a synthetic number that nobody in the registry has."""
        return self._control("citizens", state)

    def reserve(self, citizen):
        self._control(f"citizens/{citizen['id']}/reserve")

    def lift_reservation(self, citizen):
        self._control(f"citizens/{citizen['id']}/lift-reservation")

    def token(self, organisation_number, scope):
        """A token from the demo's Maskinporten.

        The standard library cannot sign an assertion, so this uses the demo's endpoint for
        those who cannot. The real Maskinporten has no such endpoint.
        """
        credentials = base64.b64encode(f"{organisation_number}:".encode()).decode()
        form = {"grant_type": "client_credentials", "scope": scope}
        answer = self._post(
            "maskinporten/client-credentials",
            urllib.parse.urlencode(form).encode(),
            {"Authorization": f"Basic {credentials}"},
        )
        return answer["access_token"]

    def _control(self, path, body=None):
        data = b"" if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        return self._post(f"demo/v1/{path}", data, headers)

    def _post(self, path, data, headers):
        request = urllib.request.Request(f"{self.url}/{path}", data, headers)
        with urllib.request.urlopen(request, timeout=30) as response:
            content = response.read()
        return json.loads(content) if content else None
