import unittest

from demo import Demo
from registry_client import RegistryClient


class RegistryClientTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.demo = Demo()
        cls.addClassCleanup(cls.demo.stop)
        token = cls.demo.token("984661185", "krr:postkasse/kanvelge.read")
        cls.client = RegistryClient(cls.demo.url, token)

    def setUp(self):
        self.demo.reset()

    def test_a_citizen_may_not_choose_a_mailbox_while_reserved(self):
        citizen = self.demo.register_citizen()
        self.assertEqual("JA", self.ask(citizen))

        self.demo.reserve(citizen)
        self.assertEqual("RESERVERT", self.ask(citizen))

        self.demo.lift_reservation(citizen)
        self.assertEqual("JA", self.ask(citizen))

    def test_a_citizen_with_a_mailbox_may_not_choose_another(self):
        citizen = self.demo.register_citizen(
            postkasse={"leverandoer": "922020175", "adresse": "kari.nordmann#1"}
        )

        self.assertEqual("ALLEREDE_AKTIV", self.ask(citizen))

    def ask(self, citizen):
        return self.client.may_choose_mailbox(citizen["personidentifikator"])


if __name__ == "__main__":
    unittest.main()
