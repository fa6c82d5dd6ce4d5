/** The client under test: a mailbox provider asks the registry. */
export class RegistryClient {
  constructor(url, token) {
    this.url = url;
    this.token = token;
  }

  /** JA, or the reason why the citizen may not choose a mailbox. */
  async mayChooseMailbox(personidentifikator) {
    const response = await fetch(`${this.url}/rest/v1/postkasse/kan-velge`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ personidentifikator }),
    });
    if (!response.ok) {
      throw new Error(`The registry answered ${response.status}.`);
    }
    const { status, beskrivelse } = await response.json();
    return beskrivelse ?? status;
  }
}
