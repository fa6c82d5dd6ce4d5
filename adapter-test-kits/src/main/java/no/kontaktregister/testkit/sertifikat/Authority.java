package no.kontaktregister.testkit.sertifikat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * An issuer of certificates with an OCSP responder and a revocation list on a server of its own.
 */
public final class Authority implements AutoCloseable {

  /** Now, because the JDK compares the times of an OCSP answer with the system's clock. */
  public static final Instant BETWEEN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  public static final Instant FROM = BETWEEN.minus(365, ChronoUnit.DAYS);
  public static final Instant TO = BETWEEN.plus(365, ChronoUnit.DAYS);

  public static final String POLICY = CertificateIssuer.ENTERPRISE_POLICY;

  /** Subjects as Buypass and Commfides write them. */
  public static final class Subject {

    public static final String SEID_1 =
        "C=NO,O=POSTEN NORGE AS,CN=POSTEN NORGE AS,2.5.4.5=984661185";
    public static final String SEID_2 =
        "C=NO,O=POSTEN NORGE AS,2.5.4.97=NTRNO-984661185,CN=POSTEN NORGE AS";

    private Subject() {}
  }

  private static final Content USUAL = Content.ofAnEnterprise(FROM, TO);

  /** The holder's key of certificates with which nobody signs: a new one takes long. */
  private static final PublicKey HOLDERS_KEY =
      CertificateIssuer.selfSigned("CN=Holder", USUAL, Optional.empty())
          .certificate()
          .getPublicKey();

  /** How an issuer answers: with OCSP, or with its revocation list. */
  public static final class Answers {

    private volatile Issued signer;
    private volatile Duration age = Duration.ZERO;

    private Answers(Issued signer) {
      this.signer = signer;
    }

    /** Signs the answers with another key; an OCSP answer names and has its certificate. */
    public void signedBy(Issued newSigner) {
      signer = newSigner;
    }

    /** Makes the answers as they were a day ago, when they were valid for an hour. */
    public void outdated() {
      age = Duration.ofDays(1);
    }

    private Date thisUpdate() {
      return Date.from(BETWEEN.minusSeconds(60).minus(age));
    }

    private Date nextUpdate() {
      return Date.from(BETWEEN.plusSeconds(3600).minus(age));
    }

    private ContentSigner contentSigner() throws OperatorException {
      return new JcaContentSignerBuilder("SHA256withRSA").build(signer.key());
    }
  }

  private final CertificateIssuer issuer;
  private final HttpServer server;
  private final Answers ocsp;
  private final Answers crl;
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<BigInteger> revokedByResponder = ConcurrentHashMap.newKeySet();
  private final Set<BigInteger> revokedByList = ConcurrentHashMap.newKeySet();
  private final Semaphore answering = new Semaphore(1_000_000);

  /** A root. */
  public Authority(String name) throws Exception {
    this(name, content -> content);
  }

  /** A root whose own certificate differs from the usual. */
  public Authority(String name, UnaryOperator<Content> change) throws Exception {
    this(site -> CertificateIssuer.selfSigned(name, change.apply(USUAL.asIssuer()), site));
  }

  private Authority(Function<Optional<URI>, Issued> certificate) throws Exception {
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Issued own = certificate.apply(Optional.of(site()));
    this.issuer = new CertificateIssuer(own, Optional.of(site()));
    this.ocsp = new Answers(own);
    this.crl = new Answers(own);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", exchange -> answer(exchange, request -> certificate().getEncoded()));
    server.createContext("/ocsp", exchange -> answer(exchange, this::ocspResponse));
    server.createContext("/crl", exchange -> answer(exchange, request -> revocationList()));
    server.start();
  }

  /** Where this authority's server listens. */
  public URI site() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  public X509Certificate certificate() {
    return issuer.certificate();
  }

  /** The authority's own certificate and key. */
  public Issued own() {
    return new Issued(issuer.certificate(), issuer.key());
  }

  public byte[] issue(String subject) {
    return issue(subject, content -> content);
  }

  public byte[] issue(String subject, UnaryOperator<Content> change) {
    Content content = change.apply(USUAL);
    try {
      X509Certificate issued =
          content.bits() == USUAL.bits()
              ? issuer.certify(subject, HOLDERS_KEY, content)
              : issuer.issue(subject, content).certificate();
      return issued.getEncoded();
    } catch (CertificateEncodingException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A certificate and its private key. */
  public Issued issueWithKey(String subject, UnaryOperator<Content> change) {
    return issuer.issue(subject, change.apply(USUAL));
  }

  /** A self-signed certificate that names this authority's server. */
  public Issued selfSigned(String subject) {
    return CertificateIssuer.selfSigned(subject, USUAL, Optional.of(site()));
  }

  /** An authority whose certificate this one has issued. It has a server of its own. */
  public Authority intermediate(String itsName) throws Exception {
    return intermediate(itsName, content -> content);
  }

  /** The same with a certificate that differs from the usual. */
  public Authority intermediate(String itsName, UnaryOperator<Content> change) throws Exception {
    return new Authority(site -> issuer.issue(itsName, change.apply(USUAL.asIssuer())));
  }

  public void revoke(byte[] der) throws Exception {
    BigInteger serial = new X509CertificateHolder(der).getSerialNumber();
    revokedByResponder.add(serial);
    revokedByList.add(serial);
  }

  /** The responder says that the certificate is revoked. The list does not have it yet. */
  public void revokeByResponder(X509Certificate revoked) {
    revokedByResponder.add(revoked.getSerialNumber());
  }

  /** The list has the certificate. The responder says that it is good. */
  public void revokeByList(X509Certificate revoked) {
    revokedByList.add(revoked.getSerialNumber());
  }

  public Answers ocsp() {
    return ocsp;
  }

  public Answers crl() {
    return crl;
  }

  /** How many requests the server has got, for whatever address. */
  public int requests() {
    return requests.get();
  }

  /** Accepts requests and does not answer them. */
  public void holdAnswers() {
    answering.drainPermits();
  }

  public void releaseAnswers() {
    answering.release(1_000);
  }

  @Override
  public void close() {
    releaseAnswers();
    server.stop(0);
  }

  private byte[] ocspResponse(byte[] request) throws Exception {
    X509CertificateHolder signer =
        new X509CertificateHolder(ocsp.signer.certificate().getEncoded());
    BasicOCSPRespBuilder answer = new BasicOCSPRespBuilder(new RespID(signer.getSubject()));
    for (Req question : new OCSPReq(request).getRequestList()) {
      answer.addResponse(
          question.getCertID(),
          revokedByResponder.contains(question.getCertID().getSerialNumber())
              ? new RevokedStatus(Date.from(FROM), 0)
              : CertificateStatus.GOOD,
          ocsp.thisUpdate(),
          ocsp.nextUpdate());
    }
    return new OCSPRespBuilder()
        .build(
            OCSPRespBuilder.SUCCESSFUL,
            answer.build(
                ocsp.contentSigner(), new X509CertificateHolder[] {signer}, ocsp.thisUpdate()))
        .getEncoded();
  }

  private byte[] revocationList() {
    return new CertificateIssuer(new Issued(certificate(), crl.signer.key()), Optional.empty())
        .revocationList(crl.thisUpdate().toInstant(), crl.nextUpdate().toInstant(), revokedByList);
  }

  private interface Responder {
    byte[] answer(byte[] request) throws Exception;
  }

  private void answer(HttpExchange exchange, Responder responder) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      answering.acquire();
      byte[] answer = responder.answer(question(exchange));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A short OCSP request is in the path, in base64. */
  private static byte[] question(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    return exchange.getRequestMethod().equals("GET") && path.startsWith("/ocsp/")
        ? Base64.getDecoder().decode(path.substring("/ocsp/".length()))
        : exchange.getRequestBody().readAllBytes();
  }
}
