"""The client under test: a mailbox provider asks the registry."""

import json
import urllib.request


class RegistryClient:
    def __init__(self, url, token):
        self.url = url
        self.token = token

    def may_choose_mailbox(self, personidentifikator):
        """JA, or the reason why the citizen may not choose a mailbox."""
        request = urllib.request.Request(
            f"{self.url}/rest/v1/postkasse/kan-velge",
            data=json.dumps({"personidentifikator": personidentifikator}).encode(),
            headers={
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as response:
            answer = json.load(response)
        return answer.get("beskrivelse", answer["status"])
