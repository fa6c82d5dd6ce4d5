package no.kontaktregister.adapters.pki;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.regex.Pattern;

/**
 * Whether a certificate's signature and key are strong enough to be relied on.
 *
 * <p>The JDK has such rules too, but each machine's {@code java.security} file sets them, and by
 * default they allow SHA-1 and RSA keys of 1024 bits.
 */
public final class CertificateStrength {

  private static final int MIN_RSA_BITS = 2048;
  private static final int MIN_EC_BITS = 256;

  // SHA-2 and SHA-3, as the JDK names them. What is not listed is weak: SHA-1, MD5, and unknown.
  private static final String DIGEST = "SHA-?(224|256|384|512|512/224|512/256)|SHA3-[0-9]+";
  private static final Pattern STRONG_DIGEST = Pattern.compile(DIGEST);
  private static final Pattern STRONG_SIGNATURE =
      Pattern.compile("(" + DIGEST + ")with(RSA|DSA|ECDSA)|Ed25519|Ed448");

  private static final String PSS = "RSASSA-PSS";

  private CertificateStrength() {}

  /** Whether the certificate is signed with a digest of the SHA-2 or SHA-3 family. */
  public static boolean isStronglySigned(X509Certificate certificate) {
    String algorithm = certificate.getSigAlgName();
    return algorithm.equals(PSS)
        ? isStrongPss(certificate.getSigAlgParams())
        : STRONG_SIGNATURE.matcher(algorithm).matches();
  }

  /** Whether the certificate's key is RSA of 2048 bits or more, or an elliptic curve's. */
  public static boolean hasStrongKey(X509Certificate certificate) {
    PublicKey key = certificate.getPublicKey();
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength() >= MIN_RSA_BITS;
    }
    if (key instanceof ECKey ec) {
      return ec.getParams().getOrder().bitLength() >= MIN_EC_BITS;
    }
    return key instanceof EdECKey;
  }

  /** In RSASSA-PSS the parameters name the digests; without parameters they are SHA-1. */
  private static boolean isStrongPss(byte[] der) {
    if (der == null) {
      return false;
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance(PSS);
      parameters.init(der);
      PSSParameterSpec pss = parameters.getParameterSpec(PSSParameterSpec.class);
      return STRONG_DIGEST.matcher(pss.getDigestAlgorithm()).matches()
          && pss.getMGFParameters() instanceof MGF1ParameterSpec mask
          && STRONG_DIGEST.matcher(mask.getDigestAlgorithm()).matches();
    } catch (IOException | GeneralSecurityException unreadable) {
      return false;
    }
  }
}
