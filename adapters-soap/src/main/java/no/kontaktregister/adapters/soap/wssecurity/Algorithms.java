package no.kontaktregister.adapters.soap.wssecurity;

import java.util.List;
import java.util.stream.Stream;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.AlgorithmSuite;

/**
 * The algorithms that a request may be signed with.
 *
 * <p>Source: docs/contract.md#soap.
 *
 * @param signatures of the signature
 * @param digests of each signed part
 * @param canonicalizations of the signature and of each signed part
 */
record Algorithms(List<String> signatures, List<String> digests, List<String> canonicalizations) {

  static final int MIN_RSA_BITS = 2048;
  static final int MAX_RSA_BITS = 8192;

  private static final List<String> SHA_2 =
      List.of(WSS4JConstants.SHA256, WSS4JConstants.SHA384, WSS4JConstants.SHA512);

  static Algorithms of(Requests requests) {
    return new Algorithms(
        List.of(
            WSS4JConstants.RSA_SHA256,
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384",
            WSS4JConstants.RSA_SHA512),
        requests == Requests.STRICT
            ? SHA_2
            : Stream.concat(SHA_2.stream(), Stream.of(WSS4JConstants.SHA1)).toList(),
        List.of(
            WSS4JConstants.C14N_EXCL_OMIT_COMMENTS,
            WSS4JConstants.C14N_EXCL_WITH_COMMENTS,
            WSS4JConstants.C14N_OMIT_COMMENTS,
            WSS4JConstants.C14N_WITH_COMMENTS));
  }

  /** The same for WSS4J, which adds the limits on keys. */
  AlgorithmSuite suite() {
    AlgorithmSuite suite = new AlgorithmSuite();
    signatures.forEach(suite::addSignatureMethod);
    digests.forEach(suite::addDigestAlgorithm);
    canonicalizations.forEach(suite::addC14nAlgorithm);
    canonicalizations.forEach(suite::addTransformAlgorithm);
    suite.setMinimumAsymmetricKeyLength(MIN_RSA_BITS);
    suite.setMaximumAsymmetricKeyLength(MAX_RSA_BITS);
    return suite;
  }
}
